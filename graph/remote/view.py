"""An endpoint under rdflib's interface, to be read only.

rdflib's own SPARQLStore knows neither our credentials nor how a server shows the union of its
graphs; so each pattern becomes a query of ours, and a query as text goes to the server as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph
import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
)

from graph.store import Answer, StoreError

if TYPE_CHECKING:
    from graph.remote.engine import Remote

_NAMES = ("s", "p", "o")


class _Asked:
    """What oxrdflib asks of Oxigraph itself, asked of an endpoint."""

    def __init__(self, engine: Remote) -> None:
        self._engine = engine

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: object = None,
        substitutions: Mapping[Any, Any] | None = None,
        use_default_graph_as_union: bool = True,
    ) -> Answer:
        """See ``pyoxigraph.Store.query``; the default graph is the union of all."""
        values = {variable.value: term for variable, term in (substitutions or {}).items()}
        return self._engine.query(query, prefixes or {}, values)

    def named_graphs(self) -> list[NamedNode]:
        """See ``pyoxigraph.Store.named_graphs``."""
        return self._engine.graphs()

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph: Any = None
    ) -> Iterator[Quad]:
        """See ``pyoxigraph.Store.quads_for_pattern``; of the default graph where none is named."""
        terms = dict(zip(_NAMES, (subject, predicate, object), strict=False))
        if any(isinstance(term, BlankNode) for term in terms.values()):
            return  # those of an endpoint cannot be asked for by name
        pattern = " ".join(f"?{n}" if term is None else str(term) for n, term in terms.items())
        name = self._engine.default if isinstance(graph, DefaultGraph) else graph
        if isinstance(name, NamedNode):
            pattern = f"GRAPH {name} {{ {pattern} }}"
        rows = self._engine.query(f"SELECT * WHERE {{ {pattern} }}", {}, {})
        assert isinstance(rows, QuerySolutions)
        known = {variable.value for variable in rows.variables}
        for row in rows:
            s, p, o = (terms[n] if n not in known else row[n] for n in _NAMES)
            yield Quad(s, p, o, graph if isinstance(graph, NamedNode) else DefaultGraph())


class _View(OxigraphStore):
    """Refuses what would change the graph."""

    def _refuse(self, *arguments: object, **named: object) -> None:
        raise StoreError("this view of an endpoint is to be read only; use Store.put and remove")

    add = addN = remove = update = remove_graph = open = destroy = _refuse

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        """How many statements there are; oxrdflib counts by what Oxigraph alone knows."""
        return len(list(self.triples((None, None, None), context)))

    def add_graph(self, graph: object) -> None:
        """Graphs are there when something is in them."""

    def close(self, commit_pending_transaction: bool = False) -> None:
        """The engine is closed by its owner."""


def view(engine: Remote, prefixes: Mapping[str, str]) -> rdflib.Dataset:
    """The endpoint of ``engine`` as a dataset whose default graph is the union of all."""
    dataset = rdflib.Dataset(
        store=_View(store=cast(pyoxigraph.Store, _Asked(engine))), default_union=True
    )
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset
