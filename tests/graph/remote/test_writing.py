"""What is sent when a graph changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.remote import writing
from graph.remote.client import Client
from graph.remote.endpoint import Endpoint
from graph.remote.writing import Writer
from graph.store import StoreError
from tests.graph.remote.crooked import Crooked, answer, crooked

SHARED, ONE, TWO = (NamedNode(f"https://example.org/{name}") for name in ("shared", "1", "2"))
NONE = answer(status=204)
GRAPH = "/store?graph=https%3A%2F%2Fexample.org%2F"


@pytest.fixture
def server() -> Iterator[Crooked]:
    with crooked() as told:
        told.otherwise = NONE
        yield told


def writer(server: Crooked, protocol: bool = True) -> Writer:
    urls = [f"{server.url}/{name}" for name in ("query", "update", "store")]
    endpoint = Endpoint(urls[0], urls[1], urls[2] if protocol else None)
    return Writer(Client(sleep=lambda seconds: None), endpoint, SHARED)


def triples(number: int, size: int = 1) -> list[Triple]:
    return [Triple(ONE, TWO, Literal(f"{n} " + "x" * size)) for n in range(number)]


def sent(server: Crooked) -> list[tuple[str, str]]:
    return [(one.method, one.path) for one in server.asked]


def test_a_document_is_put_and_what_is_shared_is_added(server: Crooked) -> None:
    writer(server).change(
        [ONE, TWO], ["<x:a> <x:b> <x:c>"], [(ONE, triples(2)), (None, triples(1))]
    )
    assert sent(server) == [
        ("POST", "/update"),
        ("POST", "/update"),
        ("PUT", f"{GRAPH}1"),
        ("POST", f"{GRAPH}shared"),
    ]
    assert server.asked[0].body == b"DROP SILENT GRAPH <https://example.org/2>"
    assert b"DELETE DATA { GRAPH <https://example.org/shared> {\n<x:a> <x:b> <x:c> ." in (
        server.asked[1].body
    )
    assert server.asked[2].headers["Content-Type"] == "application/n-triples"


@pytest.mark.parametrize("status", [404, 405, 501])
def test_without_the_graph_store_protocol_updates_do_its_work(server: Crooked, status: int) -> None:
    server.script = [answer(b"", "text/plain", status)]
    to = writer(server)
    to.change([ONE], [], [(ONE, triples(2))])
    to.change([TWO], [], [(TWO, triples(2)), (None, triples(1))])
    assert sent(server) == [("PUT", f"{GRAPH}1"), ("POST", "/update"), ("POST", "/update")]
    body = server.asked[2].body.decode()
    assert body.startswith("DROP SILENT GRAPH <https://example.org/2> ;\nINSERT DATA { GRAPH")
    assert body.count("INSERT DATA") == 2


def test_who_may_not_write_is_told(server: Crooked) -> None:
    server.otherwise = answer(b"read-only", "text/plain", 403)
    with pytest.raises(StoreError, match=r"answered 403 \(read-only\); this is not allowed to you"):
        writer(server).change([ONE], [], [(ONE, triples(2))])


@pytest.mark.parametrize("protocol", [True, False])
def test_no_request_is_larger_than_proxies_let_pass(server: Crooked, protocol: bool) -> None:
    whole = triples(9_000, 200)
    writer(server, protocol).change([ONE], [], [(ONE, whole)])
    assert all(len(one.body) < 1_000_000 for one in server.asked)
    assert sum(one.body.count(b" .\n") for one in server.asked) == len(whole)
    first, *others = server.asked
    assert first.method == ("PUT" if protocol else "POST")
    assert all(one.method == "POST" for one in others)
    assert sum(b"DROP" in one.body for one in server.asked) == (0 if protocol else 1)


def test_hostile_text_stays_text_in_an_update(server: Crooked) -> None:
    text = '" } } ; DROP ALL # \\u0022 \n'
    writer(server, protocol=False).change([], [], [(ONE, [Triple(ONE, TWO, Literal(text))])])
    (request,) = server.asked
    line = request.body.decode().split("\n")[1]
    assert line.endswith('"\\" } } ; DROP ALL # \\\\u0022 \\n" .')
    assert writing.LARGEST < 1_000_000
