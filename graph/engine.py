"""Oxigraph, as the embedded store uses it: a folder of quads, or quads in memory.

Changes are transactions, questions are answered in Rust, and nothing here knows what the quads
mean. What Oxigraph does silently and should not be relied on is written at the place it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, Variable, serialize

from graph.sparql import names_its_graphs
from graph.store import Answer, Bindings, StoreError

if TYPE_CHECKING:
    import rdflib

Part = tuple[NamedNode | None, Sequence[Triple]]
"""A graph, the default graph for None, and triples of it."""

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
        self._writing: Future[None] | None = None
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
        try:
            self.wait()
        finally:
            self._release()

    def _release(self) -> None:
        for dataset in self._datasets:
            dataset.close()
        self._datasets.clear()
        if self._store is not None and self._unflushed >= _MANY:
            self._flush()
        self._store = None  # it has no close of its own: the last reference releases it

    def change(
        self, documents: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]
    ) -> None:
        """Replace graphs, remove triples of the default graph and add some.

        ``documents`` are the graphs that ``added`` holds anew or that must go, ``orphans`` triples
        as the engine itself writes them. That is one transaction, unless there is much to add:
        then that is written beside what the caller does next, see ``wait``.
        """
        replaced = [name for name in documents if self._open.contains_named_graph(name)]
        size = sum(len(triples) for _, triples in added)
        try:
            if size < _MANY and (replaced or orphans):
                self._open.update(_update(replaced, orphans, added))
            elif size >= _MANY:
                if replaced or orphans:
                    # In two steps, for a bulk load takes a third of the time: whoever is killed
                    # between them has not struck out the note of what is to be written.
                    self._open.update(_update(replaced, orphans, ()))
                    self._flush()
                beside = ThreadPoolExecutor(max_workers=1)
                quads = _nquads(added)
                self._writing = beside.submit(self._open.bulk_load, quads, RdfFormat.N_QUADS)
                beside.shutdown(wait=False)
                return
            else:
                self._open.load(_nquads(added), RdfFormat.N_QUADS)
            self._unflushed += size
            # A write that was not flushed survives a killed process but not a power cut. A graph
            # that came or went is then missed on opening; one that has changed would not be.
            changed = {graph for graph, _ in added}.intersection(replaced)
            if changed or self._unflushed >= _FULL_LOG:
                self._flush()
        except OSError as error:
            raise _unwritable(error) from error

    @property
    def busy(self) -> bool:
        """Whether a change may not be written yet."""
        return self._writing is not None

    def wait(self) -> None:
        """Return when every change is written. Raises StoreError where one could not be."""
        writing, self._writing = self._writing, None
        try:
            if writing is not None:
                writing.result()
        except OSError as error:
            raise _unwritable(error) from error

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
        return asked(self._open, sparql, prefixes, bindings)

    def backup(self, folder: Path) -> None:
        """A copy in a new folder of the same disk, by links: cheap, and never changed by us."""
        try:
            self._flush()
            self._open.backup(str(folder))
        except (OSError, ValueError) as error:  # ValueError: a store in memory has no backup
            raise StoreError(f"the graph cannot be copied to {folder} ({error})") from error

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
        self.wait()
        return self._store


def asked(
    store: pyoxigraph.Store, sparql: str, prefixes: Mapping[str, str], bindings: Bindings
) -> Answer:
    """The answer over the union of all graphs, or over those that the query names by FROM.

    Raises SyntaxError where the query is wrong.
    """
    return store.query(
        sparql,
        prefixes=dict(prefixes),
        # With the union switched on, FROM would be overlooked without a word.
        use_default_graph_as_union=not names_its_graphs(sparql),
        substitutions={Variable(name): term for name, term in bindings.items()},
    )


def _unwritable(error: OSError) -> StoreError:
    return StoreError(f"the graph cannot be written ({error})")


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


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _nquads(added: Sequence[Part]) -> bytes:
    # No term has a line end in it, so every " ." before one ends a statement.
    return b"".join(
        _ntriples(triples).replace(b" .\n", b" .\n" if graph is None else f" {graph} .\n".encode())
        for graph, triples in added
    )


def _update(graphs: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]) -> str:
    """One SPARQL update. All terms are as the engine itself writes and escapes them."""
    lines = [f"DROP SILENT GRAPH {name} ;" for name in graphs]
    if orphans:
        lines += ["DELETE DATA {", *(f"{triple} ." for triple in orphans), "} ;"]
    if not added:
        return "\n".join(lines)
    lines.append("INSERT DATA {")
    for graph, triples in added:
        text = _ntriples(triples).decode()
        lines.append(text if graph is None else f"GRAPH {graph} {{\n{text}}}")
    return "\n".join([*lines, "}"])
