"""Oxigraph, as the embedded store uses it: a folder of quads, or quads in memory.

Changes are transactions, questions are answered in Rust, and nothing here knows what the quads
mean. What Oxigraph does silently and should not be relied on is written at the place it touches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, Variable, serialize

from graph.engine import Engine, Part
from graph.sparql import names_its_graphs
from graph.store import Answer, Bindings, StoreError

if TYPE_CHECKING:
    import rdflib

_MANY = 2_000
"""Quads that are worth a file of their own; read from the log, they would slow the next opening."""


_FULL_LOG = 10_000
"""Quads in the log that are written to their place without waiting for the store's closing."""


class Oxigraph(Engine):
    """The quads in ``folder``, or in memory for None.

    Raises StoreError where another process has the folder, or where it is damaged or read-only.
    """

    def __init__(self, folder: Path | None) -> None:
        self.place = str(folder) if folder else "the store in memory"
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
        """See ``Engine.closed``."""
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
        self, graphs: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]
    ) -> None:
        """See ``Engine.change``.

        That is one transaction, unless there is much to add: then that is written beside what the
        caller does next.
        """
        replaced = [name for name in graphs if self._open.contains_named_graph(name)]
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

    def replace(self, graph: NamedNode, parts: Iterable[Sequence[str]] | None) -> None:
        """See ``Engine.replace``."""
        try:
            if self._open.contains_named_graph(graph):
                self._clear(graph)
            if parts is not None:
                self._open.add_graph(graph)
            for lines in parts or ():
                quads = "".join(f"{line} {graph} .\n" for line in lines).encode()
                load = self._open.bulk_load if len(lines) >= _MANY else self._open.load
                load(quads, RdfFormat.N_QUADS)
                self._unflushed += len(lines)
            if self._unflushed >= _FULL_LOG:  # a flush for each of many graphs would take long
                self._flush()
        except OSError as error:
            raise _unwritable(error) from error

    def _clear(self, graph: NamedNode) -> None:
        """Remove a graph, some quads at a time: in one transaction a million takes 1.5 GB."""
        some = f"{{ SELECT * {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT {2 * _FULL_LOG} }}"
        while next(iter(self._open.quads_for_pattern(None, None, None, graph)), None) is not None:
            self._open.update(f"DELETE {{ GRAPH {graph} {{ ?s ?p ?o }} }} WHERE {some}")
        self._open.update(f"DROP SILENT GRAPH {graph}")

    def shift(self, gone: Sequence[tuple[str, str]], come: Sequence[tuple[str, str]]) -> None:
        """See ``Engine.shift``."""
        try:
            for start in range(0, len(gone), _FULL_LOG):
                self._open.update(f"DELETE DATA {{\n{_patterns(gone[start : start + _FULL_LOG])}}}")
            for start in range(0, len(come), _FULL_LOG):
                self._open.update(f"INSERT DATA {{\n{_patterns(come[start : start + _FULL_LOG])}}}")
            self._flush()
        except OSError as error:
            raise _unwritable(error) from error

    @property
    def busy(self) -> bool:
        """See ``Engine.busy``."""
        return self._writing is not None

    def wait(self) -> None:
        """See ``Engine.wait``."""
        writing, self._writing = self._writing, None
        try:
            if writing is not None:
                writing.result()
        except OSError as error:
            raise _unwritable(error) from error

    @property
    def empty(self) -> bool:
        """See ``Engine.empty``."""
        return next(self.quads(), None) is None

    def refill(self, parts: Iterable[Part], foreign: Callable[[NamedNode], bool]) -> None:
        """See ``Engine.refill``."""
        named = self.graphs()
        ours = [name for name in named if not foreign(name)]
        if len(ours) == len(named):
            self._open.clear()
        else:
            self._open.clear_graph(DefaultGraph())
            for name in ours:
                self._open.remove_graph(name)
        self._open.bulk_extend(
            Quad(triple.subject, triple.predicate, triple.object, name or DefaultGraph())
            for name, triples in parts
            for triple in triples
        )
        self._flush()

    def query(self, sparql: str, prefixes: Mapping[str, str], bindings: Bindings) -> Answer:
        """See ``Engine.query``."""
        return asked(self._open, sparql, prefixes, bindings)

    def backup(self, folder: Path, named: Sequence[NamedNode] | None = None) -> None:
        """See ``Engine.backup``. Made of links: cheap, of the same disk, never changed by us."""
        try:
            self._flush()
            self._open.backup(str(folder))
        except (OSError, ValueError) as error:  # ValueError: a store in memory has no backup
            raise StoreError(f"the graph cannot be copied to {folder} ({error})") from error

    def quads(self, named: Sequence[NamedNode] | None = None) -> Iterator[Quad]:
        """See ``Engine.quads``."""
        graphs: Sequence[NamedNode | DefaultGraph | None]
        graphs = [None] if named is None else [DefaultGraph(), *named]
        found = [self._open.quads_for_pattern(None, None, None, graph) for graph in graphs]
        return chain.from_iterable(found)

    def graphs(self) -> list[NamedNode]:
        """See ``Engine.graphs``."""
        names = (name for name in self._open.named_graphs() if isinstance(name, NamedNode))
        return sorted(names, key=lambda name: name.value)

    def ntriples(self, graph: NamedNode | None) -> bytes:
        """See ``Engine.ntriples``."""
        held = self._open.dump(format=RdfFormat.N_TRIPLES, from_graph=graph or DefaultGraph())
        return held or b""

    def dataset(self, prefixes: Mapping[str, str]) -> rdflib.Dataset:
        """See ``Engine.dataset``."""
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
    if re.search(r"\block (?:file|hold)|/lock\b", said):
        return f"{folder} is in use by another process; wait until it is done, or end it"
    return (
        f"{folder} is damaged ({error}); triplewire check --repair makes it anew from the "
        "documents beside it"
    )


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _nquads(added: Sequence[Part]) -> bytes:
    # No term has a line end in it, so every " ." before one ends a statement.
    return b"".join(
        _ntriples(triples).replace(b" .\n", b" .\n" if graph is None else f" {graph} .\n".encode())
        for graph, triples in added
    )


def _patterns(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"GRAPH <{graph}> {{ {line} }}\n" for graph, line in pairs)


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
