"""What the endpoint says of itself: SPARQL 1.1 Service Description (2013), and VoID (2011)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import DCTERMS, RDF, RDFS, VOID, XSD
from starlette.requests import Request

from graph.exports import jsonld, rdfxml
from graph.lines import triple_lines
from graph.questions import questions
from graph.serving.messages import Request as Asked
from graph.serving.protocol import Refused
from graph.serving.service import Service
from graph.turtle import write_sections
from graph.vocabulary import KIND_CLASSES, TW, node, prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
LISTED = 200
"""Named graphs that are listed; where there are more, their number must do."""

_WRITERS = {
    "text/turtle": write_sections,
    "application/ld+json": jsonld.write_sections,
    "application/rdf+xml": rdfxml.write_sections,
}
_RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_COUNTS = """SELECT ?triples ?entities ?claims ?documents WHERE {
  { SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o } }
  { SELECT (COUNT(DISTINCT ?e) AS ?entities) WHERE {
      VALUES ?kind { KINDS } ?e a ?kind } }
  { SELECT (COUNT(*) AS ?claims) WHERE { ?c a tw:Claim } }
  { SELECT (COUNT(*) AS ?documents) WHERE { ?d a schema:NewsArticle } }
}""".replace("KINDS", " ".join(iri.n3() for iri in KIND_CLASSES.values()))
_GRAPHS = f"SELECT ?d WHERE {{ ?d a schema:NewsArticle }} ORDER BY ?d LIMIT {LISTED}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; ``graphs`` are the names of the first named graphs."""

    triples: int
    entities: int
    claims: int
    documents: int
    graphs: tuple[str, ...]


async def counts(service: Service, request: Request) -> Counts:
    """The counts of the graph as it is. Raises Refused."""

    async def rows(query: str) -> list[dict[str, dict[str, str]]]:
        reply = await service.ask(request, Asked(query, formats=("json",), ours=True))
        if reply.problem is not None:
            raise Refused(500, reply.body.decode())
        found: list[dict[str, dict[str, str]]] = json.loads(reply.body)["results"]["bindings"]
        return found

    row = (await rows(_COUNTS))[0]
    graphs = tuple(row["d"]["value"] for row in await rows(_GRAPHS))
    known = {name: int(value["value"]) for name, value in row.items()}
    return Counts(graphs=graphs, **known)


def description(address: str, known: Counts, kind: str, *, updates: bool = False) -> bytes:
    """The service description in the form ``kind``; ``address`` is the endpoint's own.

    With ``updates`` it takes them, too.

    Raises Refused where the address, which the client chose, is no IRI.
    """
    triples = _service(_node(address), known)
    if updates:
        language = NamedNode(f"{SD}supportedLanguage"), NamedNode(f"{SD}SPARQL11Update")
        triples = chain(triples, [Triple(_node(address), *language)])
    return _written(triples, kind)


def _service(service: NamedNode, known: Counts) -> Iterator[Triple]:
    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    dataset, default = (NamedNode(f"{service.value}#{name}") for name in ("dataset", "default"))
    yield Triple(service, node(RDF.type), sd("Service"))
    yield Triple(service, sd("endpoint"), service)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    for feature in ("UnionDefaultGraph", "EmptyGraphs"):
        yield Triple(service, sd("feature"), sd(feature))
    for name in _RESULTS:
        yield Triple(service, sd("resultFormat"), NamedNode(FORMATS + name))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, node(RDF.type), sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), default)
    yield Triple(default, node(RDF.type), sd("Graph"))
    yield Triple(default, node(VOID.triples), _number(known.triples))
    if known.documents <= LISTED:
        for number, name in enumerate(known.graphs):
            named = NamedNode(f"{service.value}#graph{number}")
            yield Triple(dataset, sd("namedGraph"), named)
            yield Triple(named, node(RDF.type), sd("NamedGraph"))
            yield Triple(named, sd("name"), NamedNode(name))


def void(root: str, base: str, known: Counts, kind: str) -> bytes:
    """The dataset in the form ``kind``; ``root`` is the server's address, ``base`` the graph's.

    Raises Refused where the address, which the client chose, is no IRI.
    """
    return _written(_dataset(_node(root), base, known), kind)


def _dataset(root: NamedNode, base: str, known: Counts) -> Iterator[Triple]:
    dataset = NamedNode(f"{root.value}.well-known/void#dataset")
    yield Triple(dataset, node(RDF.type), node(VOID.Dataset))
    yield Triple(dataset, node(VOID.sparqlEndpoint), NamedNode(f"{root.value}sparql"))
    yield Triple(dataset, node(VOID.uriSpace), Literal(base))
    yield Triple(dataset, node(VOID.vocabulary), node(str(TW)))
    yield Triple(dataset, node(VOID.triples), _number(known.triples))
    yield Triple(dataset, node(VOID.entities), _number(known.entities))
    yield Triple(dataset, node(VOID.documents), _number(known.documents))
    part = NamedNode(f"{dataset.value}-claims")
    yield Triple(dataset, node(VOID.classPartition), part)
    yield Triple(part, node(VOID["class"]), node(TW.Claim))
    yield Triple(part, node(VOID.entities), _number(known.claims))
    for name in ("Turtle", "N-Triples", "JSON-LD"):
        yield Triple(dataset, node(VOID.feature), NamedNode(FORMATS + name))
    yield Triple(dataset, node(DCTERMS.title), Literal("A graph of claims", language="en"))
    asked = f"Named questions of the endpoint: {', '.join(one.name for one in questions())}"
    yield Triple(dataset, node(RDFS.comment), Literal(asked, language="en"))


def _node(address: str) -> NamedNode:
    try:
        return NamedNode(address)
    except ValueError:
        raise Refused(400, "the name that this server was called by makes no address") from None


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=node(XSD.integer))


def _written(triples: Iterator[Triple], kind: str) -> bytes:
    known = {"sd": SD, "void": str(VOID), **prefixes()}
    out = BytesIO()
    if kind == "application/n-triples":
        out.writelines(f"{line}\n".encode() for line in triple_lines(triples))
    else:
        _WRITERS[kind]([triple_lines(triples)], out, known)
    return out.getvalue()
