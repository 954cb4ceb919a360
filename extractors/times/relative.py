"""Units counted from the article: "last month", "the past three years", "later this week"."""

from __future__ import annotations

import re

from extractors.quantities.numbers import number
from extractors.times.calendar import Anchor, Days, away, unit

UNIT = r"(?P<unit>week|weekend|month|year|decade|century)"
PLURAL = r"(?P<units>day|week|month|year|decade)s?"
_ONE = re.compile(rf"(?P<which>last|next|this|the current|current) {UNIT}")
_WITHIN = re.compile(rf"(?P<when>earlier|later) this {UNIT}")
_WEEKEND = re.compile(r"(?:the )?weekend")
_ROLLING = re.compile(
    rf"(?:the )?(?P<which>last|past|next|coming) (?:(?P<number>[\w -]+?) )?{PLURAL}"
)
_AGO = re.compile(rf"(?P<number>[\w -]+?) {PLURAL} (?P<side>ago|from now)")
_TO_COME = {"next": 1, "last": -1}


def unit_of(words: str, anchor: Anchor) -> Days | None:
    """A week, month, year … of the calendar: "last month", "this year", "next week".

    "The next day" and "the last week" may be counted from what was told before, and are left alone.
    """
    found = _ONE.fullmatch(words)
    if found is None or anchor.day is None:
        return None
    steps = _TO_COME.get(found["which"], 0)
    unclear = steps > 0 or (steps == 0 and anchor.direction != "future")
    if found["unit"] == "weekend" and anchor.day.isoweekday() < 6 and unclear:
        return None  # on a Tuesday, "next" may be this week's, and "this weekend" the one before
    return unit(anchor.day, found["unit"], steps)


def part_of_unit(words: str, anchor: Anchor) -> Days | None:
    """What has gone of a unit, or is left: "earlier this month", "later this week"."""
    found = _WITHIN.fullmatch(words)
    if found is None or anchor.day is None:
        return None
    first, last = unit(anchor.day, found["unit"])
    return (first, anchor.day) if found["when"] == "earlier" else (anchor.day, last)


def weekend(words: str, anchor: Anchor) -> Days | None:
    """ "Over the weekend": the one before the article in the past tense, else the one after."""
    if not _WEEKEND.fullmatch(words) or anchor.day is None or anchor.direction == "unknown":
        return None
    is_on = anchor.day.isoweekday() > 5
    return unit(anchor.day, "weekend", -1 if anchor.direction == "past" and not is_on else 0)


def rolling(words: str, anchor: Anchor) -> Days | None:
    """So many units up to the article or from it on: "the past three years", "the next ten days".

    "Last" and "next" without a number are units of the calendar, "the past year" is not.
    """
    found = _ROLLING.fullmatch(words)
    if found is None or anchor.day is None:
        return None
    if not found["number"] and found["which"] != "past":
        return None
    many = _whole(found["number"] or "one")
    if many is None:
        return None
    if found["which"] in ("last", "past"):
        return away(anchor.day, found["units"], -many), anchor.day
    return anchor.day, away(anchor.day, found["units"], many)


def ago(words: str, anchor: Anchor) -> Days | None:
    """So many units before the article, as exactly as the unit says.

    "Three days ago" is a day, "two weeks ago" a week, "a year ago" a year of the calendar.
    """
    found = _AGO.fullmatch(words)
    if found is None or anchor.day is None:
        return None
    many = _whole(found["number"])
    if many is None:
        return None
    steps = many if found["side"] == "from now" else -many
    return unit(anchor.day, found["units"], steps)


def _whole(words: str) -> int | None:
    value = number(words)
    return int(value) if value is not None and value == int(value) and value > 0 else None
