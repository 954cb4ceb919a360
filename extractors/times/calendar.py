"""Stretches of days, and where an expression stands from which it is counted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

Direction = Literal["past", "future", "unknown"]
Days = tuple[date | None, date | None]
"""First and last day, both included; None where it is open."""
Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``day`` is the day of the article, None where it is not known; ``direction`` tells whether what
    happens is past or to come, as the verb has it.
    """

    day: date | None
    direction: Direction = "unknown"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/NAME.tsv``, comments left out."""
    text = (files("extractors.times") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def numbered(name: str) -> dict[str, int]:
    """Each name of ``months`` or ``weekdays`` with its number."""
    return {word: int(number) for number, names in rows(name) for word in names.split()}


def one_of(name: str) -> str:
    """A regular expression for the names of ``months`` or ``weekdays``, a dot after short ones."""
    names = sorted(numbered(name), key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(names)})\b\.?"


def month(year: int, number: int) -> Period:
    """The days of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def years(first: int, last: int) -> Period:
    """The days of several years, both included."""
    return date(first, 1, 1), date(last, 12, 31)


def week(day: date) -> Period:
    """The week that a day is in, from Monday to Sunday (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_on(day: date, number: int) -> date:
    """The same day of the month ``number`` months on (back, if negative), or the month's last."""
    index = day.year * 12 + day.month - 1 + number
    year, at = divmod(index, 12)
    return date(year, at + 1, min(day.day, monthrange(year, at + 1)[1]))


def unit(day: date, name: str, number: int = 0) -> Period:
    """The day, week, month, year … that a day is in, or the one ``number`` of them further on.

    Raises KeyError for other units, ValueError or OverflowError beyond the years 1 to 9999.
    """
    if name == "day":
        other = day + timedelta(days=number)
        return other, other
    if name == "week":
        return week(day + timedelta(days=7 * number))
    if name == "weekend":
        saturday = week(day)[0] + timedelta(days=5 + 7 * number)
        return saturday, saturday + timedelta(days=1)
    if name == "month":
        other = months_on(day.replace(day=1), number)
        return month(other.year, other.month)
    size = {"year": 1, "decade": 10, "century": 100}[name]
    begun = (day.year - 1) // 100 * 100 + 1 if name == "century" else day.year // size * size
    return years(begun + size * number, begun + size * number + size - 1)


def away(day: date, name: str, number: int) -> date:
    """The day ``number`` days, weeks, months … after a day (before, if negative)."""
    if name in ("day", "week"):
        return day + timedelta(days=number * (7 if name == "week" else 1))
    return months_on(day, number * {"month": 1, "year": 12, "decade": 120, "century": 1200}[name])
