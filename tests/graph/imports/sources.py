"""What a store must hold, worked out from its sources: the plainest model of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, NamedNode

from extractors.facts import Extraction
from graph.statements import statements
from graph.store import Store


def lines_of(extraction: Extraction) -> list[str]:
    """Everything that a document says, as lines of N-Triples without " ."."""
    said = statements(extraction)
    return sorted({str(triple) for triple in (*said.shared, *said.document)})


def held(store: Store) -> dict[str, set[str]]:
    """The lines of every graph in the engine; "" is the default graph."""
    found: dict[str, set[str]] = {}
    for quad in store.quads():
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        assert name or isinstance(quad.graph_name, DefaultGraph)
        found.setdefault(name, set()).add(str(quad.triple))
    return found


def expected(
    documents: Iterable[Extraction], graphs: Mapping[str, Iterable[str]]
) -> dict[str, set[str]]:
    """Each line once: in its document's graph or the default one, else in the first of users'."""
    found: dict[str, set[str]] = {}
    for extraction in documents:
        said = statements(extraction)
        found.setdefault(said.name.value, set()).update(map(str, said.document))
        found.setdefault("", set()).update(map(str, said.shared))
    taken = set().union(*found.values()) if found else set()
    for iri in sorted(graphs):
        new = set(graphs[iri]) - taken
        if new:
            found[iri] = new
        taken |= new
    return found


def is_as_expected(
    store: Store, documents: Iterable[Extraction], graphs: Mapping[str, Iterable[str]]
) -> None:
    """Assert that the engine holds what the sources say, and nothing twice."""
    assert held(store) == expected(documents, graphs)
    counts = Counter(line for lines in held(store).values() for line in lines)
    assert not [line for line, number in counts.items() if number > 1]
    kept = {one.iri: set().union(*store.imports.lines(one.iri)) for one in store.imports.graphs()}
    assert kept == {iri: set(lines) for iri, lines in graphs.items()}
