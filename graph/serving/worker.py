"""The process that answers queries: one at a time, until it is ended.

It is told a ``Request`` and answers with a ``Reply``. It does nothing else: no network, no files
but the snapshot. Its memory is limited by the system, so a query that takes more ends the process
and not the machine.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, Triple

from graph.naming import UnknownName
from graph.query import QueryError, run
from graph.results import Result, Row
from graph.serving.confinement import confine
from graph.serving.limits import Limits
from graph.serving.messages import (
    LENGTHS,
    Reply,
    Request,
    framed,
    reply_message,
    request_of,
)
from graph.serving.snapshot import Snapshot
from graph.sparql import nesting

MEGABYTE = 1_048_576
GROWN = 256 * MEGABYTE
"""What a process may hold beyond what it began with; libraries seldom give memory back."""
STACK = 512 * MEGABYTE
"""Address space, of which no more is taken than a query needs."""
NICE = 5
"""How far processes for queries of strangers stand back behind the server and its pages."""


class TooMuch(Exception):
    """The answer is beyond the limits."""


class Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond ``size`` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._left = size

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Raises TooMuch where the limit is reached."""
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch("the answer is too long; ask for less, or with LIMIT and OFFSET")
        return super().write(data)


def serve(pipe: BinaryIO) -> None:
    """Answer what comes by ``pipe`` until it is closed. Runs in a process of its own."""
    told = json.loads(_header(pipe))
    limits = Limits(**told["limits"])
    if told["strangers"]:
        os.nice(NICE)
    snapshot = Snapshot(Path(told["folder"]), told["base"])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_pages(0) + limits.megabytes * MEGABYTE, hard))
    _say(pipe, framed("ready"))
    begun = _pages(1)
    while header := _header(pipe):
        reply = answer(snapshot, request_of(header), limits)
        _say(pipe, reply_message(replace(reply, grown=_pages(1) - begun > GROWN)))


def _header(pipe: BinaryIO) -> bytes:
    """The header of the next message, nothing where the other side is gone."""
    lengths = pipe.read(LENGTHS.size)
    return pipe.read(LENGTHS.unpack(lengths)[0]) if len(lengths) == LENGTHS.size else b""


def _say(pipe: BinaryIO, message: tuple[bytes, bytes]) -> None:
    for part in message:
        pipe.write(part)
    pipe.flush()


def _pages(column: int) -> int:
    """Bytes of address space (column 0) or of memory (1) that the process has taken."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[column])
    except OSError:  # no Linux
        return 0
    return pages * resource.getpagesize()


def answer(snapshot: Snapshot, request: Request, limits: Limits) -> Reply:
    """The reply to a request. Does not raise for anything that a user can write."""
    try:
        deep = nesting(request.text)
        if deep > limits.depth:
            # The engine's parser would overflow its stack, and take the process with it.
            words = f"the query is nested {deep} brackets deep; {limits.depth} are allowed"
            return Reply(words.encode(), "", "query")
        snapshot.default_graphs = [NamedNode(iri) for iri in request.default_graphs]
        snapshot.named_graphs = [NamedNode(iri) for iri in request.named_graphs]
        result = run(snapshot, request.text, dict(request.parameters))
        wanted = request.formats or result.formats
        chosen = next((one for one in wanted if one in result.formats), None)
        if chosen is None:
            able = ", ".join(result.formats)
            return Reply(f"this answer can be written as {able} only".encode(), "", "format")
        out = Bounded(limits.answer * MEGABYTE)
        Limited(result, limits.rows).write(chosen, out)
        return Reply(out.getvalue(), chosen)
    except QueryError as error:
        return Reply(str(error).encode(), "", "query")
    except UnknownName as error:
        return Reply(str(error).encode(), "", "name")
    except TooMuch as error:
        return Reply(str(error).encode(), "", "size")
    except (RuntimeError, ValueError, OSError) as error:  # what the engine raises while it answers
        return Reply(f"the query cannot be answered: {error}".encode(), "", "query")


class Limited(Result):
    """A result that raises TooMuch beyond ``most`` rows or triples."""

    def __init__(self, result: Result, most: int) -> None:
        super().__init__(result.answer, result.hidden, result.namespaces)
        self._most = most

    def rows(self) -> Iterator[Row]:
        """See ``Result.rows``."""
        for number, row in enumerate(super().rows()):
            if number >= self._most:
                raise TooMuch(self._said("rows"))
            yield row

    def triples(self) -> Iterator[Triple]:
        """See ``Result.triples``."""
        for number, triple in enumerate(super().triples()):
            if number >= self._most:
                raise TooMuch(self._said("triples"))
            yield triple

    def _said(self, things: str) -> str:
        return f"the answer has more than {self._most} {things}; ask with LIMIT and OFFSET"


def main(descriptor: int) -> None:
    """The process: ``descriptor`` is an open socket, the pool's end of which sends requests."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    with socket.socket(fileno=descriptor) as end, end.makefile("rwb") as pipe:
        confine()
        # The engine descends once for each level of a query, and a stack that ends ends all.
        threading.stack_size(STACK)
        thread = threading.Thread(target=serve, args=(pipe,))
        thread.start()
        thread.join()
