"""Processes that answer queries, each of which can be ended at its limit; and whose turn it is.

pyoxigraph cannot be interrupted, so a query that runs too long takes its process with it, and a
new one is started in its place. The others do not notice. The rules are those of
``graph.serving.limits``.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from graph.serving.limits import Limits
from graph.serving.messages import Reply, Request
from graph.serving.process import Ended, Process

log = logging.getLogger(__name__)


class Busy(Exception):
    """As many queries wait as may, or this one waited too long."""


class Greedy(Exception):
    """This client waits for as many answers as it may."""


class OutOfTime(Exception):
    """The query was ended at its limit of ``seconds``; ``contended`` if others waited for it."""

    def __init__(self, seconds: float, contended: bool) -> None:
        super().__init__()
        self.seconds, self.contended = seconds, contended


class OutOfMemory(Exception):
    """The query's process ended by itself: it had no more memory."""


@dataclass(slots=True)
class _Waiting:
    client: str
    strange: bool
    turn: asyncio.Future[Process]


@dataclass(slots=True)
class _Running:
    client: str
    strange: bool
    begun: float
    limit: asyncio.Timeout
    shortened: bool = False


class Pool:
    """``limits.at_once`` processes for anything over the backup ``folder`` of a graph, and one for
    what is ours. Belongs to one event loop.
    """

    def __init__(self, folder: Path, base: str, limits: Limits) -> None:
        self._folder, self._base, self.limits = folder, base, limits
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._waiting: list[_Waiting] = []
        self._running: list[_Running] = []
        self._asked: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the processes. Raises RuntimeError where they do not begin to answer."""
        kinds = [True] * self.limits.at_once + [False]
        async with asyncio.TaskGroup() as group:
            for strangers in kinds:
                group.create_task(self._join(strangers))

    async def _join(self, strangers: bool) -> None:
        process = Process(self._folder, self._base, self.limits, strangers)
        self._all.add(process)
        await process.ready()
        self._back(process)

    async def ask(self, request: Request, client: str = "") -> Reply:
        """The reply to a request, after waiting for its turn.

        Raises Busy, Greedy, OutOfTime and OutOfMemory. The limit of seconds counts from the start
        of the query, after waiting for ``patience`` seconds at most. Whoever cancels it ends
        the query.
        """
        if self._asked.total() >= self.limits.at_once + self.limits.waiting:
            raise Busy
        if self._asked[client] >= self.limits.each:
            raise Greedy
        self._asked[client] += 1
        try:
            process = await self._turn(client, not request.ours)
            return await self._answer(process, request, client)
        finally:
            self._asked[client] -= 1
            if not self._asked[client]:
                del self._asked[client]

    async def _turn(self, client: str, strange: bool) -> Process:
        waiting = _Waiting(client, strange, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._hand_out()
        self._bound()
        try:
            async with asyncio.timeout(self.limits.patience):
                return await waiting.turn
        except BaseException as error:
            if waiting.turn.done() and not waiting.turn.cancelled():
                self._back(waiting.turn.result())
            if isinstance(error, TimeoutError):
                raise Busy from None
            raise
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
            self._bound()

    async def _answer(self, process: Process, request: Request, client: str) -> Reply:
        begun = asyncio.get_running_loop().time()
        limit = asyncio.timeout_at(begun + self.limits.seconds)
        running = _Running(client, not request.ours, begun, limit)
        self._running.append(running)
        reply: Reply | None = None
        try:
            async with limit:
                self._bound()
                reply = await process.ask(request)
            return reply
        except TimeoutError:
            seconds = self.limits.contended if running.shortened else self.limits.seconds
            raise OutOfTime(seconds, running.shortened) from None
        except Ended:
            raise OutOfMemory from None
        finally:
            self._running.remove(running)
            if reply is None or reply.grown:
                self._replace(process)
            else:
                self._back(process)

    def _hand_out(self) -> None:
        """Give idle processes to those who wait."""
        for process in [*self._idle]:
            able = [one for one in self._waiting if not one.strange or process.strangers]
            if able:
                held = Counter(one.client for one in self._running)
                # Those who wait are in order of their coming, and min takes the first of equals.
                first = min(able, key=lambda one: held[one.client])
                self._waiting.remove(first)
                self._idle.remove(process)
                first.turn.set_result(process)

    def _bound(self) -> None:
        """Shorten the queries that were longest at it, one for each of others who wait."""
        waiting = [one.client for one in self._waiting if one.strange]
        for running in self._running:
            if running.limit.when() is None or not running.strange:
                continue
            other = next((client for client in waiting if client != running.client), None)
            if other is not None:
                waiting.remove(other)
            if running.shortened is not (other is not None):
                running.shortened = other is not None
                seconds = self.limits.contended if running.shortened else self.limits.seconds
                running.limit.reschedule(running.begun + seconds)

    def _back(self, process: Process) -> None:
        if self._closed:
            process.end()
            return
        # The one that is kept for what is ours is given away last.
        self._idle.insert(0 if process.strangers else len(self._idle), process)
        self._hand_out()

    def _replace(self, process: Process) -> None:
        process.end()
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._renew(process))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _renew(self, process: Process) -> None:
        await asyncio.to_thread(process.reap)
        self._all.discard(process)
        try:
            await self._join(process.strangers)
        except (OSError, RuntimeError):
            log.exception("there is a process less to answer queries")

    async def rest(self) -> None:
        """Returns when nobody asks."""
        while self._asked:
            await asyncio.sleep(0.1)

    async def close(self) -> None:
        """End all processes, those that answer too."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        for process in self._all:
            process.end()
        for process in self._all:
            await asyncio.to_thread(process.reap)
