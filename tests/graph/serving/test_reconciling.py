"""Names of a table matched with our graph: asked as OpenRefine does, and by our own client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from graph.reconciliation.cache import Cache
from graph.reconciliation.client import Client
from graph.reconciliation.queries import Query
from graph.reconciliation.transport import Transport
from graph.serving.reconciling import BATCH
from tests.graph.sample import NASTY
from tests.graph.serving.served import Answer, Server


def posted(server: Server, queries: Any) -> Answer[str]:
    text = queries if isinstance(queries, str) else json.dumps(queries)
    return server.get("/reconcile", urlencode({"queries": text}).encode())


def asked(server: Server, **query: Any) -> list[dict[str, Any]]:
    """The candidates of one query."""
    answer = posted(server, {"q0": query})
    assert answer.status == 200, answer.body
    found: list[dict[str, Any]] = json.loads(answer.body)["q0"]["result"]
    return found


def test_the_manifest_says_what_openrefine_needs(server: Server) -> None:
    said = json.loads(server.get("/reconcile").body)
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= said.keys()
    assert "0.2" in said["versions"]
    assert said["view"]["url"] == f"{server.address}/entity/{{{{id}}}}"
    page = said["view"]["url"].replace("{{id}}", "North_Korea").removeprefix(server.address)
    assert server.get(page, Accept="text/html").status == 200


def test_a_batch_is_answered_query_by_query(server: Server) -> None:
    answer = posted(server, {"q0": {"query": "pyongyang"}, "b": {"query": "xqzw", "limit": 3}})
    found = json.loads(answer.body)
    first = found["q0"]["result"][0]
    assert (first["id"], first["name"], first["match"]) == ("North_Korea", "North Korea", True)
    assert first["type"] == [{"id": "country", "name": "Country"}]
    assert first["score"] == 100
    assert "Wikidata Q423" in first["description"]
    assert found["b"] == {"result": []}
    by_address = server.get(f"/reconcile?queries={quote(json.dumps({'q0': {'query': 'Kim'}}))}")
    assert json.loads(by_address.body)["q0"]["result"]


def test_only_what_is_called_so_is_a_sure_match(server: Server) -> None:
    (near, *_) = asked(server, query="Vladmir Puttin")
    assert near["name"] == "Vladimir Putin"
    assert not near["match"]
    assert near["score"] < 100


@pytest.mark.parametrize("kind", ["country", ["country"], "https://schema.org/Country"])
def test_types_narrow_it_down(server: Server, kind: Any) -> None:
    assert {one["type"][0]["id"] for one in asked(server, query="north", type=kind)} == {"country"}
    assert asked(server, query="Kim Jong Un", type=kind) == []
    assert asked(server, query="Kim Jong Un", type="Q5") == []


def test_our_own_client_understands_it(server: Server, tmp_path: Path) -> None:
    transport = Transport(rate=1e6, seconds=5, limit=100_000)
    client = Client(f"{server.address}/reconcile", Cache.read(tmp_path / "kept.jsonl"), transport)
    manifest = client.manifest()
    assert (manifest.name, manifest.draft, manifest.batch) == ("Triplewire", False, BATCH)
    names = [Query("Kim Jong Un"), Query("moscow", "country"), Query("Nobody at all")]
    found = client.ask(names)
    assert [(c[0].id, c[0].match) for c in (found[names[0]], found[names[1]]) if c] == [
        ("Kim_Jong_Un", True),
        ("Russia", True),
    ]
    assert found[names[2]] == ()


def test_entities_and_types_are_suggested(server: Server) -> None:
    said = json.loads(server.get("/reconcile/suggest/entity?prefix=north").body)["result"]
    notable = {one["id"]: one["notable"] for one in said}
    assert notable["North_Korea"] == [{"id": "country", "name": "Country"}]
    more = json.loads(server.get("/reconcile/suggest/entity?prefix=north&cursor=1").body)["result"]
    assert more == said[1:]
    types = json.loads(server.get("/reconcile/suggest/type?prefix=P").body)["result"]
    assert [one["id"] for one in types] == ["person", "place"]


@pytest.mark.parametrize(
    ("queries", "status"),
    [
        ("", 400),
        ("nonsense", 400),
        ("[" * 100_000, 400),
        ([], 400),
        ({"q0": "Kim"}, 400),
        ({"q0": {}}, 400),
        ({"q0": {"query": 7}}, 400),
        ({"q0": {"query": "a" * 301}}, 400),
        ({"q0": {"query": "a", "limit": 0}}, 400),
        ({"q0": {"query": "a", "limit": "many"}}, 400),
        ({f"q{n}": {"query": "a"} for n in range(BATCH + 1)}, 413),
    ],
)
def test_what_is_wrong_is_named(server: Server, queries: Any, status: int) -> None:
    answer = posted(server, queries)
    assert answer.status == status
    assert answer.body


def test_hostile_queries_do_no_harm(server: Server) -> None:
    for query in (NASTY, '" OR "', "*", "\ud800", "\0"):
        asked(server, query=query, limit=10**12, type={"id": ["x"]}, properties=[{"pid": "x"}])
    assert server.get("/reconcile/suggest/entity?prefix=k&cursor=-1").status == 400
    assert server.get("/reconcile/suggest/entity?prefix=" + "a" * 400).status == 400
    assert "callback" not in server.get("/reconcile?callback=steal").body


def test_scripts_of_other_sites_may_ask(server: Server) -> None:
    answer = server.get("/reconcile", Origin="https://refine.example")
    assert answer.headers["access-control-allow-origin"] == "*"
