"""The W3C's tests as lines of the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure
from tools.bench_graph.suite import queries, suite, updates
from tools.bench_graph.w3c import (
    ours,
    oxigraph,
    passes,
    peer,
    peer_updates_rightly,
    updates_rightly,
)


def w3c(cache: Path, with_peer: bool) -> Iterator[Figure]:
    """What passes through our query, beside what the bare engine and rdflib pass."""
    folder = suite(cache)
    asked, told = list(queries(folder)), list(updates(folder))
    mine = sum(passes(test, ours) for test in asked)
    bare = sum(passes(test, oxigraph) for test in asked)
    right = sum(updates_rightly(test) for test in told)
    beside = f"of {len(asked)}; Oxigraph itself {bare}"
    changes = f"of {len(told)}"
    if with_peer:
        beside += f", rdflib {sum(passes(test, peer) for test in asked)}"
        changes += f"; rdflib {sum(peer_updates_rightly(test) for test in told)}"
    yield Figure("W3C SPARQL 1.1 query tests, passed", mine, bare, beside, text=str(mine))
    yield Figure("W3C SPARQL 1.1 update tests, passed", right, len(told), changes, text=str(right))
