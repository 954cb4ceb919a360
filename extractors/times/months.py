"""Months: "March 2024", "in May", "last March"."""

from __future__ import annotations

import re

from extractors.times.calendar import Anchor, Days, month, numbered, one_of

_MONTH = re.compile(
    rf"(?:(?P<which>last|next|this|this past) )?(?P<month>{one_of('months')})"
    r"(?:,? (?:of )?(?P<year>\d{4}))?"
)


def months(words: str, anchor: Anchor) -> Days | None:
    """A month: "in May" of an article of March 2024 is May 2023 in the past tense, else 2024.

    "Last May" and "next May" leave out the month of the article itself.
    """
    found = _MONTH.fullmatch(words)
    if found is None:
        return None
    number, which = numbered("months")[found["month"].rstrip(".")], found["which"]
    if found["year"]:
        return None if which else month(int(found["year"]), number)
    if anchor.day is None:
        return None
    year, now = anchor.day.year, anchor.day.month
    if which == "this":
        return month(year, number)
    if which in ("last", "this past"):
        return month(year if number < now else year - 1, number)
    if which == "next":
        return month(year if number > now else year + 1, number)
    if number == now:
        return month(year, number)
    if anchor.direction == "past":
        return month(year if number < now else year - 1, number)
    if anchor.direction == "future":
        return month(year if number > now else year + 1, number)
    return None
