"""The SPARQL 1.1 Protocol after the list of the W3C's tests, and what it says of itself."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat

from tests.graph.serving.served import Answer, Server

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
CLAIMS = "SELECT (COUNT(*) AS ?n) { ?c a tw:Claim }"


def documents(server: Server) -> list[str]:
    rows = server.rows("SELECT DISTINCT ?g { GRAPH ?g { ?c a tw:Claim } } ORDER BY ?g")
    return [row["g"]["value"] for row in rows]


def count(answer: Answer[str]) -> int:
    assert answer.status == 200, answer
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


# good queries


def test_by_get_by_form_and_directly(server: Server) -> None:
    for answer in (
        server.get(f"/sparql?query={quote('ASK {}')}"),
        server.get("/sparql", urlencode({"query": "ASK {}"}).encode(), Content_Type=FORM),
        server.get("/sparql", b"ASK {}", Content_Type=DIRECT),
        server.get("/sparql", b"ASK {}", Content_Type=f"{DIRECT}; charset=utf-8"),
    ):
        assert (answer.status, json.loads(answer.body)["boolean"]) == (200, True)


def test_default_graphs_one_and_several_by_every_door(server: Server) -> None:
    whole = count(server.query(CLAIMS))
    graphs = documents(server)
    parts = []
    for graph in graphs:
        wanted = urlencode({"query": CLAIMS, "default-graph-uri": graph})
        parts.append(count(server.get(f"/sparql?{wanted}")))
        posted = server.get("/sparql", wanted.encode(), Content_Type=FORM)
        address = f"/sparql?default-graph-uri={quote(graph)}"
        directly = server.get(address, CLAIMS.encode(), Content_Type=DIRECT)
        assert count(posted) == count(directly) == parts[-1]
    assert sum(parts) == whole
    several = [("query", CLAIMS), *(("default-graph-uri", graph) for graph in graphs)]
    assert count(server.get(f"/sparql?{urlencode(several)}")) == whole


def test_named_graphs_alone_and_beside_a_default_graph(server: Server) -> None:
    first, second, *_ = documents(server)
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a tw:Claim } }"
    one = count(server.get(f"/sparql?{urlencode({'query': inside, 'named-graph-uri': first})}"))
    assert 0 < one < count(server.query(inside))
    both = {"query": CLAIMS, "default-graph-uri": second, "named-graph-uri": first}
    other = {"query": CLAIMS, "default-graph-uri": second}
    assert count(server.get(f"/sparql?{urlencode(both)}")) == count(
        server.get(f"/sparql?{urlencode(other)}")
    )
    from_another = {
        "query": CLAIMS.replace("{", f"FROM <{first}> {{", 1),
        "default-graph-uri": second,
    }
    assert count(server.get(f"/sparql?{urlencode(from_another)}")) == count(
        server.get(f"/sparql?{urlencode(other)}")
    )


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("ASK {}", "application/sparql-results+json", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "text/plain", "text/plain; charset=utf-8"),
        ("SELECT * {}", "application/xml", "application/sparql-results+xml"),
        ("SELECT * {}", "text/plain", "text/plain; charset=utf-8"),
        ("DESCRIBE ent:Ukraine", "*/*", "text/turtle; charset=utf-8"),
        ("DESCRIBE ent:Ukraine", "text/turtle", "text/turtle; charset=utf-8"),
        ("DESCRIBE ent:Ukraine", "application/n-triples", "application/n-triples"),
        ("DESCRIBE ent:Ukraine", "application/ld+json", "application/ld+json"),
        ("DESCRIBE ent:Ukraine", "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE ent:Ukraine", "application/json", "application/ld+json"),
    ],
)
def test_the_form_of_the_answer(server: Server, query: str, accept: str, kind: str) -> None:
    answer = server.query(query, Accept=accept)
    assert (answer.status, answer.kind) == (200, kind)


def test_every_form_of_a_graph_says_the_same(server: Server) -> None:
    # A blank node for each of the rows, whose number is the same in every answer.
    query = """CONSTRUCT { ?s ?p ?o , [ rdfs:label ?l ] }
      { ?s rdf:type|owl:sameAs ?o ; ?p ?o ; rdfs:label ?l }"""
    sizes = set()
    for name, format in (
        ("turtle", RdfFormat.TURTLE),
        ("ntriples", RdfFormat.N_TRIPLES),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdfxml", RdfFormat.RDF_XML),
    ):
        form = urlencode({"query": query, "format": name}).encode()
        answer = server.get("/sparql", form)
        assert answer.status == 200, answer
        sizes.add(len(set(pyoxigraph.parse(answer.body, format))))
    assert len(sizes) == 1
    assert sizes.pop() > 40


# bad queries


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (None, "", 200),  # the service description
        (b"", FORM, 400),
        (b"query=", FORM, 400),
        (b"query=ASK{}&query=ASK{}", FORM, 400),
        (b"query=SELECT", FORM, 400),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "", 415),
        (b"query=%FF", FORM, 400),
        ("ASK { ?s ?p 'é' }".encode("latin-1"), DIRECT, 400),
        (b"update=CLEAR+ALL", FORM, 403),
        (b"CLEAR ALL", "application/sparql-update", 403),
        (b"CLEAR ALL", DIRECT, 400),
        (b"INSERT DATA { <x:a> <x:b> <x:c> }", DIRECT, 400),
        (b"query=ASK{}&default-graph-uri=no+iri", FORM, 400),
        (b"query=ASK{}&$x=1", FORM, 400),
    ],
)
def test_a_bad_request_has_its_status(
    server: Server, data: bytes | None, kind: str, status: int
) -> None:
    answer = server.get("/sparql", data, Content_Type=kind)
    assert answer.status == status, answer


def test_a_browser_that_follows_a_link_is_shown_the_answer(server: Server) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert "<title>Query" in server.get("/sparql?query=ASK%20%7B%7D", Accept=browser).body
    assert server.get("/sparql?query=ASK%20%7B%7D").kind == "application/sparql-results+json"
    assert server.get("/sparql?query=ASK%20%7B%7D&format=csv", Accept=browser).status == 406


# what it says of itself


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")],
)
def test_the_service_description(server: Server, accept: str, form: str) -> None:
    answer = server.get("/sparql", Accept=accept)
    assert answer.kind.startswith(accept)
    graph = rdflib.Graph().parse(data=answer.body, format=form)
    service = rdflib.URIRef(f"{server.address}/sparql")
    assert (service, SD.endpoint, service) in graph
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert {str(name) for name in graph.objects(None, SD.name)} == set(documents(server))
    assert len(list(graph.objects(service, SD.resultFormat))) == 8
    triples = int(next(graph.objects(None, VOID.triples)))  # type: ignore[call-overload]
    assert triples == count(server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))


def test_the_dataset_describes_itself(server: Server) -> None:
    answer = server.get("/.well-known/void", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.body, format="turtle")
    dataset = next(graph.subjects(rdflib.RDF.type, VOID.Dataset))
    assert str(graph.value(dataset, VOID.sparqlEndpoint)) == f"{server.address}/sparql"
    assert str(graph.value(dataset, VOID.uriSpace)) == "https://w3id.org/triplewire/"
    assert server.get("/.well-known/void", Accept="text/turtle").body == answer.body


def test_a_host_that_is_no_name_makes_no_triples(server: Server) -> None:
    for host in ('localhost/> <x:a> <x:b> "', "localhost\t", "localhost:1 x"):
        answer = server.get("/sparql", Host=host, Accept="text/turtle")
        assert answer.status == 400
        assert NamedNode("x:a")
