"""Whose turn it is: questions before runaways, one client beside another, answers that are kept."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from graph.serving.answers import Answers
from graph.serving.limits import Limits
from graph.serving.messages import Reply, Request
from tests.graph.serving.served import RUNAWAY, Server

SECONDS = 6.0


@pytest.fixture(scope="module")
def patient(place: Path) -> Iterator[Server]:
    """A server with a long limit, so that it is no limit that ends what must wait."""
    server = Server(place, "--timeout", str(SECONDS))
    yield server
    server.end()


@pytest.fixture
def runaways(patient: Server) -> Iterator[list[socket.socket]]:
    """Queries without end, by another client, in every process that a stranger may have."""
    with ExitStack() as stack:
        held = []
        for number in range(2):
            one = socket.socket()
            stack.enter_context(one)
            one.bind(("127.0.0.2", 0))
            one.connect(("127.0.0.1", patient.port))
            query = quote(f"{RUNAWAY} # {time.monotonic()} {number}")
            one.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            held.append(one)
        time.sleep(0.4)
        yield held


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127/8 at hand")
def test_questions_and_pages_do_not_wait_behind_runaways(
    patient: Server, runaways: list[socket.socket]
) -> None:
    begun = time.monotonic()
    assert patient.get(f"/sparql?query=about&{quote('$name')}=Russia").status == 200
    assert patient.get("/entity/North_Korea", Accept="text/html").status == 200
    assert time.monotonic() - begun < SECONDS / 3
    assert len(runaways) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127/8 at hand")
def test_who_was_longest_at_it_makes_room_for_another_client(
    patient: Server, runaways: list[socket.socket]
) -> None:
    begun = time.monotonic()
    assert patient.query(f"ASK {{ ?s ?p ?o }} # {begun}").status == 200
    assert time.monotonic() - begun < SECONDS - 1
    runaways[0].settimeout(SECONDS)
    told = runaways[0].recv(4_096) if runaways else b""
    assert b" 503 " in told.split(b"\r\n")[0]
    assert b"retry-after: 2" in told.lower()


def test_a_kept_answer_may_come_packed_and_is_the_same(server: Server) -> None:
    query = f"/sparql?query={quote('SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 300')}"
    first = server.get(query)
    again = server.get(query)
    packed = server.raw(query, Accept_Encoding="gzip")
    assert first.body == again.body == gzip.decompress(packed.body).decode()
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] != first.headers["etag"] == again.headers["etag"]
    assert len(packed.body) < len(first.body) / 4
    refusing = server.raw(query, Accept_Encoding="gzip;q=0, identity")
    assert refusing.body.decode() == first.body


def test_what_is_new_each_time_is_not_kept(server: Server) -> None:
    query = "SELECT (STRUUID() AS ?x) {}"
    assert server.rows(query) != server.rows(query)


class _Asked:
    """Stands in for a pool: counts what it is asked, and answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.ended: list[str] = []
        self.go = asyncio.Event()

    async def ask(self, request: Request, client: str) -> Reply:
        self.asked.append(request.text)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.ended.append(request.text)
            raise
        return Reply(request.text.encode() * 1_000, "json")


def answers(pool: _Asked, **limits: int) -> Answers:
    return Answers(pool, Limits(**limits))  # type: ignore[arg-type]


def test_equal_queries_that_come_together_are_asked_once() -> None:
    async def play() -> None:
        pool = _Asked()
        kept = answers(pool)
        together = [asyncio.create_task(kept.ask(Request("a"), str(n))) for n in range(5)]
        await asyncio.sleep(0)
        together[0].cancel()
        await asyncio.sleep(0)
        pool.go.set()
        replies = await asyncio.gather(*together[1:])
        assert {reply.body for reply in replies} == {b"a" * 1_000}
        assert (pool.asked, pool.ended) == (["a"], [])
        assert (await kept.ask(Request("a"), "")).body == b"a" * 1_000
        assert pool.asked == ["a"]

    asyncio.run(play())


def test_a_query_for_which_nobody_waits_any_more_is_ended() -> None:
    async def play() -> None:
        pool = _Asked()
        kept = answers(pool)
        together = [asyncio.create_task(kept.ask(Request("a"), str(n))) for n in range(3)]
        await asyncio.sleep(0.01)
        for one in together:
            one.cancel()
        await asyncio.gather(*together, return_exceptions=True)
        await asyncio.sleep(0.01)
        assert pool.ended == ["a"]

    asyncio.run(play())


def test_no_more_is_kept_than_may_be_and_the_oldest_goes_first() -> None:
    async def play() -> None:
        pool = _Asked()
        pool.go.set()
        kept = answers(pool, kept=1)
        for n in range(300):
            await kept.ask(Request(f"{n:08}"), "")
        held = [n for n in range(300) if kept.known(Request(f"{n:08}")) is not None]
        assert held == list(range(held[0], 300))
        assert 10 < len(held) < 300

    asyncio.run(play())


def test_many_clients_at_once_are_answered_from_what_is_kept(server: Server) -> None:
    found: list[int] = []
    query = f"/sparql?query={quote('SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l LIMIT 7')}"

    def ask() -> None:
        found.extend(
            len(json.loads(server.get(query).body)["results"]["bindings"]) for _ in range(9)
        )

    clients = [threading.Thread(target=ask) for _ in range(12)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    assert found == [7] * 108
