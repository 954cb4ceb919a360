"""``triplewire serve --write``: who may write, what, and what readers see afterwards."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest

from graph.store import Store
from tests.commandline import ROOT
from tests.graph.imports.sources import held, lines_of
from tests.graph.sample import seed, small
from tests.graph.serving.served import Answer, Server

TOKEN = "a-token-of-the-tests"
UPDATE = "application/sparql-update"
MINE = "/graph-store?graph=x:mine"


class Writing(Server):
    """A server that takes writes."""

    def send(
        self, method: str, path: str, body: bytes | None = None, token: str = TOKEN, **headers: str
    ) -> Answer[str]:
        """Any request; names of headers have "_" for "-"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            named["Authorization"] = f"Bearer {token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, named)
            reply = connection.getresponse()
            known = {name.lower(): value for name, value in reply.getheaders()}
            return Answer(reply.status, known.get("content-type", ""), reply.read().decode(), known)
        finally:
            connection.close()

    def update(self, text: str, **headers: str) -> Answer[str]:
        return self.send("POST", "/sparql", text.encode(), Content_Type=UPDATE, **headers)

    def count(self, graph: str) -> int:
        row = self.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")[0]
        return int(row["n"]["value"])


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("writing") / "store"
    with Store.open(place) as store:
        store.put([seed(), small()], "v1")
    return place


@pytest.fixture(scope="module")
def writing(stored: Path) -> Iterator[Writing]:
    os.environ["TRIPLEWIRE_TOKEN"] = TOKEN
    try:
        server = Writing(stored, "--write", "--timeout", "2", "--memory", "700", "--workers", "1")
    finally:
        del os.environ["TRIPLEWIRE_TOKEN"]
    yield server
    server.end()
    with Store.open(stored) as store:
        documents = held(store)
        store.rebuild()
        assert held(store) == documents
    assert not list(stored.glob(".updating*"))


# updates


def test_an_update_is_seen_by_the_next_reader(writing: Writing) -> None:
    text = "INSERT { GRAPH <x:seen> { ?c <x:by> 'me' } } WHERE { ?c a tw:Claim ; rdf:subject ?s }"
    before = writing.count("x:seen")
    done = writing.update(text)
    assert (done.status, before) == (200, 0)
    assert re.fullmatch(r"\d+ triples added, 0 removed in 1 graphs\n", done.body)
    assert writing.count("x:seen") == int(done.body.split()[0]) > 5
    form = urlencode({"update": "DROP GRAPH <x:seen>"}).encode()
    kind = "application/x-www-form-urlencoded"
    assert writing.send("POST", "/sparql", form, Content_Type=kind).status == 200
    assert writing.count("x:seen") == 0


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("CLEAR ALL", 403, "graphs of documents"),
        ("INSERT DATA { <x:a> <x:p> 1 }", 403, "default graph"),
        ("LOAD <file:///etc/passwd>", 403, "LOAD"),
        ("DELETE WHERE { GRAPH doc:1 { ?s ?p ?o } }", 403, "a graph of the documents"),
        ("INSERT DATA { GRAPH <x:g> { <x:a> oops } }", 400, "line 1, column"),
        ("DROP GRAPH <x:none>", 400, "there is no graph"),
        ("", 400, "no operation"),
        (f"CREATE GRAPH <x:{'g' * 1_100_000}>", 413, "longer than"),
        (f"CREATE GRAPH <x:{'g' * 4_100_000}>", 413, "longer than"),
    ],
)
def test_a_refused_update(writing: Writing, text: str, status: int, words: str) -> None:
    answer = writing.update(text)
    assert (answer.status, words in answer.body) == (status, True), answer


def test_parameters_of_the_protocol_that_are_refused(writing: Writing) -> None:
    for path in ("/sparql?using-graph-uri=x:g", "/sparql?query=ASK%7B%7D", "/sparql?update=x"):
        answer = writing.send("POST", path, b"CREATE GRAPH <x:n>", Content_Type=UPDATE)
        assert answer.status == 400, path
    assert writing.send("GET", "/sparql?update=DROP+ALL").status == 400


