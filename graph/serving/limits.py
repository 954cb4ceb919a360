"""What strangers may cost, and who goes first.

The rules, after those of public endpoints that have stood for years:

1. A query runs in a process of its own with limits of time, memory and answer; beyond them it is
   ended with its process, and nothing else is.
2. One process more than ``at_once`` answers named questions and our pages only, whose cost we know.
   The others run at a lower priority. Nobody's SPARQL keeps the pages from being shown.
3. Among those who wait, the client (an address) with the fewest running queries goes first. A
   client with ``each`` unanswered requests is told 429, all are told 503 where ``waiting`` wait.
4. While somebody else waits, a query has ``contended`` seconds instead of ``seconds``: whoever was
   longest at it makes room, and may ask again.
5. Equal queries that come together are answered once, and answers are kept, up to ``kept``
   megabytes, as long as the graph stays as it is.
6. Who sends slowly, reads slowly or does nothing is given some seconds (``graph.serving.patience``)
   and holds no process meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an endpoint.

    ``seconds`` until the answer is whole, ``rows`` of an answer (triples of a graph), ``megabytes``
    of memory and of ``answer`` text, ``query`` characters, ``depth`` brackets within brackets;
    ``at_once`` queries run at the same time and ``waiting`` ones wait; ``kept`` and ``sending`` are
    megabytes of answers that are kept for the next asker, and that slow readers may hold up.
    Of ``connections`` each has ``headers`` seconds for the head of a request and ``body`` for the
    rest, and ``stalled`` seconds to take some hundred kilobytes of what lies ready for it.
    """

    seconds: float = 10.0
    rows: int = 100_000
    megabytes: int = 2_048
    answer: int = 64
    query: int = 1_000_000
    depth: int = 100
    at_once: int = 2
    waiting: int = 128
    each: int = 64
    kept: int = 64
    sending: int = 256
    connections: int = 500
    headers: float = 10.0
    body: float = 15.0
    stalled: float = 20.0

    @property
    def patience(self) -> float:
        """Seconds that a query waits for its turn: a new process needs some to start."""
        return max(5.0, self.seconds)

    @property
    def contended(self) -> float:
        """Seconds of a query for which somebody else waits."""
        return self.seconds / 3
