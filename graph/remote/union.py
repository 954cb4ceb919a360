"""How an endpoint is asked over the union of its graphs, found out by asking it.

What the default graph of a query is, SPARQL 1.1 leaves to the server (section 13.1). With GraphDB,
RDF4J, Virtuoso, QLever, Blazegraph and Neptune it is the union of all named graphs already; others
take a parameter for it, or have to be set up so. An answer from an empty default graph would look
like one from an empty store, so an endpoint that shows no union is an error.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from graph.remote.answers import RESULTS, read
from graph.remote.client import Client, Refused
from graph.sparql import keywords, names_its_graphs
from graph.store import StoreError

Fields = list[tuple[str, str]]

_WAYS: tuple[Fields, ...] = (
    [],
    [("union-default-graph", "true")],  # Oxigraph
    [("default-graph-uri", "urn:x-arq:UnionGraph")],  # Jena Fuseki
    [("default-graph-uri", "tag:stardog:api:context:all")],  # Stardog
)
_ADVICE = (
    "let its server show all graphs as one (Oxigraph: --union-default-graph; Fuseki: "
    "tdb2:unionDefaultGraph true; Stardog: query.all.graphs=true)"
)
_PLACES = (
    "SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) }} }} "
    "LIMIT 1"
)


class Union:
    """The fields that a query is sent with, besides itself."""

    def __init__(self, client: Client, url: str, shared: NamedNode) -> None:
        self._client = client
        self._url = url
        self._shared = shared
        self._way: Fields | None = None

    def fields(self, sparql: str) -> Fields:
        """Those for ``sparql``: none where it says by FROM what it asks.

        Raises StoreError where the endpoint shows no union of its graphs.
        """
        if names_its_graphs(sparql):
            return []
        if self._way is None:
            self._way = self._found()
        way = self._way or []
        if any(name == "default-graph-uri" for name, _ in way) and _goes_into_graphs(sparql):
            raise StoreError(
                f"{self._url} answers GRAPH or the union of all graphs, not both in one query; "
                + _ADVICE
            )
        return way

    def _found(self) -> Fields | None:
        """The first way that shows a statement of a named graph; None while there is none."""
        for graph in (str(self._shared), "?g"):
            rows = self._answer(_PLACES.format(graph=graph), [])
            if isinstance(rows, QuerySolutions):
                for row in rows:
                    ask = f"ASK {{ {row['s']} {row['p']} {row['o']} }}"
                    return self._that_shows(ask)
        return None

    def _that_shows(self, ask: str) -> Fields:
        for way in _WAYS:
            try:
                shows = self._answer(ask, way)
            except Refused as error:
                if error.status in (401, 403):
                    raise
                continue  # a server that does not know the parameter may say so
            if isinstance(shows, QueryBoolean) and shows:
                return way
        raise StoreError(f"{self._url} does not show what is in its named graphs; {_ADVICE}")

    def _answer(self, sparql: str, way: Fields) -> object:
        fields = [("query", sparql), *way]
        return read(self._client.form(self._url, RESULTS, fields), graph=False)


def _goes_into_graphs(sparql: str) -> bool:
    return any(token.text.upper() == "GRAPH" for token in keywords(sparql))
