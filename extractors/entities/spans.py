"""Where names stand: a stretch of proper nouns taken apart into owner, title and name."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.places import table
from extractors.entities.runs import runs
from extractors.entities.view import View

NO_SYLLABLES = bag("based led era style born like run owned held made held led wide free elect")
DIRECTIONS = bag("northern southern eastern western central upper lower greater inner outer")
BIG = 300_000  # people; names of smaller cities are surnames and words too often
SURE_TITLES = bag(
    "president minister senator secretary chancellor premier professor prime vice "
    "deputy foreign commander congressman congresswoman governor mayor"
)


@dataclass(slots=True)
class NameSpan:
    """Tokens first to last (exclusive) that are a name; ``head`` is the one that the rest hangs on.

    ``ent`` is spaCy's type or "". ``title`` are the tokens of a title before it. ``inner`` are
    names within it ("Indonesian" in "Indonesian Navy").
    """

    first: int
    last: int
    head: int
    ent: str
    title: list[int] = field(default_factory=list)
    inner: list[NameSpan] = field(default_factory=list)


def find(view: View) -> list[NameSpan]:
    """The names of a document, outer ones, in text order; what stands inside them is in them."""
    spans: list[NameSpan] = []
    for first, last, ent in runs(view):
        for piece in _pieces(view, first, last, ent):
            kept = _strip_title(view, piece)
            if kept is not None:
                kept.inner = _territories(view, kept)
                spans.append(kept)
    return spans


def _pieces(view: View, first: int, last: int, ent: str) -> list[NameSpan]:
    """A possessor within spaCy's entity is a name of its own: "Cairo's | National Museum"."""
    table = gazetteer.load()
    for size in (2, 1):  # "Philippine | President Benigno Aquino"
        hit = table.look_up(view.words(first, first + size)) if last - first > size + 1 else None
        if hit and hit[0] == "demonym" and view.lower[first + size] in SURE_TITLES:
            left = span(view, first, first + size, "NORP")
            return [left, *_pieces(view, first + size, last, ent)]
    for i in range(first + 1, last - 1):
        if view.tag[i] == "POS" and view.text[i].lower() in ("'s", "’s"):
            owner = view.words(first, i)
            if table.look_up(owner) or view.ent[first] in ("PERSON", "GPE"):
                left = span(view, first, i, "GPE" if table.look_up(owner) else ent)
                return [left, *_pieces(view, i + 1, last, ent)]
    while (
        last - first > 1
        and (view.lower[last - 1] in words("roles") or view.text[last - 1] == "-")
        and ent != "PERSON"
        and ent not in ("WORK_OF_ART", "FAC")
    ):
        last -= 1
    return [span(view, first, last, ent)]


def span(view: View, first: int, last: int, ent: str) -> NameSpan:
    """The tokens as a name, with the head that the others hang on."""
    if last - first > 1 and ent in ("PERSON", "") and _syllable(view, last):
        last += 2
    heads = [i for i in range(first, last) if not first <= view.head[i] < last or view.head[i] == i]
    proper = [i for i in heads if view.dep[i] not in ("punct", "case", "det")]
    return NameSpan(first, last, (proper or heads or [last - 1])[-1], ent)


def _syllable(view: View, i: int) -> bool:
    """Whether a hyphen and a last syllable follow, as in "Chan Wai-ming"."""
    return (
        i + 1 < len(view)
        and view.text[i] == "-"
        and view.end[i - 1] == view.start[i]
        and view.end[i] == view.start[i + 1]
        and view.text[i + 1].islower()
        and len(view.text[i + 1]) <= 5
        and view.lower[i + 1] not in NO_SYLLABLES
    )


def _strip_title(view: View, whole: NameSpan) -> NameSpan | None:
    """ "Prime Minister Erik Dahl" → the person's name, with its title kept apart."""
    roles, parts, honour = words("roles"), words("title_parts"), words("honorifics")
    first, last = whole.first, whole.last
    lowers = view.lower[first:last]
    if all(low in roles or low in honour or low in parts for low in lowers):
        return None if whole.ent != "GPE" else whole
    if whole.ent not in ("PERSON", "") and lowers[-1] in words("organizations"):
        return whole
    if lowers[-1] in words("clubs"):
        return whole  # "Man United" is no man
    if whole.ent in ("ORG", "FAC", "GPE", "LOC", "EVENT", "LAW") and lowers[0] not in (
        SURE_TITLES | honour
    ):
        return whole
    cut = first
    i = first
    while i < last - 1:
        low = view.lower[i]
        if low in roles or low in honour:
            cut = i + 1
        elif low not in parts and low not in (".", "-"):
            break
        i += 1
    while cut > first and cut < last - 2 and view.text[cut] == "-":
        cut += 2  # "Secretary-General | Erik Dahl"
    if cut > first:
        whole.title = list(range(first, cut))
        rest = span(view, cut, last, "PERSON" if whole.ent in ("", "PERSON", "ORG") else whole.ent)
        rest.title = whole.title
        return rest
    return whole


def _territories(view: View, whole: NameSpan) -> list[NameSpan]:
    """Territories named within a longer name: "Indonesian Navy", "Bank of England"."""
    territories = gazetteer.load()
    found: list[NameSpan] = []
    text = view.words(whole.first, whole.last)
    if territories.look_up(text) or table.linked(text):
        return []
    i = whole.first
    while i < whole.last:
        for size in range(min(4, whole.last - i), 0, -1):
            if size == whole.last - whole.first:
                continue
            hit = territories.look_up(view.words(i, i + size))
            if hit and i > whole.first and view.lower[i - 1] in DIRECTIONS:
                i, size, hit = i - 1, size + 1, None  # "Southern Indiana" is not Indiana
                found.append(span(view, i, i + size, "LOC"))
                i += size - 1
                break
            if hit and view.text[i][0].isupper() and whole.ent != "PERSON":
                found.append(span(view, i, i + size, "NORP" if hit[0] == "demonym" else "GPE"))
                i += size - 1
                break
            if not hit and whole.ent != "PERSON" and _is_city(view.words(i, i + size)):
                found.append(span(view, i, i + size, "GPE"))
                i += size - 1
                break
        i += 1
    return found


def _is_city(text: str) -> bool:
    """Whether a part of a name is a big city's and hardly anything else: "Chicago Tribune"."""
    places = table.find(text) if text[:1].isupper() else ()
    return any(place.wikidata and place.population >= BIG for place in places[:1])
