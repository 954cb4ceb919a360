"""Does the engine hold what follows from the ledger? Looked at document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graph.engine import Engine
from graph.ledger import Ledger
from graph.telling import Telling


def disagreements(ledger: Ledger, engine: Engine, telling: Telling) -> Iterator[str]:
    """A line for each document, and for what they share, where the two are not the same."""
    shared: set[bytes] = set()
    for id in ledger.ids():
        said = telling.said(id)
        if said is not None:
            shared |= _lines(said.shared)
            name = min((name for _, name in ledger.sources(id)), default=id)
            wanted, held = _lines(said.document), _held(engine, said.name)
            yield from _differing(f"document {name}", wanted, held)
    yield from _differing("the shared description", shared, _held(engine, None))


def _differing(what: str, wanted: set[bytes], held: set[bytes]) -> Iterator[str]:
    missing, strange = len(wanted - held), len(held - wanted)
    if missing or strange:
        yield (
            f"{what}: of {len(wanted)} statements {missing} are missing in the graph, "
            f"and {strange} stand there that do not follow from the documents"
        )


def _lines(triples: Iterable[Triple]) -> set[bytes]:
    return set((serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines())


def _held(engine: Engine, graph: NamedNode | None) -> set[bytes]:
    return set(engine.ntriples(graph).splitlines())
