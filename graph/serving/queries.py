"""What the pages ask the graph. IRIs are terms of the engine, so that nothing else gets in."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.vocabulary import ROLES

MOST_CLAIMS = 500  # on one page
# Spelled out: asked for by rdfs:subPropertyOf*, the engine tries every claim with every role.
ENDS = (
    *("rdf:subject", "rdf:object", "prov:wasAttributedTo", "tw:argument"),
    *sorted({f"tw:{role.rsplit('#', 1)[-1]}" for role in ROLES.values()}),
)

_PROPERTIES = """SELECT ?property ?name ?value ?label WHERE {{
  {node} ?property ?value
  OPTIONAL {{ ?property rdfs:label ?name }}
  OPTIONAL {{ ?value rdfs:label ?label }}
}} ORDER BY ?property ?label ?value LIMIT 2000"""

_CLAIMS = """SELECT ?claim (SAMPLE(?s) AS ?subject) (MIN(?sl) AS ?subject_label)
  (MIN(?rl) AS ?relation) (SAMPLE(?o) AS ?object) (MIN(?ol) AS ?object_label)
  (SAMPLE(?p) AS ?polarity) (SAMPLE(?m) AS ?modality) (MIN(?by) AS ?said_by)
  (MIN(?name) AS ?document) (MIN(?at) AS ?start) (MIN(?words) AS ?sentence)
WHERE {{
  {{ SELECT DISTINCT ?claim WHERE {{ {which} }} }}
  ?claim a tw:Claim ; rdf:subject ?s ; rdf:predicate/rdfs:label ?rl ;
    tw:polarity ?p ; tw:modality ?m ; prov:wasQuotedFrom ?span .
  ?s rdfs:label ?sl .
  ?span oa:hasSource/dct:identifier ?name ; oa:hasSelector ?position , ?quote .
  ?position oa:start ?at .
  ?quote oa:exact ?words .
  OPTIONAL {{ ?claim rdf:object ?o . ?o rdfs:label ?ol }}
  OPTIONAL {{ ?claim prov:wasAttributedTo/rdfs:label ?by }}
}} GROUP BY ?claim ORDER BY ?document ?start ?claim LIMIT {most}"""

_ABOUT = f"""?claim ({"|".join(ENDS)}) {{node}} .
    ?claim a tw:Claim"""
_SAID_IN = "GRAPH {node} {{ ?claim a tw:Claim }}"


def node(iri: str) -> NamedNode | None:
    """The term of an IRI, None where the text is none."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def properties(of: NamedNode) -> str:
    """Everything that the graph says of a thing, with labels."""
    return _PROPERTIES.format(node=of)


def claims_about(entity: NamedNode) -> str:
    """The claims that have an entity at an end, as an argument or as their source."""
    return _CLAIMS.format(which=_ABOUT.format(node=entity), most=MOST_CLAIMS)


def claims_in(document: NamedNode) -> str:
    """The claims of a document."""
    return _CLAIMS.format(which=_SAID_IN.format(node=document), most=MOST_CLAIMS)


def describe(of: NamedNode) -> str:
    """What the graph says of a thing, as a graph."""
    return f"DESCRIBE {of}"


TERMS = """SELECT DISTINCT ?t WHERE {
  { ?t rdfs:subPropertyOf tw:relatedTo } UNION { ?s a ?t }
} LIMIT 3000"""
"""What the query page completes: relations, and the classes of things."""


def documents_of(entity: NamedNode) -> str:
    """The documents with claims that have an entity at an end, those with most of them first."""
    ends = "|".join(("rdf:subject", "rdf:object"))
    return (
        "SELECT ?document (COUNT(*) AS ?n) WHERE { GRAPH ?document { "
        f"?claim a tw:Claim ; {ends} ?end }} {{ BIND({entity} AS ?end) }} "
        f"UNION {{ ?end tw:owner {entity} }} "
        "} GROUP BY ?document ORDER BY DESC(?n) ?document"
    )
