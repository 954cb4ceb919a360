"""A made-up store of any size, in the shape of real ones (see ``tools.made_articles``).

    python -m tools.made_graph STORE [--triples N] [--nquads FILE]

The whole of a build but the reading: batches are put into a store, who is who is found out over all
of them, and the graph is written. Prints how many triples came of how many facts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, serialize

from graph.identity.resolve import identify
from graph.statements import statements
from graph.store import Store
from graph.vocabulary import RELATION
from tools.made_articles import extractions

BATCH = 64
SAMPLE = 40
TRIPLES = 1_000_000


def articles_for(triples: int) -> int:
    """How many made-up articles have at least so many triples of their own."""
    sample = [len(statements(one).document) for one in extractions(SAMPLE)]
    return max(1, round(triples * len(sample) / sum(sample)))


def fill(store: Store, articles: int) -> None:
    """Put so many articles into ``store``, and let it find out who is who."""
    made = extractions(articles)
    while batch := list(islice(made, BATCH)):
        store.put(batch, "made up", hold=True)
    store.adopt(identify(store.profiles()))


def write_nquads(store: Store, file: Path) -> None:
    """Every statement of ``store``, in no particular order."""
    with file.open("wb") as out:
        serialize(store.quads(), out, format=RdfFormat.N_QUADS)


def profile(store: Store) -> Iterator[tuple[str, float]]:
    """How many triples of each predicate a fact has, the most first; those of all before."""
    facts = sum(document.facts for document in store.documents())
    counts: Counter[str] = Counter()
    for quad in store.quads():
        name = quad.predicate.value
        shared = isinstance(quad.graph_name, DefaultGraph)
        short = "plain edge" if name.startswith(RELATION) else name.rpartition("#")[2]
        counts[f"{short} (shared)" if shared else short.rpartition("/")[2]] += 1
    yield "all", counts.total() / facts
    for name, count in counts.most_common():
        yield name, count / facts


def main(arguments: list[str] | None = None) -> int:
    """Make the store, or add to it what is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.made_graph", description=__doc__)
    parser.add_argument("store", type=Path, help="a new folder")
    parser.add_argument("--triples", type=int, default=TRIPLES, help="at least so many")
    parser.add_argument("--nquads", type=Path, help="the graph as N-Quads as well")
    chosen = parser.parse_args(arguments)
    with Store.open(chosen.store) as store:
        fill(store, articles_for(chosen.triples))
        if chosen.nquads:
            write_nquads(store, chosen.nquads)
        documents = store.documents()
        facts = sum(document.facts for document in documents)
        each = dict(profile(store))["all"]
    print(
        f"{len(documents):,} articles, {facts:,} facts, {each * facts:,.0f} triples, "
        f"{each:.1f} a fact"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
