"""Oxigraph, as the embedded store uses it: a folder of quads, or quads in memory.

Changes are transactions, questions are answered in Rust, and nothing here knows what the quads
mean. What Oxigraph does silently and should not be relied on is written at the place it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Variable

from graph.sparql import names_its_graphs
from graph.store import Answer, Bindings, StoreError

if TYPE_CHECKING:
    import rdflib

_MANY = 2_000
"""Quads that are worth a file of their own; read from the log, they would slow the next opening."""


_FULL_LOG = 10_000
"""Quads in the log that are written to their place without waiting for the store's closing."""


class Engine:
    """The quads in ``folder``, or in memory for None.

    Raises StoreError where another process has the folder, or where it is damaged or read-only.
    """

    def __init__(self, folder: Path | None) -> None:
        self._datasets: list[rdflib.Dataset] = []
        self._store: pyoxigraph.Store | None = None
        self._unflushed = 0
        try:
            self._store = pyoxigraph.Store(folder) if folder else pyoxigraph.Store()
        except (OSError, RuntimeError) as error:  # the engine raises either for damaged files
            raise StoreError(_complaint(folder, error)) from error

    @property
    def closed(self) -> bool:
        """Whether ``close`` was called."""
        return self._store is None

    def close(self) -> None:
        """Release the folder, once no iterator over it is alive."""
        for dataset in self._datasets:
            dataset.close()
        self._datasets.clear()
        if self._store is not None and self._unflushed >= _MANY:
            self._flush()
        self._store = None  # it has no close of its own: the last reference releases it

    def change(
        self, documents: Sequence[NamedNode], orphans: Sequence[str], added: list[Quad]
    ) -> None:
        """Replace graphs, remove triples of the default graph and add quads, in one transaction.

        ``documents`` are the graphs that ``added`` holds anew or that must go, ``orphans`` triples
        as the engine itself writes them.
        """
        replaced = [name for name in documents if self._open.contains_named_graph(name)]
        try:
            if replaced or orphans:
                self._open.update(_update(replaced, orphans, added))
            elif len(added) >= _MANY:
                self._open.bulk_extend(added)
                return
            else:
                self._open.extend(added)
            self._unflushed += len(added)
            # A write that was not flushed survives a killed process but not a power cut. A graph
            # that came or went is then missed on opening; one that has changed would not be.
            changed = {quad.graph_name for quad in added}.intersection(replaced)
            if changed or self._unflushed >= _FULL_LOG:
                self._flush()
        except OSError as error:
            raise StoreError(f"the graph cannot be written ({error})") from error

    @property
    def empty(self) -> bool:
        """Whether there is no quad."""
        return next(self.quads(), None) is None

    def refill(self, quads: Iterable[Quad]) -> None:
        """Replace everything. A process killed meanwhile leaves a part."""
        self._open.clear()
        self._open.bulk_extend(quads)
        self._flush()

    def query(self, sparql: str, prefixes: Mapping[str, str], bindings: Bindings) -> Answer:
        """The answer over the union of all graphs, or over those that the query names by FROM."""
        return self._open.query(
            sparql,
            prefixes=dict(prefixes),
            # With the union switched on, FROM would be overlooked without a word.
            use_default_graph_as_union=not names_its_graphs(sparql),
            substitutions={Variable(name): term for name, term in bindings.items()},
        )

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""
        return iter(self._open.quads_for_pattern(None, None, None, None))

    def graphs(self) -> list[NamedNode]:
        """The names of the named graphs, sorted."""
        names = (name for name in self._open.named_graphs() if isinstance(name, NamedNode))
        return sorted(names, key=lambda name: name.value)

    def ntriples(self, graph: NamedNode | None) -> bytes:
        """A graph, the default graph for None, as canonical N-Triples."""
        held = self._open.dump(format=RdfFormat.N_TRIPLES, from_graph=graph or DefaultGraph())
        return held or b""

    def dataset(self, prefixes: Mapping[str, str]) -> rdflib.Dataset:
        """The quads under rdflib's interface; it is closed with the engine."""
        import rdflib
        from oxrdflib import OxigraphStore

        # Without the store handed in, oxrdflib makes one of its own later, and without a lock.
        dataset = rdflib.Dataset(store=OxigraphStore(store=self._open), default_union=True)
        for prefix, namespace in prefixes.items():
            dataset.bind(prefix, namespace, override=True, replace=True)
        self._datasets.append(dataset)
        return dataset

    def _flush(self) -> None:
        """Write everything to its place: what is still in the log makes the next opening slow."""
        self._open.flush()
        self._unflushed = 0

    @property
    def _open(self) -> pyoxigraph.Store:
        if self._store is None:
            raise StoreError("this store is closed")
        return self._store


def _complaint(folder: Path | None, error: Exception) -> str:
    said = str(error).lower()
    if "permission denied" in said or "read-only" in said or "no space" in said:
        return f"{folder} cannot be written ({error})"
    if "lock" in said:
        return f"{folder} is in use by another process; wait until it is done, or end it"
    return (
        f"{folder} is damaged ({error}); delete this folder: it is made anew from the documents "
        "beside it when the store is opened next"
    )


def _update(graphs: Sequence[NamedNode], orphans: Sequence[str], added: Iterable[Quad]) -> str:
    """One SPARQL update. All terms are as the engine itself writes and escapes them."""
    lines = [f"DROP SILENT GRAPH {name} ;" for name in graphs]
    if orphans:
        lines += ["DELETE DATA {", *(f"{triple} ." for triple in orphans), "} ;"]
    lines.append("INSERT DATA {")
    for quad in added:
        text = f"{quad.subject} {quad.predicate} {quad.object}"
        named = isinstance(quad.graph_name, NamedNode)
        lines.append(f"GRAPH {quad.graph_name} {{ {text} }}" if named else f"{text} .")
    return "\n".join([*lines, "}"])
