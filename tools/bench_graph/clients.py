"""HTTP clients that cost little: raw sockets on one event loop, the next request when one is done.

They share the machine with the server that they measure, so they read no more of an answer than
its status and its length.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from time import perf_counter
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Call:
    """A request to ``/sparql``, and the kind under which its time is counted."""

    kind: str
    fields: tuple[tuple[str, str], ...]
    path: str = "/sparql"

    def message(self) -> bytes:
        """The request as bytes, HTTP/1.1."""
        query = f"?{urlencode(self.fields)}" if self.fields else ""
        head = f"GET {self.path}{query} HTTP/1.1\r\nHost: localhost\r\n"
        accept = "Accept: application/sparql-results+json, */*;q=0.1\r\nAccept-Encoding: gzip"
        return f"{head}{accept}\r\n\r\n".encode()


@dataclass(slots=True)
class Times:
    """What clients saw: seconds by kind, and how many answers had each status."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    lost: int = 0

    def note(self, kind: str, status: int, took: float) -> None:
        """Count an answer."""
        self.seconds.setdefault(kind, []).append(took)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status != 200:
            self.failed[f"{kind}: {status}"] = self.failed.get(f"{kind}: {status}", 0) + 1

    @property
    def errors(self) -> int:
        """Answers that were none, and connections that broke."""
        return self.lost + sum(n for status, n in self.statuses.items() if status != 200)

    def share(self, part: float, kind: str | None = None) -> float:
        """The seconds in which ``part`` (0..1) of the answers came, of all kinds for None."""
        kinds = [kind] if kind else list(self.seconds)
        held = sorted(one for name in kinds for one in self.seconds.get(name, []))
        return held[min(len(held) - 1, int(len(held) * part))] if held else float("nan")


class _Client(asyncio.Protocol):
    def __init__(self, next_call: Callable[[], Call | None], times: Times) -> None:
        self._next, self._times = next_call, times
        self._buffer = bytearray()
        self._left = -1  # bytes of the body that are still to come
        self._status = 0
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def _send(self) -> None:
        call = self._next()
        if call is None:
            self._transport.close()
            return
        self._call, self._begun = call, perf_counter()
        self._transport.write(call.message())

    def data_received(self, data: bytes) -> None:
        if self._left < 0:
            self._buffer += data
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            self._status = int(head[9:12])
            at = head.index(b"content-length:") + 15
            length = int(head[at : (head.find(b"\r\n", at) + len(head) + 1) % (len(head) + 1)])
            self._left = length - (len(self._buffer) - end - 4)
            self._buffer.clear()
        else:
            self._left -= len(data)
        if self._left == 0:
            self._left = -1
            self._times.note(self._call.kind, self._status, perf_counter() - self._begun)
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self._times.lost += 1
        if not self.done.done():
            self.done.set_result(None)


async def load(
    port: int,
    calls: Sequence[Sequence[Call]],
    seconds: float | None,
    address: str | None = None,
) -> Times:
    """What a client for each list of ``calls``, gone through again and again, sees in ``seconds``.

    Each list is gone through once where ``seconds`` is None. The clients come from ``address`` (one
    of 127/8) where it is given.
    """
    until = None if seconds is None else perf_counter() + seconds
    times = Times()
    loop = asyncio.get_running_loop()

    def turns(own: Sequence[Call]) -> Callable[[], Call | None]:
        left = iter(own) if until is None else cycle(own)
        return lambda: None if until and perf_counter() >= until else next(left, None)

    clients = []
    for own in calls:
        local = (address, 0) if address else None
        _, client = await loop.create_connection(
            partial(_Client, turns(own), times),
            "127.0.0.1",
            port,
            local_addr=local,
        )
        clients.append(client.done)
    await asyncio.gather(*clients)
    return times
