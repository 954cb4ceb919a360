"""Words that point from the day of the article: "yesterday", "this morning", "Christmas Day"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from extractors.times.calendar import Anchor, Days, rows
from extractors.times.dates import nearest


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    return {words: (int(first), int(last)) for words, first, last in rows("deictics")}


@cache
def _fixed() -> dict[str, tuple[int, int]]:
    return {words: (int(month), int(day)) for words, month, day in rows("fixed_days")}


def deictics(words: str, anchor: Anchor) -> Days | None:
    """A day counted from the article's: "yesterday", "tonight"."""
    offsets = _offsets().get(words)
    if offsets is None or anchor.day is None:
        return None
    first, last = (anchor.day + timedelta(days=days) for days in offsets)
    return first, last


def fixed_days(words: str, anchor: Anchor) -> Days | None:
    """A day with a name: "Christmas Day", "New Year's Eve 1999"."""
    name, _, year = words.rpartition(" ")
    if year.isdecimal() and len(year) == 4 and name in _fixed():
        day = date(int(year), *_fixed()[name])
        return day, day
    if words not in _fixed() or anchor.day is None:
        return None
    years = range(anchor.day.year - 1, anchor.day.year + 2)
    found = nearest([date(each, *_fixed()[words]) for each in years], anchor)
    return (found, found) if found else None