def test_a_runaway_update_is_ended_while_others_read(writing: Writing) -> None:
    text = (
        "INSERT { GRAPH <x:n> { ?a <x:p> ?x } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
        "BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) }"
    )
    with ThreadPoolExecutor(1) as beside:
        begun = time.monotonic()
        runaway = beside.submit(writing.update, text)
        while not runaway.done():
            assert writing.query("ASK { ?s ?p ?o }").status == 200
        assert runaway.result().status in (500, 504)
        assert time.monotonic() - begun < 10
    assert writing.count("x:n") == 0


def test_the_service_says_that_it_takes_updates(writing: Writing, server: Server) -> None:
    assert "SPARQL11Update" in writing.get("/sparql", Accept="text/turtle").body
    assert "SPARQL11Update" not in server.get("/sparql", Accept="text/turtle").body


# graphs


def test_a_graph_is_put_read_added_to_and_deleted(writing: Writing) -> None:
    turtle = "<x:a> <x:p> 1 , 2 ; <x:q> [ <x:r> 'é' ] ."
    kind = {"Content_Type": "text/turtle; charset=utf-8"}
    assert writing.send("PUT", MINE, turtle.encode(), **kind).status == 201
    assert writing.count("x:mine") == 4
    assert writing.send("PUT", MINE, turtle.encode(), **kind).status == 204
    assert writing.send("POST", MINE, b"<x:b> <x:p> 3 .", **kind).status == 204
    assert writing.count("x:mine") == 5
    for accept, form in (
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ):
        answer = writing.send("GET", MINE, token="", Accept=accept)
        assert answer.kind.startswith(accept)
        assert len(list(pyoxigraph.parse(answer.body.encode(), form))) == 5
    head = writing.send("HEAD", MINE, token="")
    assert (head.status, head.body) == (200, "")
    assert writing.send("PUT", MINE, b"<x:b> <x:p> 3 .", **kind).status == 204
    assert writing.count("x:mine") == 1
    assert writing.send("DELETE", MINE).status == 204
    assert writing.send("DELETE", MINE).status == 404
    assert writing.send("GET", MINE, token="").status == 404


def test_a_graph_is_read_whole_though_documents_say_some_of_it(writing: Writing) -> None:
    lines = lines_of(small())
    body = "".join(f"{line} .\n" for line in lines).encode()
    path = "/graph-store?graph=x:copy"
    kind = "application/n-triples"
    assert writing.send("PUT", path, body, Content_Type=kind).status == 201
    assert writing.count("x:copy") == 0
    assert writing.send("GET", path, token="", Accept=kind).body == body.decode()
    assert writing.send("DELETE", path).status == 204


def test_documents_graphs_are_read_only(writing: Writing) -> None:
    row = writing.rows("SELECT ?g { GRAPH ?g { ?c a tw:Claim } } LIMIT 1")[0]
    document = row["g"]["value"]
    before = writing.count(document)
    path = f"/graph-store?graph={quote(document)}"
    answer = writing.send("GET", path, token="", Accept="application/n-triples")
    assert len(answer.body.splitlines()) == before > 10
    for method in ("PUT", "POST", "DELETE"):
        for name in (path, "/graph-store?default"):
            done = writing.send(method, name, b"<x:a> <x:p> 1 .", Content_Type="text/turtle")
            assert done.status == 403, (method, name)
    assert writing.count(document) == before


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        (MINE, b"<x:a> oops", "text/turtle", 400),
        (MINE, b"<a> <x:p> 1 .", "text/turtle", 400),
        (MINE, b"x", "application/pdf", 415),
        (MINE, b"<x:a> <x:b> <x:c> .", "", 415),
        (MINE, b" " * (17 << 20), "text/turtle", 413),
        ("/graph-store", b"<x:a> <x:p> 1 .", "text/turtle", 400),
        ("/graph-store?graph=no+iri", b"<x:a> <x:p> 1 .", "text/turtle", 400),
        ("/graph-store?graph=x:a&graph=x:b", b"<x:a> <x:p> 1 .", "text/turtle", 400),
        ("/graph-store?graph=x:a&default", b"<x:a> <x:p> 1 .", "text/turtle", 400),
        (
            MINE,
            b'<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><r/>',
            "application/rdf+xml",
            400,
        ),
    ],
)
def test_a_refused_graph(writing: Writing, path: str, body: bytes, kind: str, status: int) -> None:
    assert writing.send("PUT", path, body, Content_Type=kind).status == status
    assert writing.count("x:mine") == 0


