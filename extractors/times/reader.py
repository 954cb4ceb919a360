"""One expression to one interval: the forms in their order, each asked in turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from extractors.times.bounds import bounded
from extractors.times.calendar import Anchor, Days, Direction
from extractors.times.dates import dates
from extractors.times.deictics import deictics, fixed_days
from extractors.times.months import months
from extractors.times.parts import part
from extractors.times.ranges import ranges
from extractors.times.relative import ago, part_of_unit, rolling, unit_of, weekend
from extractors.times.weekdays import weekdays
from extractors.times.years import century, decade, year
from extractors.values import Interval

Form = Callable[[str, Anchor], Days | None]
FORMS: tuple[Form, ...] = (
    *(dates, weekdays, months, year, decade, century),
    *(deictics, fixed_days, unit_of, part_of_unit, weekend, rolling, ago),
)
LONGEST = 60  # characters; what is longer is no expression of time
_SIGNS = str.maketrans("’‘–—‑‐", "''----")
_CLOCK = re.compile(
    r",? ?\b(?:at|around|about|by)? ?"
    r"\b(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|noon|midnight)"
    r"(?: ?(?:gmt|utc|[ecmp][sd]?t|bst|cest|local time))?,?"
)
_OF_YEAR = re.compile(r"(.*[a-z].*?),? (?:of )?(last|this|next) year")
_DAYTIME = re.compile(r"(?<=[a-z0-9]) (?:morning|afternoon|evening|night)$")


def interval_of(
    words: str, published: str | None, direction: Direction = "unknown"
) -> Interval | None:
    """The days that an English time expression names, None where that is not sure.

    ``words`` are the expression with its preposition ("since last May"); ``published`` is the
    article's ISO 8601 date or date-time, without which only absolute expressions are read;
    ``direction`` whether the verb speaks of the past or of what is to come. The time of day is left
    out: "Thursday at 9 a.m." is the day.
    """
    return _interval(" ".join(words.split()), (published or "")[:10], direction)


@lru_cache(maxsize=8192)
def _interval(words: str, published: str, direction: Direction) -> Interval | None:
    if len(words) > LONGEST or not any(letter.isalnum() for letter in words):
        return None
    try:
        day = date.fromisoformat(published)
    except ValueError:
        day = None
    try:
        days = read(words, Anchor(day, direction))
    except (ValueError, OverflowError):  # there is no 30 February, and no year 10000
        return None
    if days is None:
        return None
    first, last = (end.isoformat() if end else None for end in days)
    return Interval(first, last)


def read(words: str, anchor: Anchor) -> Days | None:
    """The days of an expression with its preposition, as ``interval_of`` takes it."""
    plain = words.lower().translate(_SIGNS).removesuffix("'s").strip(" ,.;")
    plain = _CLOCK.sub("", plain).strip(" ,")
    of_year = _OF_YEAR.fullmatch(plain)
    if of_year and anchor.day:
        year = anchor.day.year + {"last": -1, "this": 0, "next": 1}[of_year[2]]
        plain = f"{of_year[1]} {year}"
    return ranges(plain, anchor, _point) or bounded(plain, anchor, _period)


def _period(words: str, anchor: Anchor) -> Days | None:
    return ranges(words, anchor, _point) or _point(words, anchor)


def _point(words: str, anchor: Anchor) -> Days | None:
    for form in FORMS:
        days = form(words, anchor)
        if days is not None:
            return days
    days = part(words, anchor, _point)
    if days is None and _DAYTIME.search(words):
        return _point(_DAYTIME.sub("", words), anchor)
    return days
