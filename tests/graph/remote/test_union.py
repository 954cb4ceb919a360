"""How the union of all graphs is asked for, of servers that differ in it."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode

from graph.remote.client import Client
from graph.remote.union import Union
from graph.store import StoreError
from tests.graph.remote.crooked import Behaviour, Crooked, Handler, answer, crooked

SHARED = NamedNode("https://example.org/shared")
ROW = b"""{"head":{"vars":["s","p","o"]},"results":{"bindings":[{"s":{"type":"uri","value":"x:a"},
 "p":{"type":"uri","value":"x:b"},"o":{"type":"uri","value":"x:c"}}]}}"""
EMPTY = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}'
ALL = "SELECT ?s { ?s ?p ?o }"


def shows(field: str | None, value: str = "", empty: bool = False) -> Behaviour:
    """A server that shows its named graphs in the default graph when it is asked in this way."""

    def act(handler: Handler) -> None:
        asked = parse_qs(handler.crooked.asked[-1].body.decode())
        if "GRAPH" in asked["query"][0]:
            answer(EMPTY if empty else ROW)(handler)
            return
        seen = field is None or asked.get(field) == [value]
        answer(b'{"head":{},"boolean":%s}' % (b"true" if seen else b"false"))(handler)

    return act


def union(server: Crooked) -> Union:
    return Union(Client(sleep=lambda seconds: None), f"{server.url}/query", SHARED)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (None, ""),
        ("union-default-graph", "true"),
        ("default-graph-uri", "urn:x-arq:UnionGraph"),
        ("default-graph-uri", "tag:stardog:api:context:all"),
    ],
)
def test_the_way_that_a_server_has_is_found_once(field: str | None, value: str) -> None:
    with crooked() as server:
        server.otherwise = shows(field, value)
        found = union(server)
        wanted = [] if field is None else [(field, value)]
        assert found.fields(ALL) == wanted
        requests = len(server.asked)
        assert found.fields(ALL) == wanted
        assert len(server.asked) == requests
        assert found.fields("SELECT ?s FROM <x:g> { ?s ?p ?o }") == []


def test_a_union_that_hides_the_graphs_is_not_asked_for_them() -> None:
    with crooked() as server:
        server.otherwise = shows("default-graph-uri", "urn:x-arq:UnionGraph")
        with pytest.raises(StoreError, match=r"not both in one query; .*unionDefaultGraph"):
            union(server).fields("SELECT ?g { GRAPH ?g { ?s ?p ?o } ?s ?q ?r }")


def test_nothing_is_decided_while_there_is_nothing() -> None:
    with crooked() as server:
        server.otherwise = shows("union-default-graph", "true", empty=True)
        found = union(server)
        assert found.fields(ALL) == []
        server.otherwise = shows("union-default-graph", "true")
        assert found.fields(ALL) == [("union-default-graph", "true")]


def test_a_server_that_refuses_a_parameter_is_asked_in_another_way() -> None:
    with crooked() as server:
        shown = shows("default-graph-uri", "urn:x-arq:UnionGraph")

        def strict(handler: Handler) -> None:
            refused = b"union-default-graph" in handler.crooked.asked[-1].body
            (answer(b"unknown", "text/plain", 400) if refused else shown)(handler)

        server.otherwise = strict
        assert union(server).fields(ALL) == [("default-graph-uri", "urn:x-arq:UnionGraph")]
