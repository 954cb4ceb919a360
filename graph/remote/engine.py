"""An endpoint as the engine of a store.

What would stand in the default graph stands in a named one: not every server has a default graph
that can be written, and what others keep in theirs is not ours to mix with or to drop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    serialize,
)

from graph.engine import Engine, Part
from graph.remote.answers import GRAPH, RESULTS, quads, read
from graph.remote.binding import bound
from graph.remote.client import Client, Refused, Reply
from graph.remote.endpoint import Endpoint
from graph.remote.union import Fields, Union
from graph.remote.writing import MOST, Writer
from graph.sparql import calls_out, form
from graph.sparql_errors import QueryError
from graph.store import Answer, Bindings, StoreError

if TYPE_CHECKING:
    import rdflib

_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_GRAPHS_FAST = "SELECT ?g WHERE { GRAPH ?g { } FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }"


class Remote(Engine):
    """The quads behind ``endpoint``, those of the default graph in the graph ``shared``.

    Whether anybody answers is found out at the first request.
    """

    shared = True

    def __init__(self, endpoint: Endpoint, shared: NamedNode, client: Client | None = None) -> None:
        self.endpoint = endpoint
        self.place = endpoint.query
        self._client = client or Client()
        self.default = shared
        self._union = Union(self._client, endpoint.query, shared)
        self._writer = Writer(self._client, endpoint, shared)
        self._beside = ThreadPoolExecutor(max_workers=1)
        self._writing: Future[None] | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        """See ``Engine.closed``."""
        return self._closed

    def close(self) -> None:
        """See ``Engine.close``."""
        try:
            self.wait()
        finally:
            self._closed = True
            self._beside.shutdown()
            self._client.close()

    def change(
        self, graphs: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]
    ) -> None:
        """See ``Engine.change``. Always written beside: it waits for the network, not for us."""
        self._require_open()
        self._writing = self._beside.submit(self._writer.change, graphs, orphans, added)

    def replace(self, graph: NamedNode, parts: Iterable[Sequence[str]] | None) -> None:
        """See ``Engine.replace``. Many servers know no empty graph: there is none then."""
        self._require_open()
        self._writer.drop([graph])
        if parts is not None:
            lines = (f"{line} ." for part in parts for line in part)
            self._writer.keep(graph, lines, anew=False)

    def shift(self, gone: Sequence[tuple[str, str]], come: Sequence[tuple[str, str]]) -> None:
        """See ``Engine.shift``."""
        self._require_open()
        self._writer.shift(gone, come)

    @property
    def busy(self) -> bool:
        """See ``Engine.busy``."""
        return self._writing is not None

    def wait(self) -> None:
        """See ``Engine.wait``."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.result()

    @property
    def empty(self) -> bool:
        """See ``Engine.empty``."""
        return not self._asked(f"ASK {{ GRAPH {self.default} {{ ?s ?p ?o }} }}") and not (
            self.graphs()
        )

    def refill(self, parts: Iterable[Part], foreign: Callable[[NamedNode], bool]) -> None:
        """See ``Engine.refill``."""
        self._require_open()
        gone = [name for name in self.graphs() if not foreign(name)]
        self._writer.drop([*gone, self.default])
        held: list[Part] = []
        for part in parts:
            held.append(part)
            if sum(len(triples) for _, triples in held) > MOST:
                self._writer.change([], [], held)
                held = []
        self._writer.change([], [], held)

    def query(self, sparql: str, prefixes: Mapping[str, str], bindings: Bindings) -> Answer:
        """See ``Engine.query``. Raises QueryError, too, for what the server alone refuses."""
        self._require_open()
        declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
        text = declared + bound(sparql, bindings)
        try:
            return self._answer(text, self._union.fields(sparql))
        except Refused as error:
            if error.status != 400:
                raise
            _explain(sparql, prefixes)
            raise QueryError(f"{self.place} refuses the query: {error.said}") from None

    def backup(self, folder: Path, named: Sequence[NamedNode] | None = None) -> None:
        """See ``Engine.backup``."""
        if folder.exists():
            raise StoreError(f"the graph cannot be copied to {folder} (it is there already)")
        try:
            held = pyoxigraph.Store(str(folder))
            held.bulk_extend(self.quads(named))
            held.flush()
        except OSError as error:
            raise StoreError(f"the graph cannot be copied to {folder} ({error})") from error

    def quads(self, named: Sequence[NamedNode] | None = None) -> Iterator[Quad]:
        """See ``Engine.quads``."""
        self._require_open()
        yield from self._graph(self.default, DefaultGraph())
        for name in self.graphs() if named is None else named:
            yield from self._graph(name, name)

    def graphs(self) -> list[NamedNode]:
        """See ``Engine.graphs``."""
        self._require_open()
        names = self._names(_GRAPHS_FAST) or self._names(_GRAPHS)
        return sorted(names - {self.default}, key=lambda name: name.value)

    def ntriples(self, graph: NamedNode | None) -> bytes:
        """See ``Engine.ntriples``."""
        self._require_open()
        triples = (quad.triple for quad in self._graph(graph or self.default, DefaultGraph()))
        return serialize(triples, format=RdfFormat.N_TRIPLES) or b""

    def dataset(self, prefixes: Mapping[str, str]) -> rdflib.Dataset:
        """See ``Engine.dataset``. Its patterns and queries are sent to the endpoint one by one."""
        from graph.remote.view import view

        self._require_open()
        return view(self, prefixes)

    def _graph(self, name: NamedNode, said: NamedNode | DefaultGraph) -> Iterator[Quad]:
        """The statements of the graph ``name``, said to be in another."""
        for quad in quads(self._dump(name)):
            yield Quad(quad.subject, quad.predicate, quad.object, said)

    def _dump(self, name: NamedNode) -> Reply:
        if self.endpoint.store:
            url = f"{self.endpoint.store}?{urlencode({'graph': name.value})}"
            try:
                reply = self._client.send("GET", url, accept=GRAPH)
                if "html" not in reply.kind:
                    return reply
            except Refused as error:
                if error.status not in (400, 404, 405, 406, 501):
                    raise
        # The protocol's own 404 for a graph that is not there looks like that of a wrong address.
        every = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}"
        return self._client.form(self.endpoint.query, GRAPH, [("query", every)])

    def _answer(self, sparql: str, fields: Fields) -> Answer:
        first = form(sparql)
        graph = first is not None and first.text.upper() in ("CONSTRUCT", "DESCRIBE")
        reply = self._client.form(
            self.endpoint.query, GRAPH if graph else RESULTS, [("query", sparql), *fields]
        )
        return read(reply, graph)

    def _asked(self, sparql: str) -> bool:
        found = self._answer(sparql, [])
        return isinstance(found, QueryBoolean) and bool(found)

    def _names(self, sparql: str) -> set[NamedNode]:
        """The named graphs; nothing where the server answers what this short form does not mean."""
        rows = self._answer(sparql, [])
        if not isinstance(rows, QuerySolutions) or [v.value for v in rows.variables] != ["g"]:
            return set()
        return {row["g"] for row in rows if isinstance(row["g"], NamedNode)}

    def _require_open(self) -> None:
        if self._closed:
            raise StoreError("this store is closed")
        self.wait()


def _explain(sparql: str, prefixes: Mapping[str, str]) -> None:
    """Raise SyntaxError, with its place, where the query is wrong by the standard's own grammar."""
    if calls_out(sparql) is None:
        pyoxigraph.Store().query(sparql, prefixes=dict(prefixes))
