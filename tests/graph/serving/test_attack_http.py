"""Clients that are meant to harm by how they speak: slowly, too much, or nonsense."""

from __future__ import annotations

import gzip
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.graph.serving.served import Server

FORM = "application/x-www-form-urlencoded"
ORDINARY = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close"
HASTE = {"headers": 0.6, "body": 0.6, "stalled": 0.6, "connections": 40}


@pytest.fixture(scope="module")
def strict(place: Path) -> Iterator[Server]:
    """A server that waits for nobody, so that the tests are short."""
    server = Server(place, "--rows", "1000000", **HASTE)
    yield server
    server.end()


def connected(server: Server) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    made.settimeout(10)
    made.connect(("127.0.0.1", server.port))
    return made


def sent(server: Server, *parts: bytes, pause: float = 0.0) -> bytes:
    """What comes back, until the server closes the connection."""
    with connected(server) as client:
        for part in parts:
            try:
                client.sendall(part)
            except OSError:
                break
            time.sleep(pause)
        return rest(client)


def rest(client: socket.socket) -> bytes:
    """What still comes, until the server closes the connection."""
    held = b""
    with suppress(ConnectionResetError):
        while got := client.recv(65_536):
            held += got
    return held


def status(answer: bytes) -> int:
    return int(answer[9:12]) if answer else 0


def healthy(server: Server) -> bool:
    return server.query("ASK { ?s ?p ?o }").status == 200


def test_headers_that_never_end(strict: Server) -> None:
    begun = time.monotonic()
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(strict)) for _ in range(30)]
        for one in slow:
            one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-")
        assert healthy(strict)
        answers = [one.recv(200) for one in slow]
    assert {status(answer) for answer in answers} == {408}
    assert time.monotonic() - begun < 5


def test_a_header_a_second_does_not_help(strict: Server) -> None:
    drops = [b"GET / HTTP/1.1\r\n", *(f"X-{n}: 1\r\n".encode() for n in range(8))]
    assert status(sent(strict, *drops, pause=0.2)) == 408


def test_a_second_request_has_no_more_time_than_the_first(strict: Server) -> None:
    first = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = sent(strict, first, b"GET / HT", pause=0.1)
    assert status(answer) == 200
    assert b"HTTP/1.1 408" in answer


def test_a_body_that_never_ends(strict: Server) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    answer = sent(strict, f"{head}Content-Length: 1000\r\n\r\nquery=".encode())
    assert status(answer) == 408
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_without_measure(strict: Server, chunked: bool) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    if chunked:
        parts = [f"{head}Transfer-Encoding: chunked\r\n\r\n".encode()]
        parts += [b"100000\r\n" + b"x" * 0x100000 + b"\r\n"] * 8 + [b"0\r\n\r\n"]
    else:
        parts = [f"{head}Content-Length: 8000000\r\n\r\n".encode(), *([b"x" * 1_000_000] * 8)]
    assert status(sent(strict, *parts)) == 413
    assert healthy(strict)


def test_a_compressed_body_is_not_unpacked(strict: Server) -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    answer = strict.get("/sparql", bomb, Content_Type=FORM, Content_Encoding="gzip")
    assert answer.status == 415


def test_endless_headers(strict: Server) -> None:
    assert (
        status(sent(strict, b"GET / HTTP/1.1\r\n", *([b"X-a: " + b"a" * 9_000 + b"\r\n"] * 20)))
        == 431
    )
    assert status(sent(strict, b"GET /" + b"a" * 90_000)) == 431


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted as Linux does")
def test_a_reader_that_does_not_read_holds_nothing_for_long(strict: Server) -> None:
    query = "SELECT%20*%20%7B%20%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%20%7D%20LIMIT%2020000"
    ask = f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    assert healthy(strict)
    files = Path(f"/proc/{strict.process.pid}/fd")
    before = len(list(files.iterdir()))
    with ExitStack() as stack:
        lazy = [stack.enter_context(connected(strict)) for _ in range(6)]
        for one in lazy:
            one.sendall(ask)
        begun = time.monotonic()
        assert healthy(strict)
        assert time.monotonic() - begun < 5
        while len(list(files.iterdir())) > before:
            assert time.monotonic() - begun < 15
            time.sleep(0.1)


