"""Queries that are meant to harm: each is refused or ended, and the next asker is answered."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.sparql import calls_out, nesting
from tests.commandline import ROOT
from tests.graph.serving.served import Server

ALL = "?s ?p ?o"
HASTY = 0.5

REFUSED_AT_ONCE = {
    "brackets": "SELECT * " + "{" * 10_000 + ALL + "}" * 10_000,
    "parentheses": "SELECT ((" + "(" * 20_000 + "1" + ")" * 20_000 + ") AS ?x) {}",
    "paths in paths": "SELECT * { ?s " + "(" * 20_000 + "rdf:type" + ")" * 20_000 + " ?o }",
    "inverse of inverse": "SELECT * { ?s " + "^" * 50_000 + "rdf:type ?o }",
    "not not": "SELECT * { ?s ?p ?o FILTER(" + "!" * 100_000 + "true) }",
    "minus minus": "SELECT ((" + "- " * 100_000 + "1) AS ?x) {}",
    "collections": "SELECT * { ?s ?p " + "(" * 20_000 + ")" * 20_000 + " }",
    "blank nodes": "SELECT * { ?s ?p " + "[ ?p " * 20_000 + "1" + "]" * 20_000 + " }",
    "NUL": "SELECT * { ?s ?p ?o } \x00",
    "quotes": 'SELECT * { ?s ?p """' + "'" * 100_000,
}
TOO_MUCH = {
    "a megabyte": "SELECT * { ?s ?p ?o . ?a ?b ?c } #" + "x" * 999_000,
    "a graph that explodes": "CONSTRUCT { ?a ?e ?i . ?d ?h ?c } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
}
ENDED = {
    "10,000 unions": "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 10_000) + "} LIMIT 1",
    "values": "SELECT * { VALUES ?x { " + "1 " * 480_000 + "} } LIMIT 1",
    "a long sum": "SELECT ((" + "+".join(["1"] * 100_000) + ") AS ?x) {}",
    "a long path": "SELECT * { ?s " + "/".join(["rdf:type"] * 50_000) + " ?o }",
    "stars within stars": "SELECT * { ?s " + "(" * 50 + "rdf:type" + "*)" * 50 + " ?o }",
    "paths without end": "SELECT * { ?a (!rdf:x)* ?b . ?b (!rdf:y)* ?c . ?c (!rdf:z|^a)* ?d }",
    "joins": "SELECT * { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(5000)) + "}",
    "a minus of all": "SELECT * { ?s ?p ?o " + "MINUS { ?s ?p ?o } " * 10_000 + "}",
    "a cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } "
    "ORDER BY ?c ?f ?i LIMIT 1",
    "a text of all": "SELECT (GROUP_CONCAT(CONCAT(STR(?c),STR(?f),STR(?i))) AS ?n) "
    "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a text that doubles": 'SELECT (STRLEN(?v40) AS ?n) { BIND("xxxxxxxxxxxxxxxxxxxxx" AS ?v0) '
    + " ".join(f"BIND(CONCAT(?v{i},?v{i}) AS ?v{i + 1})" for i in range(40))
    + "}",
    "a text that grows": 'SELECT (STRLEN(?v9) AS ?n) { BIND("xxxxxxxxxxxxxxxxxxxx" AS ?v0) '
    + " ".join(f'BIND(REPLACE(?v{i},"x","xxxxxxxxxxxxxxxxxxx") AS ?v{i + 1})' for i in range(9))
    + "}",
    "a large pattern": "SELECT * { ?s ?p ?o "
    'FILTER(REGEX(STR(?o), CONCAT(STR(?s), "(\\\\w{1,500}){1,50}"))) }',
}


@pytest.fixture(scope="module")
def hasty(place: Path) -> Iterator[Server]:
    """A server with a limit that makes the tests short."""
    server = Server(place, "--timeout", str(HASTY), "--memory", "600")
    yield server
    server.end()


def healthy(server: Server) -> bool:
    return server.query(f"ASK {{ ?s ?p ?o }} # {time.monotonic()}").status == 200


@pytest.mark.parametrize("query", REFUSED_AT_ONCE.values(), ids=REFUSED_AT_ONCE)
def test_what_would_overflow_a_stack_is_refused(server: Server, query: str) -> None:
    assert server.query(query).status == 400
    assert healthy(server)


