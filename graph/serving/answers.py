"""Answers that are kept as long as the graph stays as it is, and given once to all who ask."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace

from graph.serving.limits import Limits
from graph.serving.messages import Reply, Request
from graph.serving.pool import Pool

_MEGABYTE = 1_048_576
_SMALL = 8_192  # bytes of a body that are not worth packing
_GZIP = 31  # what zlib calls the window of this format (RFC 1952)
_OVERHEAD = 1_024  # bytes of an entry beside its texts
_EVER_NEW = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b|\\U", re.IGNORECASE)
"""Functions whose values differ each time; an escaped letter may be a part of their names."""


@dataclass(slots=True)
class _Flight:
    """A question under way, and how many wait for its answer."""

    task: asyncio.Task[Reply]
    waiting: int = field(default=0)


class Answers:
    """Asks ``pool``, or remembers. Belongs to one event loop, and to one state of the graph."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self.pool = pool
        self._most = limits.kept * _MEGABYTE
        self._held = 0
        self._kept: OrderedDict[Request, Reply] = OrderedDict()
        self._flights: dict[Request, _Flight] = {}

    def known(self, request: Request, gzip: bool = False) -> Reply | None:
        """The answer, where it is kept; as gzip has it where that is so and is welcome."""
        reply = self._kept.get(request)
        if reply is None:
            return None
        self._kept.move_to_end(request)
        if gzip or not reply.encoding:
            return reply
        return replace(reply, body=zlib.decompress(reply.body, _GZIP), encoding="")

    async def ask(self, request: Request, client: str = "") -> Reply:
        """The reply. See ``Pool.ask``; a query is ended when the last who waits for it leaves."""
        reply = self.known(request)
        if reply is not None:
            return reply
        if _EVER_NEW.search(request.text):
            return await self.pool.ask(request, client)
        flight = self._flights.get(request)
        if flight is None:
            task = asyncio.get_running_loop().create_task(self._fetch(request, client))
            flight = self._flights[request] = _Flight(task)
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self._flights.pop(request, None)
                flight.task.cancel()

    async def _fetch(self, request: Request, client: str) -> Reply:
        try:
            reply = await self.pool.ask(request, client)
            if reply.problem is None:
                await self._keep(request, reply)
            return reply
        finally:
            flight = self._flights.get(request)
            if flight is not None and flight.task is asyncio.current_task():
                del self._flights[request]

    async def _keep(self, request: Request, reply: Reply) -> None:
        if len(reply.body) > _SMALL:
            # Tables say the same again and again, and browsers take them packed.
            body = await asyncio.to_thread(zlib.compress, reply.body, 1, _GZIP)
            reply = replace(reply, body=body, encoding="gzip")
        if _size(request, reply) > self._most // 16:
            return
        before = self._kept.pop(request, None)
        self._held += _size(request, reply) - (_size(request, before) if before else 0)
        self._kept[request] = reply
        while self._held > self._most:
            self._held -= _size(*self._kept.popitem(last=False))


def _size(request: Request, reply: Reply) -> int:
    """Bytes that a kept answer takes; most queries are ASCII."""
    return len(reply.body) + len(request.text) + _OVERHEAD
