"""Requests to servers that are slow, strict, broken or hostile."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from graph.query import run
from graph.remote.client import Client
from graph.remote.endpoint import Endpoint
from graph.remote.engine import Remote
from graph.sparql_errors import QueryError
from graph.store import Answer, Store, StoreError
from tests.graph.remote.crooked import (
    JSON,
    ONE_ROW,
    TRUE,
    Crooked,
    answer,
    crooked,
    cut,
    endless,
    hung_up,
    silent,
)

SHARED = NamedNode("https://example.org/shared")
ASK = "ASK FROM <https://example.org/g> { ?s ?p ?o }"
SELECT = "SELECT ?s FROM <https://example.org/g> { ?s ?p ?o }"


@pytest.fixture
def server() -> Iterator[Crooked]:
    with crooked() as told:
        yield told


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No password of who runs the tests is used, or seen."""
    for name in ("TOKEN", "USER", "PASSWORD", "HOST", "SECONDS"):
        monkeypatch.delenv(f"TRIPLEWIRE_ENDPOINT_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


class Waits(list[float]):
    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def asked(server: Crooked, sparql: str = ASK, **limits: float) -> Answer:
    client = Client(**limits, sleep=Waits())  # type: ignore[arg-type]
    engine = Remote(Endpoint(f"{server.url}/query", f"{server.url}/update"), SHARED, client)
    try:
        return engine.query(sparql, {}, {})
    finally:
        engine.close()


def test_a_query_is_a_form_that_every_server_reads(server: Crooked) -> None:
    assert asked(server)
    (request,) = server.asked
    assert (request.method, request.path) == ("POST", "/query")
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert request.body.startswith(b"query=ASK+FROM")
    assert "Authorization" not in request.headers


def test_what_is_put_off_is_asked_again_when_the_server_says(server: Crooked) -> None:
    busy = {"kind": "text/plain", "status": 503}
    server.script = [
        answer(b"busy", **busy, Retry_After="7"),  # type: ignore[arg-type]
        answer(b"busy", **busy, Retry_After="99999"),  # type: ignore[arg-type]
        answer(b"busy", **busy, Retry_After="soon"),  # type: ignore[arg-type]
    ]
    waits = Waits()
    client = Client(sleep=waits)
    assert client.send("GET", f"{server.url}/query").status == 200
    assert waits == [7.0, 60.0, 2.0]


def test_a_server_that_stays_busy_is_named(server: Crooked) -> None:
    server.otherwise = answer(b"over <b>load</b>\x1b[31m", "text/plain", 503)
    with pytest.raises(StoreError, match=r"/query answered 503 \(over .*try again later") as error:
        asked(server)
    assert "\x1b" not in str(error.value)
    assert len(server.asked) == 4


@pytest.mark.parametrize("broken", [hung_up, cut(ONE_ROW)])
def test_a_connection_that_is_cut_is_tried_again(server: Crooked, broken: object) -> None:
    server.script = [broken]  # type: ignore[list-item]
    server.otherwise = answer(ONE_ROW)
    rows = asked(server, SELECT)
    assert isinstance(rows, QuerySolutions)
    assert len(list(rows)) == 1
    assert len(server.asked) == 2


def test_a_server_that_always_cuts_gives_no_short_answer(server: Crooked) -> None:
    server.otherwise = cut(ONE_ROW)
    with pytest.raises(StoreError, match=r"cannot be reached .*check the address"):
        asked(server, SELECT)


def test_silence_ends_at_the_limit_and_is_not_asked_for_again(server: Crooked) -> None:
    server.otherwise = silent(3)
    with pytest.raises(StoreError, match=r"did not answer within 0\.2 s; .*ENDPOINT_SECONDS"):
        asked(server, seconds=0.2)
    assert len(server.asked) == 1


def test_no_server_at_all_is_named() -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:9/query cannot be reached .*refused"):
        asked(Crooked("http://127.0.0.1:9"))


def test_an_answer_has_a_largest_size(server: Crooked) -> None:
    server.otherwise = endless
    with pytest.raises(StoreError, match="answered more than 1,000,000 bytes"):
        asked(server, limit=1_000_000)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"<html><script>alert(1)</script>", "text/html", "answered text/html instead of the res"),
        (b"", "", "answered something instead of"),
        (b"a,b\r\n", "text/csv", "answered text/csv instead"),
        (ONE_ROW[:-9], JSON, "cannot be read to its end"),
        (ONE_ROW + b"The SPARQL operation has been cancelled", JSON, "cannot be read to its end"),
        (ONE_ROW.replace(b"x:a", b"no iri"), JSON, "cannot be read to its end"),
        (b"\xff\xfe", JSON, "cannot be read to its end"),
        (b"[" * 100_000, JSON, "cannot be read to its end"),
        (
            b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/>'
            b"</head><results><result><binding name='s'><uri>x:a</uri></binding></result>",
            "application/sparql-results+xml",
            "cannot be read to its end",
        ),
    ],
)
def test_what_is_no_result_is_no_answer(server: Crooked, body: bytes, kind: str, said: str) -> None:
    server.otherwise = answer(body, kind)
    with pytest.raises(StoreError, match=said):
        asked(server, SELECT)


