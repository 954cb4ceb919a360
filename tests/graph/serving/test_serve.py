"""``triplewire serve`` as a process: what clients and attackers send, and what they get."""

from __future__ import annotations

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import rdflib

from graph.store import Store
from tests.graph.sample import seed, small
from tests.graph.serving.served import GREEDY, RUNAWAY, TIMEOUT, Answer, Server

# the protocol


def test_a_query_is_answered_by_every_door_of_the_protocol(server: Server) -> None:
    asked = "SELECT ?x { ent:North_Korea rdfs:label ?x }"
    form = server.query(asked)
    address = server.get(f"/sparql?query={quote(asked)}")
    direct = server.get("/sparql", asked.encode(), Content_Type="application/sparql-query")
    assert form.body == address.body == direct.body
    assert form.kind == "application/sparql-results+json"
    assert json.loads(form.body)["results"]["bindings"][0]["x"]["value"] == "North Korea"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values"),
    ],
)
def test_tables_in_the_form_that_is_wanted(server: Server, accept: str, kind: str) -> None:
    answer = server.query("SELECT ?x { ent:North_Korea rdfs:label ?x }", Accept=accept)
    assert answer.status == 200
    assert answer.kind.startswith(kind)
    assert "North Korea" in answer.body


def test_graphs_are_turtle(server: Server) -> None:
    answer = server.query("DESCRIBE ent:North_Korea", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.body, format="turtle")
    assert len(graph) > 5


def test_the_dataset_of_the_protocol(server: Server) -> None:
    graphs = server.rows("SELECT DISTINCT ?g { GRAPH ?g { ?claim a tw:Claim } }")
    first = graphs[0]["g"]["value"]
    asked = {"query": "SELECT (COUNT(*) AS ?n) { ?c a tw:Claim }"}
    whole = json.loads(server.get(f"/sparql?{urlencode(asked)}").body)
    part = json.loads(
        server.get(f"/sparql?{urlencode({**asked, 'default-graph-uri': first})}").body
    )
    counts = [int(one["results"]["bindings"][0]["n"]["value"]) for one in (whole, part)]
    assert 0 < counts[1] < counts[0]


def test_a_named_question_with_its_parameter(server: Server) -> None:
    answer = server.get(f"/sparql?query=about&{quote('$name')}={quote('North Korea')}")
    assert json.loads(answer.body)["results"]["bindings"]


def test_the_service_describes_itself(server: Server) -> None:
    answer = server.get("/sparql", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.body, format="turtle")
    described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (None, described.supportedLanguage, described.SPARQL11Query) in graph


def test_scripts_of_other_sites_may_ask(server: Server) -> None:
    answer = server.query("ASK {}", Origin="https://example.org")
    assert answer.headers["access-control-allow-origin"] == "*"


# refusals, each with its status


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT * {", 400, "is never closed"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "not allowed"),
        ("DROP ALL", 400, "only read"),
        ("LOAD <file:///etc/passwd>", 400, "only read"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 500, "more than 2000 rows"),
        ("CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }", 500, "more than 2000 triples"),
        ("", 400, "empty"),
    ],
)
def test_a_refused_query(server: Server, query: str, status: int, words: str) -> None:
    answer = server.query(query)
    assert (answer.status, words in answer.body) == (status, True), answer


def test_files_are_not_read_by_from(server: Server) -> None:
    answer = server.query("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert json.loads(answer.body)["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"update=DROP+ALL", "application/x-www-form-urlencoded", 403),
        (b"DROP ALL", "application/sparql-update", 403),
        (b"<x/>", "text/xml", 415),
        (b"query=ASK{}&query=ASK{}", "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"\xff\xfe", "application/sparql-query", 400),
        (b"ASK {}" + b" " * 5_000_000, "application/sparql-query", 413),
        (b"ASK {}" + b" " * 1_500_000, "application/sparql-query", 413),
    ],
)
def test_a_refused_request(server: Server, data: bytes, kind: str, status: int) -> None:
    assert server.get("/sparql", data, Content_Type=kind).status == status


def test_a_form_that_we_do_not_have(server: Server) -> None:
    assert server.query("ASK {}", Accept="image/png").status == 406
    assert server.get("/sparql?query=ASK%20%7B%7D&format=pdf").status == 400
    assert server.query("ASK {}", Accept="text/turtle").status == 406


def test_a_runaway_query_is_ended_and_the_others_go_on(server: Server) -> None:
    taken: list[float] = []

    def run_away() -> Answer[str]:
        begun = time.monotonic()
        answer = server.query(RUNAWAY)
        taken.append(time.monotonic() - begun)
        return answer

    with ThreadPoolExecutor(1) as beside:
        runaway = beside.submit(run_away)
        begun = time.monotonic()
        while time.monotonic() - begun < TIMEOUT:
            assert server.query("ASK { ?s ?p ?o }").status == 200
        assert runaway.result().status == 504
    assert taken[0] < TIMEOUT + 1
    assert server.query("ASK { ?s ?p ?o }").status == 200


def test_a_query_that_wants_all_memory_is_ended(server: Server) -> None:
    assert server.query(GREEDY).status in (500, 504)
    assert server.query("ASK { ?s ?p ?o }").status == 200


def test_a_client_that_leaves_takes_its_query_along(server: Server) -> None:
    body = urlencode({"query": RUNAWAY}).encode()
    head = (
        f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    leaving = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(4)]
    for one in leaving:
        one.sendall(head.encode() + body)
    time.sleep(0.3)
    for one in leaving:
        one.close()
    begun = time.monotonic()
    assert server.query("ASK { ?s ?p ?o }").status == 200
    assert time.monotonic() - begun < 2 * TIMEOUT


def test_many_clients_at_once(server: Server) -> None:
    statuses: list[int] = []
    lock = threading.Lock()

    def ask(_: int) -> None:
        status = server.query("SELECT ?l { ?s rdfs:label ?l } LIMIT 5").status
        with lock:
            statuses.append(status)

    with ThreadPoolExecutor(16) as clients:
        list(clients.map(ask, range(160)))
    assert set(statuses) == {200}


def test_too_many_at_once_are_sent_away(place: Path) -> None:
    server = Server(place, "--timeout", "0.5", "--workers", "1", waiting=12, each=8)
    try:
        with ThreadPoolExecutor(24) as clients:
            asked = [f"{RUNAWAY} # {n}" for n in range(24)]
            found = [one.status for one in clients.map(server.query, asked)]
        assert set(found) <= {429, 503, 504}
        assert found.count(429) >= 24 - 8 - 1
        assert 504 in found
    finally:
        server.end()


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/x"])
def test_no_other_file_is_given(server: Server, path: str) -> None:
    assert server.get(path).status == 404


def test_a_name_of_elsewhere_that_leads_here_is_refused(server: Server) -> None:
    assert server.get("/", Host="attacker.example").status == 400


def test_what_a_build_adds_is_served_when_it_is_done(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store.open(place) as store:
        store.put([small()], "v1")
    server = Server(place)
    try:
        asked = "ASK { ent:North_Korea ?p ?o }"
        assert json.loads(server.query(asked).body)["boolean"] is False
        with Store.open(place) as store:
            store.put([seed()], "v1")
        until = time.monotonic() + 20
        while not json.loads(server.query(asked).body)["boolean"]:
            assert time.monotonic() < until
            time.sleep(0.2)
    finally:
        server.end()
    assert not list(tmp_path.glob(".serving-*"))