# who may write


def test_nobody_writes_without_the_token(writing: Writing) -> None:
    for token in ("", "wrong", TOKEN[:-1], TOKEN + "x", f"{TOKEN} {TOKEN}", "é"):
        answers = [
            writing.send("POST", "/sparql", b"CREATE GRAPH <x:n>", token, Content_Type=UPDATE),
            writing.send("PUT", MINE, b"<x:a> <x:p> 1 .", token, Content_Type="text/turtle"),
            writing.send("POST", MINE, b"<x:a> <x:p> 1 .", token, Content_Type="text/turtle"),
            writing.send("DELETE", MINE, token=token),
        ]
        for answer in answers:
            assert answer.status == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
    basic = writing.send("DELETE", MINE, token="", Authorization=f"Basic {TOKEN}")
    assert basic.status == 401


def test_pages_of_other_sites_cannot_write(writing: Writing) -> None:
    for method, path in (("PUT", MINE), ("DELETE", MINE), ("POST", "/sparql")):
        asked = writing.send(
            "OPTIONS",
            path,
            token="",
            Origin="https://example.org",
            Access_Control_Request_Method=method,
            Access_Control_Request_Headers="authorization,content-type",
        )
        assert asked.status == 400, (method, path)
        assert "authorization" not in asked.headers["access-control-allow-headers"].lower()
        assert "access-control-allow-credentials" not in asked.headers
    done = writing.update("CREATE GRAPH <x:n>", Origin="https://example.org")
    assert done.status == 403
    own = writing.update("CREATE SILENT GRAPH <x:n>", Origin=writing.address)
    assert own.status == 200
    assert writing.update("DROP GRAPH <x:n>").status == 200


def test_a_server_that_only_reads_takes_no_write(server: Server) -> None:
    reading = Writing.__new__(Writing)
    reading.port = server.port
    assert reading.update("CREATE GRAPH <x:n>").status == 403
    for method in ("PUT", "POST", "DELETE"):
        answer = reading.send(method, MINE, b"<x:a> <x:p> 1 .", Content_Type="text/turtle")
        assert answer.status == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert reading.send("GET", MINE, token="").status == 404


@pytest.mark.parametrize("token", ["short", "with blanks in between", "é" * 20])
def test_a_bad_token_is_refused(token: str, stored: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph", "serve", "-s", str(stored), "--port", "0", "--write"],
        env={**os.environ, "TRIPLEWIRE_TOKEN": token, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "at least 16" in done.stderr


# beside builds


def test_writers_come_again_while_a_build_has_the_store(writing: Writing, stored: Path) -> None:
    with Store.open(stored):
        answer = writing.update("CREATE GRAPH <x:later>")
        assert (answer.status, answer.headers["retry-after"]) == (503, "2")
        assert writing.query("ASK { ?s ?p ?o }").status == 200
    assert writing.update("CREATE GRAPH <x:later> ; DROP GRAPH <x:later>").status == 200


def test_many_writers_at_once_lose_nothing(writing: Writing) -> None:
    def write(number: int) -> int:
        text = f"INSERT DATA {{ GRAPH <x:many> {{ <x:a> <x:p> {number} }} }}"
        return writing.update(text).status

    with ThreadPoolExecutor(5) as clients:
        assert set(clients.map(write, range(5))) == {200}
    assert writing.count("x:many") == 5
    assert writing.update("DROP GRAPH <x:many>").status == 200