def test_entities_of_xml_are_not_expanded(server: Crooked) -> None:
    bomb = (
        b'<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head>'
        b"<results><result><binding name='s'><literal>&f;</literal></binding></result>"
        b"</results></sparql>"
    )
    server.otherwise = answer(bomb, "application/sparql-results+xml")
    with pytest.raises(StoreError, match="cannot be read to its end"):
        asked(server, SELECT)


def test_a_graph_with_an_error_in_it_is_no_answer(server: Crooked) -> None:
    construct = "CONSTRUCT { ?s ?p ?o } FROM <https://example.org/g> WHERE { ?s ?p ?o }"
    server.otherwise = answer(b"<x:a> <x:b> <x:c> .\n<x:a> <x:b> <x:", "application/n-triples")
    with pytest.raises(StoreError, match="cannot be read to its end"):
        asked(server, construct)
    server.otherwise = answer(b"<x:a> <x:b> <x:c> .\n", "text/plain; charset=utf-8")
    assert len(list(asked(server, construct))) == 1  # type: ignore[arg-type]


def test_redirects_are_not_followed(server: Crooked) -> None:
    server.otherwise = answer(b"", status=307, Location="http://user:secret@elsewhere.example/x?y")
    with pytest.raises(StoreError, match=r"leads to http://elsewhere\.example/x.*if you trust"):
        asked(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "said"), [(401, "set TRIPLEWIRE_ENDPOINT_TOKEN"), (403, "not allowed")]
)
def test_who_may_not_is_told_which_variable_to_set(server: Crooked, status: int, said: str) -> None:
    server.otherwise = answer(b"no", "text/plain", status)
    with pytest.raises(StoreError, match=f"answered {status} .*{said}"):
        asked(server)
    assert len(server.asked) == 1


def test_a_token_goes_to_the_endpoint_and_nowhere_else(
    server: Crooked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("TRIPLEWIRE_ENDPOINT_TOKEN", "s3cret")
    server.script = [answer(b"no", "text/plain", 503)]
    asked(server)
    assert {one.headers["Authorization"] for one in server.asked} == {"Bearer s3cret"}
    assert "s3cret" not in caplog.text
    server.otherwise = answer(b"no", "text/plain", 401)
    with pytest.raises(StoreError) as error:
        asked(server)
    assert "s3cret" not in str(error.value)
    monkeypatch.setenv("TRIPLEWIRE_ENDPOINT_HOST", "sparql.example")
    server.otherwise = answer(TRUE)
    asked(server)
    assert "Authorization" not in server.asked[-1].headers


def test_a_name_and_a_password_are_sent_as_rfc_7617_says(
    server: Crooked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password pß\n", "utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    asked(server)
    assert server.asked[-1].headers["Authorization"] == "Basic YW5uOnDDnw=="
    monkeypatch.setenv("TRIPLEWIRE_ENDPOINT_USER", "bob")
    monkeypatch.setenv("TRIPLEWIRE_ENDPOINT_PASSWORD", "x:y")
    asked(server)
    assert server.asked[-1].headers["Authorization"] == "Basic Ym9iOng6eQ=="
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann hunter2 hunter3\n")
    monkeypatch.delenv("TRIPLEWIRE_ENDPOINT_USER")
    with pytest.raises(StoreError, match=r"netrc cannot be read \(line") as error:
        asked(server)
    assert "hunter" not in str(error.value)


def test_a_token_with_a_line_end_is_refused_and_not_shown(
    server: Crooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPLEWIRE_ENDPOINT_TOKEN", "s3cret\r\nX: y")
    with pytest.raises(StoreError, match="TRIPLEWIRE_ENDPOINT_TOKEN holds") as error:
        asked(server)
    assert "s3cret" not in str(error.value)
    assert not server.asked


def test_a_query_that_the_server_refuses_is_an_error_of_the_query(server: Crooked) -> None:
    server.otherwise = answer(b"unknown function\nbif:contains", "text/plain", 400)
    with pytest.raises(QueryError, match="refuses the query: unknown function"):
        asked(server)


def test_a_wrong_query_is_explained_as_in_a_folder(endpoint: str) -> None:
    with (
        Store.open(endpoint) as store,
        pytest.raises(QueryError, match=r"line 1, column 8: expected }: this \{ is never closed"),
    ):
        run(store, "SELECT {?s ?p ?o")


def test_rows_that_virtuoso_leaves_out_are_missed(server: Crooked) -> None:
    server.otherwise = answer(ONE_ROW, X_SPARQL_MaxRows="1")
    with pytest.raises(StoreError, match=r"cut its answer at 1 rows; .*ResultSetMaxRows"):
        asked(server, SELECT)


def test_a_boolean_is_a_boolean(server: Crooked) -> None:
    assert isinstance(asked(server), QueryBoolean)
    server.otherwise = answer(b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[]}}')
    found = asked(server)
    assert isinstance(found, QueryBoolean)
    assert not found
