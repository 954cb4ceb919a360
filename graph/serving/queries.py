"""What the pages ask the graph. IRIs are terms of the engine, so that nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph.vocabulary import RELATION, ROLES

# Spelled out: asked for by rdfs:subPropertyOf*, the engine tries every claim with every role.
_BESIDE = (
    "tw:argument",
    *sorted({f"tw:{role.rsplit('#', 1)[-1]}" for role in ROLES.values()}),
)
SIDES = {
    "out": "rdf:subject",
    "in": "rdf:object",
    "says": "prov:wasAttributedTo",
    "beside": "|".join(_BESIDE),
}
"""How a claim can have an entity, by name: does, is done to, says so, is further said of."""

TERMS = "SELECT ?t WHERE { ?t rdfs:subPropertyOf tw:relatedTo } LIMIT 3000"
"""The relations that the query page completes."""

_PROPERTIES = f"""SELECT ?property ?name ?value ?label WHERE {{{{
  {{node}} ?property ?value
  FILTER(!STRSTARTS(STR(?property), "{RELATION}"))
  OPTIONAL {{{{ ?property rdfs:label ?name }}}}
  OPTIONAL {{{{ ?value rdfs:label ?label }}}}
}}}} ORDER BY ?property ?label ?value LIMIT 300"""

_NEAR = """SELECT ?how ?thing ?label WHERE {{
  {{ {node} tw:possiblySame ?thing BIND("same" AS ?how) }}
  UNION {{ ?thing tw:possiblySame {node} BIND("same" AS ?how) }}
  UNION {{ ?thing tw:owner {node} BIND("owned" AS ?how) }}
  UNION {{ ?thing tw:member {node} BIND("group" AS ?how) }}
  ?thing rdfs:label ?label
}} ORDER BY ?how ?label ?thing LIMIT 200"""

_DETAILS = """SELECT DISTINCT ?claim ?subject ?relation ?object ?polarity ?modality ?by ?span
  ?subject_mention ?object_mention ?document ?name ?date ?sentence WHERE {{
  VALUES ?claim {{ {claims} }}
  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; tw:polarity ?polarity ;
    tw:modality ?modality ; prov:wasQuotedFrom ?span .
  ?span oa:hasSource ?document ; oa:hasSelector/oa:exact ?sentence .
  ?document dct:identifier ?name .
  OPTIONAL {{ ?document dct:issued ?date }}
  OPTIONAL {{ ?claim rdf:object ?object }}
  OPTIONAL {{ ?claim prov:wasAttributedTo ?by }}
  OPTIONAL {{ ?claim tw:subjectMention ?subject_mention }}
  OPTIONAL {{ ?claim tw:objectMention ?object_mention }}
}} ORDER BY ?claim ?name ?by"""
# Labels are asked for apart: an OPTIONAL of two patterns is gone through for all claims there are.
_LABELS = """SELECT ?thing (MIN(?l) AS ?label) WHERE {{
  VALUES ?thing {{ {things} }} ?thing rdfs:label ?l
}} GROUP BY ?thing"""


def node(iri: str) -> NamedNode | None:
    """The term of an IRI, None where the text is none."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def properties(of: NamedNode) -> str:
    """What the graph says of a thing, with labels; without its plain edges, which claims have."""
    return _PROPERTIES.format(node=of)


def near(entity: NamedNode) -> str:
    """What may be the same, what belongs to an entity, and the groups that it is one of."""
    return _NEAR.format(node=entity)


def sides(entity: NamedNode) -> str:
    """How many claims there are on each side of an entity, by relation."""
    parts = _sides(entity, SIDES)
    return (
        "SELECT ?side ?relation (MIN(?l) AS ?label) (COUNT(DISTINCT ?claim) AS ?n) WHERE { "
        f"{parts} ?claim rdf:predicate ?relation . ?relation rdfs:label ?l "
        "} GROUP BY ?side ?relation ORDER BY ?side DESC(?n) ?label ?relation LIMIT 2000"
    )


