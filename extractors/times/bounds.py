"""What a preposition makes of a period: "in", "since", "until", "by", "before", "after"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache

from extractors.times.calendar import Anchor, Days, rows

Read = Callable[[str, Anchor], Days | None]
ONE = timedelta(days=1)


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    found = [(words, kind) for words, kind in rows("bounds")]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def bounded(words: str, anchor: Anchor, read: Read) -> Days | None:
    """The days that an expression with its preposition allows.

    "Since 2015" begins with 2015 and is open, "after 2015" begins with 2016; "until" and "by 2030"
    end with 2030, "before 2030" with 2029. What is "since" a time lies in the past.
    """
    for preposition, kind in _bounds():
        if words.startswith(f"{preposition} "):
            rest = words[len(preposition) + 1 :]
            if kind == "since" and anchor.direction == "unknown":
                anchor = replace(anchor, direction="past" if "since" in preposition else "unknown")
            days = read(rest, anchor)
            return _bound(days, kind) if days else None
    return read(words, anchor)


def _bound(days: Days, kind: str) -> Days | None:
    first, last = days
    if kind == "in":
        return days
    if kind == "since":
        return (first, None) if first else None
    if kind == "after":
        return (last + ONE, None) if last else None
    if kind == "before":
        return (None, first - ONE) if first else None
    return (None, last) if last else None
