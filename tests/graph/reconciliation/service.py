"""A reconciliation service on this machine, which answers as a test tells it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

WIKIDATA = {
    "versions": ["0.1", "0.2"],
    "name": "Test items",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}
Json = dict[str, Any]


@dataclass
class Service:
    """What the service says: its manifest, and candidates by name; and what it was asked.

    ``failures`` are answers that are given first, each a status, its headers and a body.
    """

    manifest: Any = field(default_factory=lambda: dict(WIKIDATA))
    known: dict[str, list[Json]] = field(default_factory=dict)
    failures: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    batches: list[Any] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, kind: str, body: bytes) -> Any:
        """The answer to a batch of either version."""
        if path.endswith("/match"):
            batch = json.loads(body)
            self.batches.append(batch)
            names = [one["conditions"][0]["v"] for one in batch["queries"]]
            return {"results": [{"candidates": self.known.get(name, [])} for name in names]}
        assert kind.startswith("application/x-www-form-urlencoded")
        batch = json.loads(parse_qs(body.decode())["queries"][0])
        self.batches.append(batch)
        return {key: {"result": self.known.get(one["query"], [])} for key, one in batch.items()}


def item(id: str, name: str, score: float, match: bool = False) -> Json:
    """A candidate as services write it."""
    return {"id": id, "name": name, "score": score, "match": match, "type": [{"id": "Q5"}]}


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """The service at ``service.url`` while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(lambda: service.manifest)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kind = self.headers["Content-Type"]
            self._answer(lambda: service.answer(self.path, kind, body))

        def _answer(self, said: Any) -> None:
            service.asked.append((self.command, self.path))
            service.agents.add(self.headers["User-Agent"])
            if service.failures:
                status, headers, body = service.failures.pop(0)
            else:
                status, headers, body = 200, {}, json.dumps(said()).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_port}/reconcile"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
