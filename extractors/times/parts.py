"""Parts of a period: "early 2024", "mid-May", "the end of last year"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from extractors.times.calendar import Anchor, Days, Period, months_on, rows, years

Read = Callable[[str, Anchor], Days | None]
SHORTEST = 28  # days of a period that has parts: "early next week" is the week


@cache
def _parts() -> tuple[tuple[str, int, int], ...]:
    found = [(words, int(first), int(last)) for words, first, last in rows("parts")]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def part(words: str, anchor: Anchor, read: Read) -> Days | None:
    """A part of what ``read`` makes of the other words, in thirds, halves or quarters.

    Early, mid and late are a third each: early 2024 is January to April, late May its last eleven
    days. A week or a day is not divided: "early on Thursday" is Thursday.
    """
    bare = words.removeprefix("the ")
    for name, first, last in _parts():
        for opening in (f"{name} ", f"{name}-", f"the {name.removeprefix('the ')} "):
            if not (words.startswith(opening) or bare.startswith(opening.removeprefix("the "))):
                continue
            rest = words if words.startswith(opening) else bare
            start = opening if words.startswith(opening) else opening.removeprefix("the ")
            days = read(rest[len(start) :].removeprefix("on ").removeprefix("in "), anchor)
            if days is None or days[0] is None or days[1] is None:
                return None
            return _cut((days[0], days[1]), first, last)
    return None


def _cut(whole: Period, first: int, last: int) -> Period:
    """The twelfths ``first`` to ``last`` of a period: whole years of a decade or a century, whole
    months of a year, days of a month.
    """
    begin, end = whole
    length = (end - begin).days + 1
    if length < SHORTEST:
        return whole
    if length < 2 * SHORTEST:
        stop = end if last == 12 else _day(begin, last * 30 // 12 - 1)
        return _day(begin, first * 30 // 12), stop
    many = end.year - begin.year + 1
    if many >= 10:
        return years(
            begin.year + round(many * first / 12), begin.year + round(many * last / 12) - 1
        )
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    return (
        months_on(begin, months * first // 12),
        months_on(begin, months * last // 12) - timedelta(days=1) if last < 12 else end,
    )


def _day(begin: date, days: int) -> date:
    return begin + timedelta(days=days)
