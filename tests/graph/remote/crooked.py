"""A server that misbehaves as it is told, and remembers what it was asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

JSON = "application/sparql-results+json"
TRUE = b'{"head":{},"boolean":true}'
ONE_ROW = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"x:a"}}]}}'


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Behaviour = Callable[["Handler"], None]


@dataclass
class Crooked:
    """``script`` holds what is done at the next requests; then ``otherwise``."""

    url: str = ""
    script: list[Behaviour] = field(default_factory=list)
    otherwise: Behaviour = field(default_factory=lambda: answer(TRUE))
    asked: list[Asked] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    crooked: Crooked

    def handle_one(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.crooked.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        script = self.crooked.script
        (script.pop(0) if script else self.crooked.otherwise)(self)

    do_GET = do_POST = do_PUT = do_DELETE = handle_one

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def answer(body: bytes = b"", kind: str = JSON, status: int = 200, **headers: str) -> Behaviour:
    def act(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return act


def silent(seconds: float) -> Behaviour:
    def act(handler: Handler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return act


def cut(body: bytes) -> Behaviour:
    """Promises more than it sends, and hangs up."""

    def act(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", str(len(body) + 100))
        handler.end_headers()
        handler.wfile.write(body)
        handler.wfile.flush()
        handler.connection.close()
        handler.close_connection = True

    return act


def hung_up(handler: Handler) -> None:
    handler.connection.close()
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """An answer that never ends, in chunks."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
    except OSError:
        handler.close_connection = True


@contextmanager
def crooked() -> Iterator[Crooked]:
    told = Crooked()
    handler = type("Told", (Handler,), {"crooked": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
