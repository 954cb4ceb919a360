"""Numbers of noun phrases: "some 2,000 soldiers", "thousands of troops"."""

from __future__ import annotations

from extractors.entities.lexicon import bag, words
from extractors.entities.phrases import (
    MEASURES,
    is_year,
    left_edge,
    number_end,
    of_object,
    subtree_left,
)
from extractors.entities.view import View

QUANTIFIERS = words("quantifiers")
SIZES = bag(
    "large small vast great tiny overwhelming record total whole growing huge good mere full"
)
HEDGES = bag(
    "some about over around nearly almost approximately roughly another only just "
    "least more than at up to under fewer less estimated additional a further"
) - {"a"}


def counted(view: View, i: int) -> int | None:
    """What a noun of quantity counts: "thousands of troops" → troops; None for other nouns."""
    number = view.pos[i] == "NUM"
    listed = view.lower[i] in QUANTIFIERS or view.lemma[i] in QUANTIFIERS
    if not (listed or number or (view.ent[i] in MEASURES and view.pos[i] == "NOUN")):
        return None
    if number and view.lower[i] in ("one", "none"):
        return None
    if any(view.dep[k] == "amod" and view.lower[k] not in SIZES for k in view.kids[i] if k < i):
        return None  # "a vocal minority of voters" is no number
    inner = of_object(view, i)
    if inner is None or view.pos[inner] not in ("NOUN", "PROPN", "PRON"):
        return None
    return inner


def counter(view: View, i: int) -> int | None:
    """The noun of quantity that counts this one: troops → "thousands" in "thousands of troops"."""
    prep = view.head[i]
    if view.dep[i] == "pobj" and view.lower[prep] == "of" and view.head[prep] < prep:
        head = view.head[prep]
        return head if counted(view, head) == i else None
    return None


def is_hedge(view: View, i: int) -> bool:
    """Whether a word before a number belongs to it; "to" only in "up to" and "close to"."""
    if view.lower[i] == "to":
        return i > 0 and view.lower[i - 1] in ("up", "close")
    return view.lower[i] in HEDGES


def quantity(view: View, i: int) -> str | None:
    """The words of the number before a head or of the noun that counts it: "some 2,000"."""
    by = counter(view, i)
    if by is not None:
        first = left_edge(view, by)
        while view.lower[first] in ("the", "a", "an") and first < by and view.pos[by] == "NOUN":
            if view.lower[first] == "a":
                break
            first += 1
        return view.words(first, by + 1)
    nums = [k for k in view.kids[i] if k < i and view.dep[k] == "nummod" and not is_year(view, k)]
    if not nums:
        return None
    first, last = subtree_left(view, nums[0]), number_end(view, nums[-1], i)
    while first > 0 and is_hedge(view, first - 1) and view.sent[first - 1] == view.sent[i]:
        first -= 1
    return view.words(first, last)


def number_words(view: View, i: int) -> str:
    """The words of a number that stands alone: "50 or more", "at least 50", "30 more"."""
    first, last = left_edge(view, i), i + 1
    while first > 0 and is_hedge(view, first - 1) and view.sent[first - 1] == view.sent[i]:
        first -= 1
    tail = view.lower[last : last + 2]
    if tail in (["or", "more"], ["or", "so"], ["or", "fewer"]):
        last += 2
    elif tail[:1] in (["more"], ["others"]):
        last += 1
    return view.words(first, last)
