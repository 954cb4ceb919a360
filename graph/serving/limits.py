"""What one query may cost, and how many may run at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an endpoint.

    ``seconds`` until the answer is whole, ``rows`` of an answer (triples of a graph), ``megabytes``
    of memory and of ``answer`` text, ``query`` characters; ``at_once`` queries run at the same
    time and ``waiting`` ones wait, all others are sent away.
    """

    seconds: float = 10.0
    rows: int = 100_000
    megabytes: int = 2_048
    answer: int = 64
    query: int = 1_000_000
    at_once: int = 2
    waiting: int = 64
