"""Triples a fact: every quad of a store but those of graphs that were imported, by its facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.pipeline import build
from graph.store import Store
from tools.bench.figures import Figure, Missing

HERE = Path(__file__).parents[2]
REAL = (HERE / "seeds", HERE / "tests" / "judged")
GOAL = 19
HOW = "every quad (entities, relations, edges, claims, evidence, mentions) / claims"


def triples_a_fact(made: Path, folder: Path) -> Iterator[Figure]:
    """Of the real articles, which are built into ``folder``, and of the made-up ones."""
    done = build([str(one) for one in REAL], folder)
    if done.failures:
        raise Missing(f"the articles of the project could not be read: {done.failures[0]}")
    for what, store in (("real", folder / "store"), ("made-up", made)):
        quads, facts = counted(store)
        yield Figure(
            f"triples a fact, {what} articles",
            quads / facts,
            GOAL,
            f"{quads:,} triples, {facts:,} facts: {HOW}",
            at_most=True,
            text=f"{quads / facts:.1f}",
        )


def counted(folder: Path) -> tuple[int, int]:
    """How many quads and how many facts a store has."""
    with Store.open(folder, create=False) as store:
        facts = sum(document.facts for document in store.documents())
        return sum(1 for _ in store.quads()), facts