@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_answers_too_much_is_refused(server: Server, query: str) -> None:
    answer = server.query(query)
    assert (answer.status, "ask with LIMIT" in answer.body) == (500, True)
    assert healthy(server)


@pytest.mark.parametrize("query", ENDED.values(), ids=ENDED)
def test_what_takes_too_long_or_too_much_memory_is_ended(hasty: Server, query: str) -> None:
    begun = time.monotonic()
    answer = hasty.query(query)
    assert answer.status in (500, 504), answer
    assert time.monotonic() - begun < HASTY + 4
    assert healthy(hasty)


def test_bombs_of_other_engines_do_nothing_here(server: Server) -> None:
    text = "a" * 50_000 + "b"
    assert server.query(f'SELECT (REGEX("{text}", "^(a|a)*$") AS ?x) {{}}').status == 200
    assert (
        server.query('SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "(a+)+$")) } LIMIT 5').status == 200
    )


def test_an_error_in_a_long_line_shows_a_part_of_it(server: Server) -> None:
    answer = server.query("SELECT * { " + "?s ?p ?o . " * 20_000)
    assert answer.status == 400
    assert len(answer.body) < 1_000


@pytest.mark.parametrize(
    ("query", "depth"),
    [("ASK {}", 1), ("ASK { { [] a [ a () ] } }", 4), ('ASK { ?s ?p "(((" } # (((', 1)],
)
def test_depth_is_counted_in_brackets_that_are_some(query: str, depth: int) -> None:
    assert nesting(query) == depth


# reaching for the network and for files

CALLS = (
    "SELECT * { SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { SERVICE SILENT <URL> { ?a ?b ?c } }",
    "SELECT * { SERVICESILENT <URL> { ?a ?b ?c } }",
    "SELECT * { service#comment\n<URL> { ?a ?b ?c } }",
    "SELECT * { # {\n sErViCe<URL>{ ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <URL> { ?a ?b ?c } }",
    "PREFIX s: <URL> SELECT * { SERVICEs:{ ?a ?b ?c } }",
    "PREFIX : <URL> SELECT * { SERVICE:{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1e5SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 5.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <URL> { ?a ?b ?c } } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?a ?b ?c } } }",
    "SELECT * { BIND(<URL> AS ?u) FILTER(1<2)SERVICE?u{ ?a ?b ?c } }",
    "SELECT * { VALUES (?u ?a ?b) {(<URL> 1 2)} FILTER(?a<?b)SERVICE?u#>\n{ ?x ?y ?z } }",
    "SELECT * { ?s ?p '''it's'''SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH <URL> { ?s ?p ?o } }",
    "DESCRIBE <URL>",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:x>",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "SELECT * { SERVICE <file:///etc/passwd> { ?a ?b ?c } }",
)


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that notes who connects, and its notes."""
    met: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def watch() -> None:
            while True:
                try:
                    connection, address = listening.accept()
                except OSError:
                    return
                met.append(str(address))
                connection.close()

        threading.Thread(target=watch, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", met
        listening.shutdown(socket.SHUT_RDWR)


def test_no_query_reaches_the_network_or_a_file(
    server: Server, trap: tuple[str, list[str]]
) -> None:
    address, met = trap
    for query in CALLS:
        answer = server.query(query.replace("URL", address))
        assert answer.status in (200, 400), (query, answer)
        assert "root:" not in answer.body
        if answer.status == 200:
            assert '"bindings":[\n]' in answer.body or answer.kind.startswith("text/turtle"), query
    assert met == []


def test_names_of_services_are_no_calls() -> None:
    asked = "ASK { ent:National_Intelligence_Service ?p <http://x/service#y>, ?service, 'SERVICE' }"
    assert calls_out(asked) is None


@pytest.mark.skipif(sys.platform != "linux", reason="the second wall is one of Linux")
def test_a_call_that_is_overlooked_meets_a_second_wall(trap: tuple[str, list[str]]) -> None:
    address, met = trap
    script = f"""
import pyoxigraph, subprocess
from graph.serving.confinement import confine
assert confine()
for attempt in (
    lambda: list(pyoxigraph.Store().query("SELECT * {{ SERVICE <{address}> {{ ?a ?b ?c }} }}")),
    lambda: subprocess.run(["true"]),
):
    try:
        attempt()
    except OSError as error:
        print(error.strerror or error)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.lower().count("permission denied") == 2, done
    assert met == []
