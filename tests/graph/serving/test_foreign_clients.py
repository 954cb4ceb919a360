"""Clients of others: SPARQLWrapper, rdflib's remote store, and curl."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, N3, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.graph.serving.served import Server

LABEL = "SELECT ?l { ent:North_Korea rdfs:label ?l }"


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_rows(server: Server, method: str) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql", returnFormat=JSON)
    client.setMethod(method)
    client.setQuery(LABEL)
    rows = client.query().convert()["results"]["bindings"]
    assert [row["l"]["value"] for row in rows] == ["North Korea"]


@pytest.mark.parametrize(("form", "words"), [(XML, "North Korea"), (CSV, "l\r\nNorth Korea")])
def test_sparqlwrapper_reads_other_tables(server: Server, form: str, words: str) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql", returnFormat=form)
    client.setQuery(LABEL)
    found = client.query().convert()
    text = found.toxml() if form == XML else found.decode()
    assert words in text


@pytest.mark.parametrize("form", [RDFXML, TURTLE, N3])
def test_sparqlwrapper_reads_graphs(server: Server, form: str) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql", returnFormat=form)
    client.setQuery("DESCRIBE ent:North_Korea")
    found = client.query().convert()
    graph = found if form == RDFXML else rdflib.Graph().parse(data=found, format="turtle")
    assert len(graph) > 5


def test_sparqlwrapper_is_told_what_is_wrong(server: Server) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="never closed"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_it_as_a_store(server: Server, method: str) -> None:
    store = SPARQLStore(f"{server.address}/sparql", method=method)  # type: ignore[arg-type]
    graph = rdflib.Graph(store)
    entity = rdflib.URIRef("https://w3id.org/triplewire/entity/North_Korea")
    assert str(graph.value(entity, rdflib.RDFS.label)) == "North Korea"
    assert len(list(graph.query("SELECT ?c { ?c a <https://w3id.org/triplewire#Claim> }"))) > 10


@pytest.mark.skipif(shutil.which("curl") is None, reason="apt-get install curl")
def test_curl_asks_by_every_door(server: Server) -> None:
    def curl(*options: str) -> str:
        done = subprocess.run(
            ["curl", "-sS", *options], stdout=subprocess.PIPE, check=True, timeout=30
        )
        return done.stdout.decode()

    endpoint = f"{server.address}/sparql"
    asked = ["--data-urlencode", f"query={LABEL}", endpoint]
    assert curl("-H", "Accept: text/csv", *asked) == "l\r\nNorth Korea\r\n"
    assert curl("-G", "-H", "Accept: text/csv", *asked) == "l\r\nNorth Korea\r\n"
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", LABEL, endpoint)
    assert json.loads(curl(*direct))["results"]["bindings"][0]["l"]["value"] == "North Korea"
    assert "North Korea" in curl("-H", "Accept: text/plain", *asked)
    page = curl("-L", "-H", "Accept: text/turtle", f"{server.address}/entity/North_Korea")
    assert "rdfs:label" in page
