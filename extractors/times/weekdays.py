"""Days of the week: "Thursday", "last Thursday", "this Sunday"."""

from __future__ import annotations

import re
from datetime import timedelta

from extractors.times.calendar import Anchor, Days, numbered, one_of, week

_WEEKDAY = re.compile(
    rf"(?:(?P<which>last|next|this|this past|this coming) )?(?P<day>{one_of('weekdays')})"
)


def weekdays(words: str, anchor: Anchor) -> Days | None:
    """A weekday: the nearest one before the article in the past tense, after it in the future.

    The day of the article itself counts, as the news calls today by its weekday. "Last" and "next"
    leave it out; "this Sunday" is of the week, Monday to Sunday, of the article.
    """
    found = _WEEKDAY.fullmatch(words)
    if found is None or anchor.day is None:
        return None
    number, which = numbered("weekdays")[found["day"].rstrip(".")], found["which"]
    ahead = (number - anchor.day.isoweekday()) % 7
    back = ahead - 7
    if which == "this":
        day = week(anchor.day)[0] + timedelta(days=number - 1)
        if day > anchor.day and anchor.direction == "past":
            return None  # the one before
    elif which in ("last", "this past"):
        day = anchor.day + timedelta(days=back)
    elif which in ("next", "this coming"):
        day = anchor.day + timedelta(days=ahead or 7)
    elif ahead == 0:
        day = anchor.day
    elif anchor.direction == "unknown":
        return None
    else:
        day = anchor.day + timedelta(days=back if anchor.direction == "past" else ahead)
    return day, day
