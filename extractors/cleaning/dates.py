"""Dates as articles print them at their head, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"

# Day and month, with or without a year, as running text has them.
FULL_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?"
    rf"(?:(?:{_MONTH}\s+{_DAY},?\s+{_YEAR})|(?:{_DAY}\s+{_MONTH},?\s+{_YEAR})"
    rf"|(?:{_YEAR}-\d\d-\d\d)|(?:\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}))"
)
DAY_OF_YEAR = rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})"
TIME = (
    r"(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:GMT|UTC|E[SD]?T|C[SE]?[SD]?T|P[SD]T|BST|WAT|IST|JST|KST)(?:[+-]\d{1,2})?)?"
)

_ENGLISH = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})),?\s+(?P<year>{_YEAR})\b",
    re.I,
)
_ISO = re.compile(rf"\b({_YEAR})-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(rf"\b(\d{{1,2}})[/.](\d{{1,2}})[/.]({_YEAR})\b")
_SAMPLE = 400


def find_date(text: str) -> str | None:
    """The first full date in ``text`` (within 400 characters) as ``YYYY-MM-DD``, else None.

    "9/12/2015" is ambiguous between the two sides of the Atlantic and is not taken, "9/30/2015" is.
    """
    sample = text[:_SAMPLE]
    if found := _ENGLISH.search(sample):
        month = found["month"] or found["month2"]
        day = found["day"] or found["day2"]
        return _iso(int(found["year"]), _MONTHS[month.lower().rstrip(".")], int(day))
    if found := _ISO.search(sample):
        return _iso(*(int(part) for part in found.groups()))
    if found := _SLASHED.search(sample):
        first, second, year = (int(part) for part in found.groups())
        if first > 12 or first == second:
            return _iso(year, second, first)
        if second > 12:
            return _iso(year, first, second)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