def test_idle_connections_make_room(strict: Server) -> None:
    with ExitStack() as stack:
        for _ in range(3 * HASTE["connections"]):  # type: ignore[arg-type]
            stack.enter_context(connected(strict))
        assert healthy(strict)


@pytest.mark.parametrize(
    ("request_line", "expected"),
    [
        (b"NONSENSE", 400),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close", 400),
        (b"\x00\xff\xfe" * 100, 400),
        (b"GET /query HTTP/1.1\r\nHost: attacker.example\r\nConnection: close", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close", 400),
        (b"DELETE /sparql", 405),
        (b"PUT /entity/x", 405),
        (b"TRACE /", 405),
        (b"GET /entity/%ff%fe", 404),
        (b"GET /entity/%00", 404),
        (b"GET /entity/..%2f..%2fetc%2fpasswd", 404),
        (b"GET /entity/../../etc/passwd", 404),
        (b"GET /static/..%2f..%2fapp.py", 404),
        (b"GET /static/%2e%2e/%2e%2e/app.py", 404),
        (b"GET /static/..\\..\\app.py", 404),
        (b"GET /static/yasqe%00.js", 404),
        (b"GET //etc/passwd", 404),
        (b"GET /sparql?query=%zz", 400),
        (b"GET /sparql?query=%ff%fe", 400),
        (b"GET /sparql?query=ASK%7B%7D&query=ASK%7B%7D", 400),
        (b"GET /sparql?update=DROP%20ALL", 403),
        (b"GET /sparql?query=DROP%20ALL", 400),
        (b"GET /sparql?" + b"&a=1" * 5_000 + b"", 400),
        (b"GET /?around=%2e%2e%2f%2e%2e", 404),
        (b"GET /entity/Ukraine?format=exe", 400),
        (b"OPTIONS /sparql HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\n"
         b"Access-Control-Request-Method: POST\r\nConnection: close", 200),
        (b"OPTIONS /sparql HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\n"
         b"Access-Control-Request-Method: DELETE\r\nConnection: close", 400),
    ],
)  # fmt: skip
def test_nonsense_has_its_status(strict: Server, request_line: bytes, expected: int) -> None:
    head = b"" if b"\r\n" in request_line or b"/" not in request_line else ORDINARY
    answer = sent(strict, request_line + head + b"\r\n\r\n")
    assert status(answer) == expected, answer[:500]
    assert b"root:" not in answer
    assert b"Traceback" not in answer


def test_no_header_is_smuggled_in(server: Server) -> None:
    smuggled = "%0d%0aSet-Cookie:%20a=b"
    for path in (
        f"/sparql?query=ASK%7B%7D{smuggled}",
        f"/sparql?query=ASK%7B%7D&format=json{smuggled}",
        f"/entity/x{smuggled}",
        f"/?around={smuggled}",
        f"/{smuggled}",
        f"/static/{smuggled}",
    ):
        answer = server.get(path)
        assert answer.status in (200, 400, 404)
        assert "set-cookie" not in {name.lower() for name in answer.headers}


def test_head_has_the_headers_and_no_body(strict: Server) -> None:
    ask = b"HEAD /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    answer = sent(strict, ask)
    assert status(answer) == 200
    assert b"content-length: 27" in answer.lower()
    assert answer.endswith(b"\r\n\r\n")


def test_what_is_known_is_not_sent_again(server: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/entity/North_Korea?format=turtle", "/entity/Ukraine"):
        first = server.get(path)
        again = server.get(path, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, "")
        assert server.get(path, If_None_Match='"other"').body == first.body
