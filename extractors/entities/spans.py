"""Where names stand: spaCy's entities repaired, and the runs of proper nouns that it missed."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.view import View

NAMING = bag("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE")
COUNTING = bag("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL")
INNER_MARKS = bag("- – ' . & /")
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
        for span in _pieces(view, first, last, ent):
            kept = _strip_title(view, span)
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
            if trimmed:
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
            i += 1
    return found


def _proper(view: View, i: int) -> bool:
    return (
        view.pos[i] == "PROPN"
        and view.ent[i] not in COUNTING
        and view.text[i][0].isalpha()
        and view.lower[i] not in words("name_stop")
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
    if last < len(view) and view.text[last] in ("$", "£", "€"):
        return True
    lower = view.lower[first]
    begin = view.sents[view.sent[first]][0]
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
                left = _span(view, first, i, "GPE" if table.look_up(owner) else ent)
                return [left, *_pieces(view, i + 1, last, ent)]
    while (
        last - first > 1
        and view.lower[last - 1] in words("roles")
        and ent != "PERSON"
        and ent not in ("WORK_OF_ART", "FAC")
    ):
        last -= 1
    return [_span(view, first, last, ent)]


def _span(view: View, first: int, last: int, ent: str) -> NameSpan:
    heads = [i for i in range(first, last) if not first <= view.head[i] < last or view.head[i] == i]
    proper = [i for i in heads if view.dep[i] not in ("punct", "case", "det")]
    return NameSpan(first, last, (proper or heads or [last - 1])[-1], ent)


def _strip_title(view: View, span: NameSpan) -> NameSpan | None:
    """ "Prime Minister Najib Razak" → the person's name, with its title kept apart."""
    roles, parts, honour = words("roles"), words("title_parts"), words("honorifics")
    first, last = span.first, span.last
    lowers = view.lower[first:last]
    if all(low in roles or low in honour or low in parts for low in lowers):
        return None if span.ent != "GPE" else span
    if span.ent not in ("PERSON", "") and lowers[-1] in words("organizations"):
        return span
    if span.ent in ("ORG", "FAC", "GPE", "LOC", "EVENT", "LAW") and lowers[0] not in (
        SURE_TITLES | honour
    ):
        return span
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
        span.title = list(range(first, cut))
        rest = _span(view, cut, last, "PERSON" if span.ent in ("", "PERSON", "ORG") else span.ent)
        rest.title = span.title
        return rest
    return span


def _territories(view: View, span: NameSpan) -> list[NameSpan]:
    """Territories named within a longer name: "Indonesian Navy", "Bank of England"."""
    table, found = gazetteer.load(), []
    if table.look_up(view.words(span.first, span.last)):
        return []
    i = span.first
    while i < span.last:
        for size in range(min(4, span.last - i), 0, -1):
            if size == span.last - span.first:
                continue
            hit = table.look_up(view.words(i, i + size))
            if hit and view.text[i][0].isupper() and span.ent != "PERSON":
                found.append(_span(view, i, i + size, "NORP" if hit[0] == "demonym" else "GPE"))
                i += size - 1
                break
        i += 1
    return found


SURE_TITLES = bag(
    "president minister senator secretary chancellor premier professor prime vice "
    "deputy foreign commander congressman congresswoman governor mayor"
)
