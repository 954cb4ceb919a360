"""The process that answers queries: one at a time, until it is ended.

It is told a ``Request`` and answers with a ``Reply``. It does nothing else: no network, no files
but the snapshot. Its memory is limited by the system, so a query that takes more ends the process
and not the machine.
"""

from __future__ import annotations

import io
import resource
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from graph.naming import UnknownName
from graph.query import QueryError, run
from graph.results import Result, Row
from graph.serving.limits import Limits
from graph.serving.snapshot import Snapshot

MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Request:
    """A query or the name of a question, with its parameters.

    ``formats`` are those of ``graph.results`` in the order of preference: the first one that the
    answer can be written in is taken. ``default_graphs`` and ``named_graphs`` are IRIs, the
    dataset of the SPARQL 1.1 Protocol.
    """

    text: str
    parameters: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer in ``format``, or what is wrong.

    ``problem`` is None, "query" (the query is wrong), "format" (this answer has none of the
    formats), "name" (no entity bears it) or "size" (the answer is beyond the limits); ``body`` is
    then the message.
    """

    body: bytes
    format: str = ""
    problem: str | None = None


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


def serve(pipe: Connection) -> None:
    """Answer what comes by ``pipe`` until it is closed. Runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    folder, base, limits = pipe.recv()
    snapshot = Snapshot(Path(folder), base)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_reserved() + limits.megabytes * MEGABYTE, hard))
    pipe.send("ready")
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        pipe.send(answer(snapshot, request, limits))


def _reserved() -> int:
    """Bytes of address space that the process has taken for itself, most of it never used."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:  # no Linux
        return 0
    return pages * resource.getpagesize()


def answer(snapshot: Snapshot, request: Request, limits: Limits) -> Reply:
    """The reply to a request. Does not raise for anything that a user can write."""
    try:
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
    """The process: ``descriptor`` is an open file, the pool's end of the pipe."""
    serve(Connection(descriptor))
