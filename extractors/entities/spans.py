"""Where names stand: spaCy's entities repaired, and the runs of proper nouns that it missed."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.view import View

NAMING = bag("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE")
COUNTING = bag("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL")
INNER_MARKS = bag("- – ' . & /")
CURRENCIES = frozenset("$£€¥")
BRACKETS = frozenset("()[]{}|;:")
OUTER = bag("det punct case cc advmod predet dep")


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
    for first, last, ent in _joined(view, _rough(view)):
        for piece in _pieces(view, first, last, ent):
            kept = _strip_title(view, piece)
            if kept is not None:
                kept.inner = _territories(view, kept)
                spans.append(kept)
    return spans


def _rough(view: View) -> list[tuple[int, int, str]]:
    """spaCy's entities of naming types, and between them runs of proper nouns."""
    found: list[tuple[int, int, str]] = []
    i, n = 0, len(view)
    while i < n:
        ent = view.ent[i]
        if ent in NAMING:
            j = i + 1
            while j < n and view.ent[j] == ent and not view.begins[j]:
                j += 1
            trimmed = _trim(view, i, j)
            if trimmed and (trimmed[1] >= n or view.text[trimmed[1]] not in CURRENCIES):
                found.append((*trimmed, ent))
            i = j
        elif _proper(view, i):
            j = i + 1
            while j < n and view.ent[j] not in NAMING and (_proper(view, j) or _hyphen(view, j)):
                j += 1
            if found and _peoples(view, found[-1], i):
                found[-1] = (found[-1][0], j, found[-1][2])
            elif not _common(view, i, j):
                found.append((i, j, ""))
            i = j
        else:
            size = _demonym(view, i)
            if size:
                found.append((i, i + size, "NORP"))
            i += size or 1
    return found


def _demonym(view: View, i: int) -> int:
    """How many tokens of a demonym that spaCy missed begin here: "Ghanaian authorities"."""
    if not view.text[i][0].isupper() or view.ent[i] in COUNTING or view.pos[i] != "ADJ":
        return 0
    table = gazetteer.load().demonyms
    if i + 1 < len(view) and f"{view.text[i]} {view.text[i + 1]}" in table:
        return 2
    return 1 if view.text[i] in table else 0


def _proper(view: View, i: int) -> bool:
    return (
        view.pos[i] == "PROPN"
        and view.ent[i] not in COUNTING
        and view.text[i][0].isalpha()
        and (view.text[i][0].isupper() or view.lower[i] in ("al", "bin", "ibn", "de", "von", "van"))
    )


def _peoples(view: View, before: tuple[int, int, str], i: int) -> bool:
    """Whether a run goes on after a possessive: "Korean People's | Army"."""
    return (
        before[1] == i - 1
        and view.tag[i - 1] == "POS"
        and view.lower[i - 2] in ("people", "workers", "women", "men", "children", "veterans")
    )


def _common(view: View, first: int, last: int) -> bool:
    """A common noun with a capital at a sentence's start ("Observers"), or a currency ("NZ $")."""
    if last < len(view) and view.text[last] in CURRENCIES:
        return True
    lower = view.lower[first]
    begin = view.sents[view.sent[first]][0]
    if last - first == 1 and lower in words("name_stop"):
        return True
    single = last - first == 1 and all(view.tag[i] == "_SP" for i in range(begin, first))
    return single and (lower in words("roles") or lower.removesuffix("s") in words("roles"))


def _hyphen(view: View, i: int) -> bool:
    """A hyphen that glues two proper nouns: "al-Ikhbariya"."""
    return (
        view.text[i] in ("-", "–")
        and i + 1 < len(view)
        and view.start[i] == view.end[i - 1]
        and view.start[i + 1] == view.end[i]
        and view.pos[i + 1] == "PROPN"
        and view.ent[i + 1] not in NAMING
    )


