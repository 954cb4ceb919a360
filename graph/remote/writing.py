"""Changes of an endpoint: whole graphs by the Graph Store Protocol, or all by SPARQL Update.

Graphs go as N-Triples, which no two parsers read differently. Where the Graph Store Protocol is
not spoken, updates carry the same lines. No request is larger than what common proxies let pass.
Everything that is sent can be sent again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graph.engine import Part
from graph.remote.client import Client, Refused
from graph.remote.endpoint import Endpoint

log = logging.getLogger(__name__)

LARGEST = 900_000
"""Bytes of one request: nginx as it comes refuses more than a million."""
MOST = 4_000
"""Statements of one update: some servers compile each into code of their own."""

_NTRIPLES = "application/n-triples"
_UPDATE = "application/sparql-update"
_UNSPOKEN = frozenset({400, 404, 405, 406, 415, 501})


Pairs = Sequence[tuple[str, str]]
"""Graphs, and lines of N-Triples without their dots."""


class Writer:
    """Writes to one endpoint; what would stand in the default graph stands in ``shared``."""

    def __init__(self, client: Client, endpoint: Endpoint, shared: NamedNode) -> None:
        self._client = client
        self._endpoint = endpoint
        self._shared = shared
        self._protocol = endpoint.store is not None

    def change(
        self, graphs: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]
    ) -> None:
        """See ``Engine.change``. Written graph by graph; what goes, goes first."""
        held: dict[NamedNode, list[Triple]] = {}
        for name, triples in added:
            held.setdefault(name or self._shared, []).extend(triples)
        self.drop([name for name in graphs if not held.get(name)])
        for lines in _chunks(f"{triple} ." for triple in orphans):
            self.update(f"DELETE DATA {{ GRAPH {self._shared} {{\n{lines}}} }}")
        if not self._protocol:
            self._by_updates({n: _lines(t) for n, t in held.items()}, set(graphs))
            return
        for name, triples in held.items():
            self.keep(name, _lines(triples), anew=name in graphs)

    def drop(self, graphs: Sequence[NamedNode]) -> None:
        """Remove named graphs, of which some may not be there."""
        for start in range(0, len(graphs), 1_000):
            self.update(
                " ;\n".join(f"DROP SILENT GRAPH {n}" for n in graphs[start : start + 1_000])
            )

    def keep(self, name: NamedNode, lines: Iterable[str], anew: bool) -> None:
        """Add N-Triples to a graph; ``anew`` puts them in place of what it holds."""
        url = f"{self._endpoint.store}?{urlencode({'graph': name.value})}"
        for chunk in _chunks(lines):
            if self._protocol:
                self._by_protocol(name, url, chunk, anew)
            else:
                self._by_updates({name: [chunk[:-1]]}, {name} if anew else set())
            anew = False

    def _by_protocol(self, name: NamedNode, url: str, chunk: str, anew: bool) -> None:
        try:
            self._client.send("PUT" if anew else "POST", url, chunk.encode(), _NTRIPLES)
        except Refused as error:
            if error.status not in _UNSPOKEN:
                raise
            log.info("no Graph Store Protocol (%s); updates are sent instead", error)
            self._protocol = False
            self._by_updates({name: [chunk[:-1]]}, {name} if anew else set())

    def shift(self, gone: Pairs, come: Pairs) -> None:
        """See ``Engine.shift``."""
        for words, pairs in (("DELETE DATA", gone), ("INSERT DATA", come)):
            quads = (f"GRAPH <{graph}> {{ {line} . }}" for graph, line in pairs)
            for chunk in _chunks(quads):
                self.update(f"{words} {{\n{chunk}}}")

    def update(self, sparql: str) -> None:
        """One SPARQL 1.1 Update, by POST directly (Protocol, section 2.2.2)."""
        self._client.send("POST", self._endpoint.update, sparql.encode(), _UPDATE)

    def _by_updates(self, held: Mapping[NamedNode, Iterable[str]], anew: set[NamedNode]) -> None:
        """As few updates as can be: graphs are replaced wholly or not at all where they fit in."""
        batch: list[str] = []
        size = number = 0
        for name, every in held.items():
            before = f"DROP SILENT GRAPH {name} ;\n" if name in anew else ""
            for lines in _chunks(every):
                count = lines.count("\n")
                if batch and (size + len(lines) > LARGEST or number + count > MOST):
                    self.update(" ;\n".join(batch))
                    batch, size, number = [], 0, 0
                batch.append(f"{before}INSERT DATA {{ GRAPH {name} {{\n{lines}}} }}")
                before = ""
                size += len(lines)
                number += count
        if batch:
            self.update(" ;\n".join(batch))


def _lines(triples: Iterable[Triple]) -> Iterator[str]:
    held = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return iter(held.decode().split("\n")[:-1])


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    """Lines in pieces of a size that may be sent."""
    held: list[str] = []
    size = 0
    for line in lines:
        bytes_of_line = len(line.encode()) + 1
        if held and (size + bytes_of_line > LARGEST or len(held) >= MOST):
            yield "\n".join([*held, ""])
            held, size = [], 0
        held.append(line)
        size += bytes_of_line
    if held:
        yield "\n".join([*held, ""])
