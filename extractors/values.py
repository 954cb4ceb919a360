"""What words of a sentence come to: days, numbers and the clauses beside a fact.

Data types like those of ``extractors.facts``: frozen, slotted, free of spaCy and RDF.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Comparison = Literal["exactly", "about", "at least", "more than", "at most", "less than", "between"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days of the calendar (ISO 8601, ``YYYY-MM-DD``), first and last, both included.

    A year is its first to its last day. None is an open end: "since 2015" has no last day.
    """

    start: str | None
    end: str | None

    def __str__(self) -> str:
        """The interval as EDTF (ISO 8601-2) has it: ``2024``, ``2024-09/2024-10``, ``2015/..``."""
        first, last = self.start or "..", self.end or ".."
        if first == last:
            return first
        if first.endswith("-01-01") and last.endswith("-12-31"):
            first, last = first[:4], last[:4]
        elif first.endswith("-01") and _ends_month(last):
            first, last = first[:7], last[:7]
        return first if first == last else f"{first}/{last}"


def _ends_month(day: str) -> bool:
    if day == "..":
        return False
    year, month, number = (int(part) for part in day.split("-"))
    return number == monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in numbers: from ``low`` to ``high``, None where it has no such bound.

    ``comparison`` is how the number is meant; of "about" both are the number that is said, of
    "thousands" ``low`` is the least it can mean. ``unit`` is what is counted or measured in the
    words of the sentence ("soldiers"), ``%``, a currency (ISO 4217, or its sign where the sign has
    several), or ``of shares`` for a part of the shares, which is then a number from 0 to 1.
    """

    low: float | None
    high: float | None
    comparison: Comparison = "exactly"
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A clause beside the fact that says when, why, on what condition or what for it holds.

    ``role`` is one of time, cause, condition, purpose, concession, result, manner, instrument;
    ``mark`` the word that opens it ("because", "in order to"), in lower case; ``text`` the clause
    with its mark: ``document.text[start:end] == text``.
    """

    role: str
    mark: str
    text: str
    start: int
    end: int
