"""Years, decades and centuries: "2024", "the 1970s", "the '90s", "the 19th century"."""

from __future__ import annotations

import re

from extractors.quantities.numbers import ordinal
from extractors.times.calendar import Anchor, Days, years

_YEAR = re.compile(r"(?:the )?(?:year )?(1\d{3}|20\d\d|21\d\d)")
_DECADE = re.compile(r"(?:the )?(?:(1\d|20)|')(\d)0'?s")
_CENTURY = re.compile(r"(?:the )?([\w-]+) century")


def year(words: str, anchor: Anchor) -> Days | None:
    """A year of the common era from 1000 to 2199: "in 2024"."""
    found = _YEAR.fullmatch(words)
    return years(int(found[1]), int(found[1])) if found else None


def decade(words: str, anchor: Anchor) -> Days | None:
    """Ten years, of the last century where it is not said: "the 1970s", "the '90s"."""
    found = _DECADE.fullmatch(words)
    if found is None or (not found[1] and int(found[2]) < 3):
        return None  # "the '20s" may be of this century
    first = int(f"{found[1] or '19'}{found[2]}0")
    return years(first, first + 9)


def century(words: str, anchor: Anchor) -> Days | None:
    """A hundred years as they are counted: the 19th century is 1801 to 1900."""
    found = _CENTURY.fullmatch(words)
    number = ordinal(found[1]) if found else None
    return years(100 * number - 99, 100 * number) if number and number < 100 else None