def claims_about(
    entity: NamedNode, side: str | None, relation: NamedNode | None, at: int, most: int
) -> str:
    """``most`` claims of an entity from the ``at``-th on, by side and relation."""
    parts = _sides(entity, [side] if side in SIDES else SIDES)
    only = f"VALUES ?relation {{ {relation} }}" if relation else ""
    return (
        f"SELECT DISTINCT ?side ?claim WHERE {{ {only} {parts} ?claim rdf:predicate ?relation . "
        "?relation rdfs:label ?label } ORDER BY ?side ?label ?relation ?claim "
        f"LIMIT {most} OFFSET {at}"
    )


def _sides(entity: NamedNode, wanted: Iterable[str]) -> str:
    # What is not a claim and has such ends is its edge among names. Claims alone have arguments,
    # and asked for by their class as well they would be gone through one by one.
    only = {"out": "; a tw:Claim", "in": "; a tw:Claim"}
    groups = (
        f'{{ ?claim {SIDES[side]} {entity} {only.get(side, "")} BIND("{place}{side}" AS ?side) }}'
        for place, side in enumerate(SIDES)
        if side in wanted
    )
    return " UNION ".join(groups)


def claims_in(document: NamedNode, at: int, most: int) -> str:
    """The claims of a document, in the order of its text."""
    return (
        f"SELECT DISTINCT ?claim ?start WHERE {{ GRAPH {document} {{ ?claim a tw:Claim ; "
        "prov:wasQuotedFrom/oa:hasSelector/oa:start ?start } } "
        f"ORDER BY ?start ?claim LIMIT {most} OFFSET {at}"
    )


def claims_with(relation: NamedNode, at: int, most: int) -> str:
    """The claims of a relation."""
    return (
        f"SELECT DISTINCT ?claim WHERE {{ ?claim rdf:predicate {relation} ; a tw:Claim }} "
        f"ORDER BY ?claim LIMIT {most} OFFSET {at}"
    )


def details(claims: Iterable[NamedNode]) -> str:
    """What is shown of these claims."""
    return _DETAILS.format(claims=" ".join(map(str, claims)))


def labels(things: Iterable[NamedNode]) -> str:
    """What these things are called."""
    return _LABELS.format(things=" ".join(map(str, things)))


def describe(of: NamedNode) -> str:
    """What the graph says of a thing, as a graph."""
    return f"DESCRIBE {of}"


def documents_of(entity: NamedNode) -> str:
    """The documents with claims that have an entity at an end, those with most of them first."""
    return (
        "SELECT ?document (COUNT(*) AS ?n) WHERE { GRAPH ?document { "
        f"?claim a tw:Claim ; rdf:subject|rdf:object ?end }} {{ BIND({entity} AS ?end) }} "
        f"UNION {{ ?end tw:owner {entity} }} "
        "} GROUP BY ?document ORDER BY DESC(?n) ?document"
    )


def entities(kind: NamedNode | None, at: int, most: int) -> str:
    """Named entities by label, with their classes."""
    only = f"?entity a {kind} ." if kind else ""
    return (
        f"SELECT ?entity (MIN(?l) AS ?label) (MIN(?c) AS ?kind) WHERE {{ {only} "
        "?entity tw:named true ; rdfs:label ?l ; a ?c } "
        f"GROUP BY ?entity ORDER BY LCASE(?label) ?entity LIMIT {most} OFFSET {at}"
    )


def documents(at: int, most: int) -> str:
    """Documents, the latest first."""
    return (
        "SELECT ?document (MIN(?n) AS ?name) (MIN(?t) AS ?title) (MIN(?d) AS ?date) WHERE { "
        "?document a schema:NewsArticle ; dct:identifier ?n OPTIONAL { ?document dct:title ?t } "
        "OPTIONAL { ?document dct:issued ?d } "
        f"}} GROUP BY ?document ORDER BY DESC(?date) ?name ?document LIMIT {most} OFFSET {at}"
    )
