"""Where names may stand: spaCy's entities trimmed, and the runs of proper nouns that it missed."""

from __future__ import annotations

import re

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.view import View

NAMING = bag("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE")
COUNTING = bag("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL")
BRACKETS = frozenset("()[]{}|;:")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
PRONOUN_LIKE = frozenset({"WHO", "US"})  # acronyms that the tagger takes for pronouns
UNNUMBERED = bag("PERSON NORP GPE LOC LANGUAGE LAW EVENT")
SCORING = frozenset("-–—:,./")
CURRENCIES = frozenset("$£€¥")


def runs(view: View) -> list[tuple[int, int, str]]:
    """First token, end and spaCy's type ("" for none) of each stretch that holds names."""
    found = _joined(view, _rough(view))
    return [(first, _number(view, first, last, ent), ent) for first, last, ent in found]


def _number(view: View, first: int, last: int, ent: str) -> int:
    """The end of a name with the number that belongs to it: "Falcon | 9", "Windows | 7"."""
    if last >= len(view) or ent in UNNUMBERED or not view.text[last].isdigit():
        return last
    if not (view.dep[last] == "nummod" and first <= view.head[last] < last):
        return last
    after = view.text[last + 1] if last + 1 < len(view) else ""
    score = after in SCORING or (after and after[0].isdigit())
    measured = after == "%" or view.text[last - 1] == "\n" or len(view.text[last]) > 4
    return last if score or measured or not same(view, last - 1, last) else last + 1


def _rough(view: View) -> list[tuple[int, int, str]]:
    """spaCy's entities of naming types, and between them runs of proper nouns."""
    found: list[tuple[int, int, str]] = []
    i, n = 0, len(view)
    while i < n:
        ent = view.ent[i]
        if ent in NAMING:
            j = i + 1
            while j < n and view.ent[j] == ent and not view.begins[j] and same(view, i, j):
                j += 1
            trimmed = _trim(view, i, j)
            if trimmed and not _common(view, *trimmed):
                found.append((*trimmed, ent))
            i = j
        elif _proper(view, i):
            j = i + 1
            while (
                j < n
                and view.ent[j] not in NAMING
                and (_proper(view, j) or _hyphen(view, j))
                and same(view, i, j)
            ):
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


def same(view: View, i: int, j: int) -> bool:
    """Whether two tokens stand in one sentence: no name runs from a headline into the text."""
    return view.sent[i] == view.sent[j]


def _demonym(view: View, i: int) -> int:
    """How many tokens of a demonym that spaCy missed begin here: "Ghanaian authorities"."""
    if not view.text[i][0].isupper() or view.ent[i] in COUNTING or view.pos[i] != "ADJ":
        return 0
    table = gazetteer.load().demonyms
    if i + 1 < len(view) and f"{view.text[i]} {view.text[i + 1]}" in table:
        return 2
    return 1 if view.text[i] in table else 0


def _proper(view: View, i: int) -> bool:
    if view.text[i] in PRONOUN_LIKE:
        return not _shouted(view, i)
    return (
        view.pos[i] == "PROPN"
        and (view.ent[i] not in COUNTING or _no_date(view, i))
        and view.text[i][0].isalpha()
        and (view.text[i][0].isupper() or view.lower[i] in ("al", "bin", "ibn", "de", "von", "van"))
    )


def _shouted(view: View, i: int) -> bool:
    """Whether a word in capitals stands beside another one: "SHE SAW US"."""
    beside = [view.text[j] for j in (i - 1, i + 1) if 0 <= j < len(view) and same(view, i, j)]
    return any(len(text) > 1 and text.isalpha() and text.isupper() for text in beside)


def _peoples(view: View, before: tuple[int, int, str], i: int) -> bool:
    """Whether a run goes on after a possessive: "Young Workers' | Union"."""
    return (
        before[1] == i - 1
        and view.tag[i - 1] == "POS"
        and view.lower[i - 2] in ("people", "workers", "women", "men", "children", "veterans")
    )


def _common(view: View, first: int, last: int) -> bool:
    """A common noun with a capital at a sentence's start ("Observers"), or a currency ("NZ $")."""
    if last < len(view) and view.text[last] in CURRENCIES:
        return True
    if last - first > 1:
        return False
    lower = view.lower[first]
    if lower in words("name_stop"):
        return not _known_bearer(view, first)
    if not view.opens_sentence(first):
        return False
    role = lower in words("roles") or lower.removesuffix("s") in words("roles")
    bears = lower in view.paired or view.ent[first] == "GPE"  # Jeremy Hope; Turkey
    return role or (lower in view.common and not (view.pos[first] == "PROPN" and bears))


def _known_bearer(view: View, i: int) -> bool:
    """ "May said" after Theresa May, but not "in May"."""
    proper = view.pos[i] == "PROPN" or view.ent[i] == "PERSON"
    return view.lower[i] in view.paired and proper and view.dep[i] not in ("pobj", "npadvmod")


def _no_date(view: View, i: int) -> bool:
    """ "Brown told May" after Theresa May: what is told, meets or is met is no month."""
    alone = not any(view.ent[j] == "DATE" for j in (i - 1, i + 1) if 0 <= j < len(view))
    ends = view.dep[i] in ("nsubj", "nsubjpass", "dobj", "dative")
    return view.ent[i] == "DATE" and alone and ends and view.lower[i] in view.paired


def _hyphen(view: View, i: int) -> bool:
    """A hyphen that glues two proper nouns: "al-Jadida"."""
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
    if first >= last:
        return None
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
        or (last - first > 1 and ORDINAL.fullmatch(view.lower[last - 1]))
    ):
        last -= 1
    capital = any(t[0].isupper() for t in view.text[first:last])
    if first >= last or not capital or last - first > 10:
        return None
    if last - first == 1 and view.lower[first] in words("name_stop"):
        return (first, last) if _known_bearer(view, first) else None
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
            adjacent = (not gap and same(view, first, before_first)) or (
                gap in (["-"], ["–"]) and view.start[first] == view.end[first - 1]
            )
            if not adjacent:
                found.append((first, last, ent))
                continue
            inside = [i for i in range(before_first, before_last) if first <= view.head[i] < last]
            if gazetteer.load().look_up(view.words(before_first, last)) is not None:
                # "French Guiana" is no Guiana of the French
                found[-1] = (before_first, last, "GPE")
                continue
            if inside and _one_name(view, (before_first, before_last, before), ent):
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
        # "Lima Carnival": two names; "Cape Town Tribune": one, as an organization's word ends it.
        return kind != "PERSON" and _last_word(view, last) in words("organizations")
    return not all(view.lower[i] in words("roles") for i in range(first, last))


def _last_word(view: View, i: int) -> str:
    while i + 1 < len(view) and _proper(view, i + 1) and view.ent[i + 1] not in NAMING:
        i += 1
    return view.lower[i]
