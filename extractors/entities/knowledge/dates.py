"""Times that are known to the day, the month or the year, and what surely lies within them.

Dates are ISO 8601 (``2012``, ``2012-05``, ``2012-05-07``); ``2025-06..`` is a day of that month or
any later one, as in the Extended Date/Time Format (ISO 8601-2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST, LAST = "0000-00-00", "9999-99-99"
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(\.\.)?")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that something may have been on, as ISO dates, both included.

    Days are compared as strings; the last day of a month may be one that it does not have.
    """

    first: str
    last: str


def days(text: str) -> Days:
    """The days that a date may mean. Raises ValueError where ``text`` is no date."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date: write 2012, 2012-05, 2012-05-07 or 2025-06..")
    year, month, day, later = match.groups()
    first = f"{year}-{month or '01'}-{day or '01'}"
    return Days(first, LAST if later else f"{year}-{month or '12'}-{day or '31'}")


def published(text: str | None) -> Days | None:
    """The days that an article's date (ISO 8601 date or date-time) may mean, None for no date."""
    match = _DATE.match(text or "")
    return days(match[0].removesuffix("..")) if match else None


@dataclass(frozen=True, slots=True)
class Period:
    """From some day of ``begins`` to some day of ``ends``."""

    begins: Days = Days(FIRST, FIRST)
    ends: Days = Days(LAST, LAST)

    @classmethod
    def of(cls, since: str, until: str) -> Period:
        """The period between two dates as written; nothing means that it is open.

        Raises ValueError where one is no date, and where it would end before it begins.
        """
        begins = days(since) if since else Days(FIRST, FIRST)
        ends = days(until) if until else Days(LAST, LAST)
        if ends.last < begins.first:
            raise ValueError(f"it would end ({until}) before it begins ({since})")
        return cls(begins, ends)

    def surely(self, when: Days) -> bool:
        """Whether all the days of ``when`` lie within it, whatever its own days were."""
        return self.begins.last <= when.first and when.last <= self.ends.first

    def perhaps(self, when: Days) -> bool:
        """Whether some day of ``when`` may lie within it."""
        return self.begins.first <= when.last and when.first <= self.ends.last

    def meets(self, other: Period) -> bool:
        """Whether both surely have days in common (a year of change is none)."""
        return self.begins.last < other.ends.first and other.begins.last < self.ends.first


ALWAYS = Period()
