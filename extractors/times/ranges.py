"""From one point to another: "from 2004 to 2008", "between May and June", "March 15-17"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from extractors.times.calendar import Anchor, Days

Read = Callable[[str, Anchor], Days | None]
_TO = re.compile(r" ?- ?| (?:to|until|till|through|and) ")
_OPENING = re.compile(r"(from|between) (?:the period )?")
_SHORT_YEARS = re.compile(r"(?:from )?(1\d|20)(\d\d) ?[-/] ?(\d\d)")
_YEAR = re.compile(r"\b\d{4}$")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_DAY_AND_YEAR = re.compile(r"(\d{1,2}),? (\d{4})")
WEEK = timedelta(days=7)


def ranges(words: str, anchor: Anchor, read: Read) -> Days | None:
    """Both ends included; what is said of one end only (a month, a year) holds for the other too.

    "From November to March" that would end before it begins begins a year earlier.
    """
    short = _SHORT_YEARS.fullmatch(words)
    if short:
        words = f"{short[1]}{short[2]} to {short[1]}{short[3]}"
    opening = _OPENING.match(words)
    between = opening is not None and opening[1] == "between"
    rest = words[opening.end() :] if opening else words
    for to in _TO.finditer(rest):
        if (to[0].strip() == "and") != between:
            continue
        found = _from_to(*_shared(rest[: to.start()], rest[to.end() :]), anchor, read)
        if found is not None:
            return found
    return None


def _from_to(first: str, last: str, anchor: Anchor, read: Read) -> Days | None:
    start, stop = read(first, anchor), read(last, anchor)
    if start is None or stop is None:
        return None
    begin, end = start[0], stop[1]
    if begin is None or end is None:
        return None
    if begin > end and start[0] == start[1] and begin - end < WEEK:
        begin -= WEEK  # Friday to Monday
    elif begin > end and not _YEAR.search(first):
        earlier = read(f"{first} {begin.year - 1}", anchor)
        begin = (earlier[0] if earlier else None) or begin
    return (begin, end) if begin <= end else None


def _shared(first: str, last: str) -> tuple[str, str]:
    """Both ends with what only one of them says: "15", "17 March" → "15 March", "17 March"."""
    tail = _DAY_AND_YEAR.fullmatch(last)
    if tail and _DAY.search(first):  # March 15 | 17, 2024
        return f"{first}, {tail[2]}", f"{_DAY.sub(tail[1], first, count=1)}, {tail[2]}"
    if _DAY.fullmatch(last) and _DAY.search(first):  # March 15 | 17
        return first, _DAY.sub(last, first, count=1)
    if _DAY.fullmatch(first) and _DAY.search(last):  # 15 | 17 March 2024
        return _DAY.sub(first, last, count=1), last
    year = _YEAR.search(last)
    if year and last != year[0] and not _YEAR.search(first):  # May | June 2024
        return f"{first} {year[0]}", last
    return first, last