def _trim(view: View, first: int, last: int) -> tuple[int, int] | None:
    """An entity without articles, marks, lower-case words before and a possessive after it."""
    while first < last and not view.text[first][0].isupper():
        lower = view.lower[first]
        if lower in ("al", "el", "bin", "ibn", "von", "van", "de") or view.text[first][0].isdigit():
            break
        first += 1
    while first < last and view.lower[first] in ("the", "a", "an") and last - first > 1:
        first += 1
    last = next((i for i in range(first + 1, last) if view.text[i] in BRACKETS), last)
    if view.ent[first] == "PERSON":
        last = next(
            (i for i in range(first + 1, last) if view.lower[i] in ("the", "a", "of")), last
        )
    while first < last and (
        view.dep[last - 1] in ("case", "punct", "cc", "det")
        or (
            view.tag[last - 1] in ("POS", "_SP", "IN", "DT", "CD")
            and not view.text[last - 1][0].isalnum()
        )
        or view.lower[last - 1] in ("'s", "’s", "the", "a", "of", "in", "and")
        or not any(c.isalnum() for c in view.text[last - 1])
    ):
        last -= 1
    capital = any(t[0].isupper() for t in view.text[first:last])
    if first >= last or not capital or last - first > 10:
        return None
    if last - first == 1 and view.lower[first] in words("name_stop"):
        return None
    if any("\n" in t for t in view.text[first:last]):
        return _trim(view, first, next(i for i in range(first, last) if "\n" in view.text[i]))
    return first, last


def _joined(view: View, rough: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Runs beside an entity belong to it where the parse makes them one name."""
    found: list[tuple[int, int, str]] = []
    for first, last, ent in rough:
        if found:
            before_first, before_last, before = found[-1]
            gap = view.text[before_last:first]
            adjacent = not gap or (
                gap in (["-"], ["–"]) and view.start[first] == view.end[first - 1]
            )
            inside = [i for i in range(before_first, before_last) if first <= view.head[i] < last]
            if adjacent and inside and _one_name(view, (before_first, before_last, before), ent):
                found[-1] = (before_first, last, ent or before)
                continue
        found.append((first, last, ent))
    return found


def _one_name(view: View, before: tuple[int, int, str], ent: str) -> bool:
    first, last, kind = before
    if kind and ent:
        return False
    if first > 0 and view.text[first - 1] == "-" and view.end[first - 1] == view.start[first]:
        return False  # "pro-Beijing New People's Party"
    if kind in ("PERSON", "NORP", "GPE") and not ent:
        # "Mecca Hajj": two names; "New Zealand Herald": one, as an organization's word ends it.
        return kind != "PERSON" and _last_word(view, last) in words("organizations")
    return not all(view.lower[i] in words("roles") for i in range(first, last))


def _last_word(view: View, i: int) -> str:
    while i + 1 < len(view) and _proper(view, i + 1) and view.ent[i + 1] not in NAMING:
        i += 1
    return view.lower[i]


def _pieces(view: View, first: int, last: int, ent: str) -> list[NameSpan]:
    """A possessor that spaCy took into the name is a name of its own: "Mecca's | Grand Mosque"."""
    table = gazetteer.load()
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
    """Whether a hyphen and a last syllable follow, as in "Wong Kwok-kin"."""
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
    """ "Prime Minister Najib Razak" → the person's name, with its title kept apart."""
    roles, parts, honour = words("roles"), words("title_parts"), words("honorifics")
    first, last = whole.first, whole.last
    lowers = view.lower[first:last]
    if all(low in roles or low in honour or low in parts for low in lowers):
        return None if whole.ent != "GPE" else whole
    if whole.ent not in ("PERSON", "") and lowers[-1] in words("organizations"):
        return whole
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
        elif low not in parts and low != ".":
            break
        i += 1
    if cut > first:
        whole.title = list(range(first, cut))
        rest = span(view, cut, last, "PERSON" if whole.ent in ("", "PERSON", "ORG") else whole.ent)
        rest.title = whole.title
        return rest
    return whole


def _territories(view: View, whole: NameSpan) -> list[NameSpan]:
    """Territories named within a longer name: "Indonesian Navy", "Bank of England"."""
    table, found = gazetteer.load(), []
    if table.look_up(view.words(whole.first, whole.last)):
        return []
    i = whole.first
    while i < whole.last:
        for size in range(min(4, whole.last - i), 0, -1):
            if size == whole.last - whole.first:
                continue
            hit = table.look_up(view.words(i, i + size))
            if hit and i > whole.first and view.lower[i - 1] in DIRECTIONS:
                i, size, hit = i - 1, size + 1, None  # "Southern Indiana" is not Indiana
                found.append(span(view, i, i + size, "LOC"))
                i += size - 1
                break
            if hit and view.text[i][0].isupper() and whole.ent != "PERSON":
                found.append(span(view, i, i + size, "NORP" if hit[0] == "demonym" else "GPE"))
                i += size - 1
                break
        i += 1
    return found


NO_SYLLABLES = bag("based led era style born like run owned held made held led wide free elect")
DIRECTIONS = bag("northern southern eastern western central upper lower greater inner outer")
SURE_TITLES = bag(
    "president minister senator secretary chancellor premier professor prime vice "
    "deputy foreign commander congressman congresswoman governor mayor"
)
