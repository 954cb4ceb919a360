"""Asking a service: what is sent, what is kept, and every way in which it can go wrong."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.reconciliation.cache import Cache
from graph.reconciliation.client import Client
from graph.reconciliation.errors import ServiceError
from graph.reconciliation.queries import Query
from graph.reconciliation.transport import Transport
from tests.graph.reconciliation.service import Service, item, running

ANA = Query("Ana Sol", "Q5", (("P27", "id:Q298"),))


@pytest.fixture
def service() -> Iterator[Service]:
    known = {"Ana Sol": [item("Q2", "Ana Sole", 60), item("Q1", "Ana Sol", 100, match=True)]}
    with running(Service(known=known)) as found:
        yield found


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def client(service: Service, waits: list[float], tmp_path: Path) -> Client:
    transport = Transport(rate=1e6, seconds=5, limit=100_000, sleep=waits.append)
    return Client(service.url, Cache.read(tmp_path / "reconciled.jsonl"), transport)


def test_name_type_and_properties_are_sent_in_a_form_field(
    service: Service, client: Client
) -> None:
    found = client.ask([ANA, Query("Port Vale")])
    assert [one.id for one in found[ANA]] == ["Q1", "Q2"]  # what the service is sure of goes first
    assert found[ANA][0].item == "Q1"
    assert found[ANA][0].types == ("Q5",)
    assert found[Query("Port Vale")] == ()
    assert service.asked == [("GET", "/reconcile"), ("POST", "/reconcile")]
    assert service.batches == [
        {
            "q0": {
                "query": "Ana Sol",
                "limit": 5,
                "type": "Q5",
                "properties": [{"pid": "P27", "v": {"id": "Q298"}}],
            },
            "q1": {"query": "Port Vale", "limit": 5},
        }
    ]
    assert all(agent.startswith("triplewire/") for agent in service.agents)


def test_the_draft_of_version_one_is_spoken_where_a_service_speaks_nothing_else(
    service: Service, client: Client
) -> None:
    service.manifest = {
        "versions": ["1.0-draft"],
        "name": "Test items",
        "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
    }
    assert [one.id for one in client.ask([ANA])[ANA]] == ["Q1", "Q2"]
    assert client.manifest().wikidata
    assert service.asked[1] == ("POST", "/reconcile/match")
    assert service.batches == [
        {
            "queries": [
                {
                    "type": "Q5",
                    "limit": 5,
                    "conditions": [
                        {"matchType": "name", "v": "Ana Sol"},
                        {"matchType": "property", "pid": "P27", "v": {"id": "Q298"}},
                    ],
                }
            ]
        }
    ]


@pytest.mark.parametrize(
    ("said", "sizes"), [(None, [50, 50, 20]), (40, [40, 40, 40]), (999, [50, 50, 20])]
)
def test_batches_are_as_large_as_the_service_allows_and_never_larger_than_fifty(
    service: Service, client: Client, said: int | None, sizes: list[int]
) -> None:
    service.manifest = {**service.manifest, "batchSize": said}
    client.ask([Query(f"Name {number}") for number in range(120)])
    assert [len(batch) for batch in service.batches] == sizes


def test_nothing_is_asked_twice(service: Service, client: Client, tmp_path: Path) -> None:
    first = client.ask([ANA, Query("Port Vale"), ANA])
    asked = len(service.asked)
    kept = client.cache.path.read_bytes()
    again = Client(service.url, Cache.read(client.cache.path))
    assert again.ask([Query("Port Vale"), ANA]) == first
    assert again.manifest() == client.manifest()
    assert len(service.asked) == asked
    # The order of the questions does not show in the file.
    other = Client(service.url, Cache.read(tmp_path / "other.jsonl"))
    other.ask([Query("Port Vale"), ANA])
    assert other.cache.path.read_bytes() == kept


def test_what_was_answered_before_an_error_is_kept(service: Service, client: Client) -> None:
    names = [Query(f"Name {number}") for number in range(120)]
    client.ask(names[:1])
    client.ask(names[1:51])
    service.failures = [(404, {}, b"")]
    with pytest.raises(ServiceError, match="answered 404 Not Found; check the address"):
        client.ask(names)
    assert len(Cache.read(client.cache.path).lines) == 52
    client.ask(names)
    assert sum(len(batch) for batch in service.batches) == 120


def test_a_service_that_is_busy_is_asked_again_after_a_pause(
    service: Service, client: Client, waits: list[float]
) -> None:
    service.failures = [(429, {"Retry-After": "7"}, b""), (503, {}, b""), (500, {}, b"")]
    assert client.manifest().name == "Test items"
    assert waits == [7.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (429, "answered 429 Too Many Requests 4 times; try again later, or ask less often"),
        (500, "answered 500 Internal Server Error 4 times; try again later"),
    ],
)
def test_a_service_that_stays_busy_is_named(
    service: Service, client: Client, status: int, message: str
) -> None:
    service.failures = [(status, {}, b"")] * 9
    with pytest.raises(ServiceError, match=f"{service.url}: {message}"):
        client.manifest()
    assert len(service.asked) == 4


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        ((200, {}, b"<html>Welcome</html>"), "no JSON \\('<html>Welcome</html>'\\)"),
        ((200, {}, b'["a list"]'), "is no reconciliation service"),
        ((200, {}, b'{"name": "half a manifest"}'), "lacks a name or identifierSpace"),
        ((200, {}, b"[" * 90_000), "no JSON"),
        ((200, {}, b" " * 100_001), "answered more than 100,000 bytes; ask another"),
        ((200, {}, b"\xff\xfe\xff"), "no JSON"),
        ((403, {}, b""), "answered 403 Forbidden; check the address"),
        ((302, {"Location": "http://localhost:1/x"}, b""), "leads to http://localhost:1/x; name"),
        ((302, {"Location": "file:///etc/hosts"}, b""), "answered 302 .*not allowed"),
    ],
)
def test_what_is_no_service_is_told(
    service: Service, client: Client, failure: tuple[int, dict[str, str], bytes], message: str
) -> None:
    service.failures = [failure]
    with pytest.raises(ServiceError, match=message):
        client.ask([ANA])
    assert not client.cache.path.exists()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"status": "error", "message": "no such type"}', "no results \\(no such type\\)"),
        (b"[]", "answered no results"),
        (b'{"q0": "?"}', "answered no results"),
    ],
)
def test_an_answer_that_is_none_is_told(
    service: Service, client: Client, body: bytes, message: str
) -> None:
    client.manifest()
    service.failures = [(200, {}, body)]
    with pytest.raises(ServiceError, match=message):
        client.ask([ANA])


def test_a_name_left_without_an_answer_costs_only_itself(service: Service, client: Client) -> None:
    client.manifest()
    half = {"q1": {"result": [item("Q7", "Port Vale", 90)]}, "q0": {"error": "too long"}}
    service.failures = [(200, {}, json.dumps(half).encode())]
    found = client.ask([ANA, Query("Port Vale")])
    assert list(found) == [Query("Port Vale")]
    assert list(client.ask([ANA])) == [ANA]  # asked for again, as nothing was kept


def test_a_candidate_that_is_malformed_is_left_out(service: Service, client: Client) -> None:
    service.known = {
        "Ana Sol": [
            {"id": 7, "name": "a number"},
            {"id": "Q3"},
            "Q4",
            {"id": "http://www.wikidata.org/entity/Q5", "name": "Ana", "score": True, "match": 1},
            {"id": "Q6", "name": "Ana", "score": float("inf"), "type": "Q5"},
        ]
    }
    (one, other) = client.ask([ANA])[ANA]
    assert (one.item, one.score, one.match) == ("Q5", None, False)
    assert (other.item, other.score, other.types) == ("Q6", None, ("Q5",))


def test_a_redirect_on_the_same_host_is_followed_and_remembered(
    service: Service, client: Client
) -> None:
    service.failures = [(301, {"Location": "/en/reconcile"}, b"")]
    client.ask([ANA])
    assert service.asked[1:] == [("GET", "/en/reconcile"), ("POST", "/en/reconcile")]


def test_questions_are_not_carried_to_where_a_service_leads(
    service: Service, client: Client
) -> None:
    client.manifest()
    service.failures = [(307, {"Location": "/elsewhere"}, b"")]
    with pytest.raises(ServiceError, match=r"leads to http://.*/elsewhere; name that address"):
        client.ask([ANA])


def test_requests_keep_their_distance(service: Service, tmp_path: Path) -> None:
    waits: list[float] = []
    transport = Transport(rate=4.0, sleep=waits.append, clock=lambda: 0.0)
    Client(service.url, Cache.read(tmp_path / "r.jsonl"), transport).ask([ANA])
    assert waits == [0.25]


def test_a_service_that_is_down_is_told_at_once(waits: list[float], tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    client = Client(url, Cache.read(tmp_path / "r.jsonl"), Transport(sleep=waits.append))
    with pytest.raises(ServiceError, match=r"cannot be reached .*refused"):
        client.manifest()
    assert waits == []


def test_a_service_that_says_nothing_is_given_up(waits: list[float], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        transport = Transport(seconds=0.05, sleep=waits.append)
        with pytest.raises(ServiceError, match=r"within 0\.05 s \(4 times\); try again later"):
            Client(url, Cache.read(tmp_path / "r.jsonl"), transport).manifest()


@pytest.mark.parametrize(
    "address",
    ["ftp://items.example/api", "items.example", "https://", "http://[", "https://ex\u00e4mple/"],
)
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="is no address of a service; name one that begins"):
        Client(address, Cache.read(tmp_path / "r.jsonl"))


def test_a_secret_in_the_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ServiceError) as refused:
        Client("https://me:secret@items.example/", Cache.read(tmp_path / "r.jsonl"))
    assert "secret" not in str(refused.value)


def test_damaged_lines_of_the_file_are_numbered_and_the_rest_is_read(
    service: Service, client: Client
) -> None:
    client.ask([ANA])
    kept = client.cache.path.read_text(encoding="utf-8")
    client.cache.path.write_text("half a li\n" + kept + "[]\n", encoding="utf-8")
    cache = Cache.read(client.cache.path)
    assert cache.damaged == [1, 4]
    assert Client(service.url, cache).ask([ANA])[ANA][0].item == "Q1"
    assert len(service.asked) == 2
