"""Days of the calendar: "15 October 2024", "Oct. 15", "Monday, March 3, 1997", "2024-10-15"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from extractors.times.calendar import Anchor, Days, numbered, one_of

MONTH, WEEKDAY = one_of("months"), one_of("weekdays")
DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?"
    rf"(?:{DAY.format('day')} (?:of )?(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH}) (?:the )?{DAY.format('day2')})"
    r"(?:,? (?:of )?(?P<year>\d{4}))?"
)
_NUMERIC = re.compile(r"\d{4}-\d\d-\d\d")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
NEAR = timedelta(days=60)


def dates(words: str, anchor: Anchor) -> Days | None:
    """A day, by its date: "on 15 October" of an article of 20 October 2024 is 2024-10-15.

    Without a year it is the nearest one before or after the article, as the verb's tense has it; a
    weekday beside it must agree. "9/12/2015" is read otherwise on either side of the Atlantic and
    is left alone.
    """
    written = _WRITTEN.fullmatch(words)
    if written is None:
        day = _numeric(words)
        return (day, day) if day else None
    number = int(written["day"] or written["day2"])
    name = (written["month"] or written["month2"]).rstrip(".")
    weekday = written["weekday"]
    if written["year"]:
        candidates = [_read(f"{number} {name} {written['year']}")]
    elif anchor.day is None:
        return None
    else:
        candidates = [
            _read(f"{number} {name} {year}")
            for year in range(anchor.day.year - 1, anchor.day.year + 2)
        ]
    known = [day for day in candidates if day and (not weekday or _is(day, weekday))]
    if written["year"]:
        return (known[0], known[0]) if known else None
    found = nearest(known, anchor)
    return (found, found) if found else None


def nearest(days: list[date], anchor: Anchor) -> date | None:
    """The day nearest to the article on the side that the tense tells.

    Where the tense tells none, a day that is near (60 days) on one side only.
    """
    if anchor.day is None:
        return None
    before = max((day for day in days if day <= anchor.day), default=None)
    after = min((day for day in days if day >= anchor.day), default=None)
    if anchor.direction != "unknown":
        return before if anchor.direction == "past" else after
    near = {day for day in (before, after) if day and abs(day - anchor.day) <= NEAR}
    return near.pop() if len(near) == 1 else None


def _is(day: date, weekday: str) -> bool:
    return day.isoweekday() == numbered("weekdays")[weekday.rstrip(".")]


def _numeric(words: str) -> date | None:
    if _NUMERIC.fullmatch(words):
        return _read(words)
    slashed = _SLASHED.fullmatch(words)
    if slashed is None:
        return None
    first, second, year = (int(part) for part in slashed.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    day, number = (first, second) if second <= 12 else (second, first)
    return _read(f"{year}-{number:02}-{day:02}")


@lru_cache(maxsize=4096)
def _read(words: str) -> date | None:
    """The day of a whole date, None where there is no such day (30 February)."""
    read = _parser().get_date_data(words)
    return read.date_obj.date() if read.date_obj and read.period == "day" else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # slow to import, and many runs meet no date

    settings = {"STRICT_PARSING": True, "TIMEZONE": "UTC", "PARSERS": ["absolute-time"]}
    return DateDataParser(languages=["en"], settings=settings)
