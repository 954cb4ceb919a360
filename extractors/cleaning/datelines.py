"""Date lines: on a line of their own, or in front of the first sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.cleaning.dates import DAY_OF_YEAR, FULL_DATE, TIME
from extractors.words import words

_LONGEST_LINE = 140
_LONGEST_PREFIX = 120

_NOTICE = re.compile(
    r"\b(?:first |last )?(?:published|updated|posted|modified|created|date|issued|on|at)\b\s*:?"
    r"|\b\d+\s*(?:min(?:ute)?s?|hours?|days?|h|m)\s+(?:read|ago)\b",
    re.I,
)
_DATE = re.compile(rf"{FULL_DATE}", re.I)
_TIME = re.compile(rf"\b{TIME}", re.I)
_DATE_OR_NOTICE = re.compile(r"\d+\s*(?:min(?:ute)?s?|hours?|days?)\s+(?:read|ago)\b", re.I)
_PLACE_LEFT = re.compile(r"^[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}$")

_WORD = r"[A-Z][\w.'’-]*"
_PLACE = rf"{_WORD}(?:\s+{_WORD}){{0,3}}(?:,\s+{_WORD}(?:\s+{_WORD}){{0,2}}){{0,2}}"
_CAPITALS = re.compile(r"^(?:[A-Z][A-Z.'’-]*\s*){1,4}(?:,|$)")
_DASH = r"\s*(?:--+|[–—]|(?<=\s)-)\s*"
_AGENCY = r"(?:\([A-Z][\w .,&/'’-]{1,40}\)|/[A-Z][\w ]{1,20}/|\[[A-Z][\w .]{1,20}\])"
# PLACE, May 7 (AGENCY) -- : the agency, the date or both.
_PREFIX = re.compile(
    rf"(?P<place>{_PLACE})?(?P<date>,?\s+(?i:{FULL_DATE}|{DAY_OF_YEAR}))?,?"
    rf"(?P<agency>\s*{_AGENCY})?(?P<dash>{_DASH}|:\s+|\.\s+)(?=[“\"‘']?[A-Z\d])"
)
_DATE_PREFIX = re.compile(
    rf"(?i:(?:published\s+|updated\s+)?(?P<date>{FULL_DATE}))(?:\s*[-–—:|]+)?\s+(?=[“\"‘']?[A-Z])"
)
_SECOND_DASH = re.compile(r"--|[–—]|\s-\s")


def is_date_line(line: str) -> bool:
    """Whether a whole line holds nothing but a date, with time, notice and place at most."""
    if len(line) > _LONGEST_LINE:
        return False
    left, dates = _DATE.subn(" ", line)
    left, notices = _DATE_OR_NOTICE.subn(" ", left)
    if not dates and not notices:
        return False
    left = _TIME.sub(" ", left)
    left = _NOTICE.sub(" ", left).strip(" \t|•·,;:–—-()[]/")
    return not left or (bool(dates) and bool(_PLACE_LEFT.match(left)) and not line.endswith("."))


def dateline_length(text: str) -> int:
    """How many characters at the start of a paragraph are a date line, 0 for none.

    "BEIJING (Reuters) - China said …" → 20; "Monday, March 3, 1997 On Friday, …" → 21. A dash
    alone is no evidence ("Putin — a former spy — said …"): there must be an agency, a date, a
    place in capitals or one with its country, and no second dash that closes an aside.
    """
    head = text[: _LONGEST_PREFIX * 3]
    found = _DATE_PREFIX.match(head)
    if found and found.end() <= _LONGEST_PREFIX and head[found.end() : found.end() + 1] != "":
        return found.end()
    found = _PREFIX.match(head)
    if not found or found.end() > _LONGEST_PREFIX:
        return 0
    place, date, agency = found["place"] or "", found["date"], found["agency"]
    dash = found["dash"].strip()
    if dash in (":", "."):
        return found.end() if agency and (place or _is_agency(agency)) else 0
    if agency:
        return found.end() if place or _is_agency(agency) else 0
    if not place:
        return 0
    if date:
        return found.end()
    sentence = re.split(r"[.?!]\s", head[found.end() :], maxsplit=1)[0]
    if _SECOND_DASH.search(sentence):
        return 0
    capitals = _CAPITALS.match(place)
    return found.end() if "," in place or (capitals and len(place.split(",")[0]) > 4) else 0


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in words("news_agencies"))


def _is_agency(bracketed: str) -> bool:
    return bracketed.strip(" ()/[]").lower() in _agencies()
