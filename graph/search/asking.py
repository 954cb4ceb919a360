"""Names asked of a graph: through its index where it has one, else of the graph itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions

from graph.naming import folded, nearest
from graph.search.match import How, Match
from graph.store import Answer, Bindings
from graph.terms import Names, sendable
from graph.vocabulary import KIND_CLASSES, WIKIDATA

if TYPE_CHECKING:
    from graph.search.search import Search

_LABELS = """SELECT ?entity ?label WHERE {
  ?entity a ?kind ; rdfs:label|schema:alternateName ?label FILTER(?kind != owl:ObjectProperty)
}"""
_BEARERS = """SELECT DISTINCT ?name ?entity WHERE {
  ?entity a ?kind ; rdfs:label|schema:alternateName ?label FILTER(?kind != owl:ObjectProperty)
  FILTER(LCASE(STR(?label)) = LCASE(?name))
}"""
_SPELT = """SELECT DISTINCT ?entity WHERE {{
  VALUES ?name {{ {0} {0}@en }} ?entity rdfs:label|schema:alternateName|skos:prefLabel ?name
  FILTER(isIRI(?entity))
}}"""
_WHAT = """SELECT ?entity ?label ?class ?named ?item WHERE {
  ?entity rdfs:label ?label ; a ?class
  OPTIONAL { ?entity tw:named ?named } OPTIONAL { ?entity owl:sameAs ?item }
} ORDER BY ?label ?class ?named ?item"""
_FACTS = """SELECT ?entity (COUNT(DISTINCT ?claim) AS ?facts) (COUNT(DISTINCT ?graph) AS ?documents)
WHERE { GRAPH ?graph { ?claim ?role ?entity ; a tw:Claim } } GROUP BY ?entity"""
_KINDS = {str(iri): kind for kind, iri in KIND_CLASSES.items()}


class Askable(Protocol):
    """What can be asked: a store, or a copy of its graph."""

    names: Names

    @property
    def search(self) -> Search | None:
        """See ``Store.search``."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""


def find(
    graph: Askable,
    text: str,
    limit: int = 10,
    kinds: Collection[str] = (),
    named: bool = False,
) -> list[Match]:
    """See ``Store.find``; without an index, only what is called so or looks alike."""
    search = graph.search
    if search is not None:
        found = search.find(text, limit, kinds, named)
        return [replace(one, iri=graph.names.entity(one.entity).value) for one in found]
    how: How = "exact"
    meant = dict.fromkeys(_bearers(graph, text), text)
    if not meant:
        how, meant = "fuzzy", _alike(graph, text, limit)
    matches = [_match(graph, NamedNode(iri), name, how) for iri, name in meant.items()]
    wanted = [
        one for one in matches if (one.named or not named) and (not kinds or one.kind in kinds)
    ]
    if how == "exact":
        wanted.sort(key=lambda one: (-one.facts, one.label, one.iri))
    return wanted[:limit]


def bearers(graph: Askable, name: str) -> list[NamedNode]:
    """The nodes of the entities that bear ``name``, sorted.

    Where no name is the same but for case, blanks and quotes, other accents and signs will do.
    """
    search = graph.search
    if search is None:
        return [NamedNode(iri) for iri in _bearers(graph, name)]
    found = {graph.names.entity(entity).value for entity in search.bearers(name)}
    if not found:  # graphs of users are no documents: what they call things stands there alone
        found = {row["entity"].value for row in _rows(graph, _SPELT.format(_literal(name)), {})}
    return [NamedNode(iri) for iri in sorted(found)]


def nearest_names(graph: Askable, name: str, number: int = 3) -> list[str]:
    """What may have been meant by a name that nothing bears, the likeliest first."""
    return list(dict.fromkeys(match.name for match in find(graph, name, number)))


def _bearers(graph: Askable, name: str) -> list[str]:
    """The IRIs of those who bear a name, asked of the graph."""
    found = {row["entity"].value for row in _rows(graph, _BEARERS, {"name": _literal(name)})}
    if not found:  # the engine knows nothing of kinds of quotes and blanks
        wanted = folded(name)
        rows = _rows(graph, _LABELS, {})
        found = {row["entity"].value for row in rows if folded(row["label"].value) == wanted}
    return sorted(found)


def _alike(graph: Askable, name: str, number: int) -> dict[str, str]:
    """IRIs with the name that is like this one, the likeliest first."""
    rows = _rows(graph, _LABELS, {})
    by_name = {row["label"].value: row["entity"].value for row in rows}
    return {by_name[label]: label for label in nearest(name, by_name, number)}


def _match(graph: Askable, node: NamedNode, name: str, how: How) -> Match:
    rows = [
        {n: row[n].value if row[n] else "" for n in ("label", "class", "named", "item")}
        for row in _rows(graph, _WHAT, {"entity": node})
    ]
    what = min(rows, key=lambda row: (-len(row["label"]), row["label"]))
    items = [row["item"] for row in rows if row["item"].startswith(WIKIDATA)]
    counts = next(iter(_rows(graph, _FACTS, {"entity": node})), None)
    return Match(
        node.value.removeprefix(graph.names.entity("x").value.removesuffix("x")),
        what["label"],
        _KINDS.get(what["class"], "thing"),
        any(row["named"] == "true" for row in rows),
        items[0].removeprefix(WIKIDATA) if items else None,
        name if how == "fuzzy" else what["label"],
        how,
        1.0 if how == "exact" else 0.0,
        int(counts["facts"].value) if counts else 0,
        int(counts["documents"].value) if counts else 0,
        node.value,
    )


def _rows(
    graph: Askable, sparql: str, bindings: Mapping[str, NamedNode | Literal]
) -> QuerySolutions:
    answer = graph.query(sparql, bindings)
    assert isinstance(answer, QuerySolutions)
    return answer


def _literal(value: str) -> Literal:
    return Literal(sendable(value))
