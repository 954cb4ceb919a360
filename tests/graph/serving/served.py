"""A served store as a process of its own, and a client that takes what it gets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.commandline import ROOT

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
TIMEOUT = 2.0


Body = TypeVar("Body", str, bytes)


@dataclass(frozen=True)
class Answer(Generic[Body]):
    status: int
    kind: str
    body: Body
    headers: dict[str, str]


STARTED = """
from functools import partial
from graph.cli import main
from graph.serving import limits
limits.Limits = partial(limits.Limits, **{limits})
main()
"""


class Server:
    """A served store, as a process of its own."""

    def __init__(self, place: Path, *options: str, **limits: float) -> None:
        """``options`` are those of the command; ``limits`` are set where it has no option."""
        command = [sys.executable, "-c", STARTED.format(limits=limits)]
        self.process = subprocess.Popen(
            [*command, "serve", "--store", str(place), "--port", "0", *options],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)/ ", said)
        assert match, said
        self.port = int(match[1])
        self.address = f"http://127.0.0.1:{self.port}"

    def raw(self, path: str, data: bytes | None = None, **headers: str) -> Answer[bytes]:
        """A GET, or a POST of ``data``; names of headers have "_" for "-"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            reply = urlopen(Request(self.address + path, data, named), timeout=30)
        except HTTPError as error:
            reply = error
        with reply:
            kind = reply.headers.get("content-type", "")
            return Answer(reply.status, kind, reply.read(), dict(reply.headers))

    def get(self, path: str, data: bytes | None = None, **headers: str) -> Answer[str]:
        """The same, with the body as text."""
        answer = self.raw(path, data, **headers)
        return Answer(answer.status, answer.kind, answer.body.decode(), answer.headers)

    def query(self, sparql: str, **headers: str) -> Answer[str]:
        return self.get("/sparql", urlencode({"query": sparql}).encode(), **headers)

    def rows(self, sparql: str) -> list[dict[str, dict[str, str]]]:
        found: list[dict[str, dict[str, str]]] = json.loads(self.query(sparql).body)["results"][
            "bindings"
        ]
        return found

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stderr is not None
        self.process.stderr.close()
