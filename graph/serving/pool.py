"""Processes that answer queries, each of which can be ended at its limit.

pyoxigraph cannot be interrupted, so a query that runs too long takes its process with it, and a
new one is started in its place. The others do not notice.
"""

from __future__ import annotations

import logging
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graph.serving.limits import Limits
from graph.serving.worker import Reply, Request

log = logging.getLogger(__name__)

_STEP = 0.05  # seconds between two looks at whether the asker is still there
_STARTING = 60.0  # seconds that a process may take to begin


class Busy(Exception):
    """As many queries wait as may, or this one waited too long."""


class OutOfTime(Exception):
    """The query was ended at its limit."""


class OutOfMemory(Exception):
    """The query's process ended by itself: it had no more memory."""


class Gone(Exception):
    """Who asked has gone."""


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.pipe.close()


class Pool:
    """``limits.at_once`` processes over the backup ``folder`` of a graph. Thread-safe."""

    def __init__(self, folder: Path, base: str, limits: Limits) -> None:
        self._folder, self._base, self.limits = folder, base, limits
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        self._waiting = threading.Semaphore(limits.at_once + limits.waiting)
        self._closed = False
        for worker in [self._start() for _ in range(limits.at_once)]:
            self._idle.put(self._ready(worker))

    def ask(self, request: Request, gone: Callable[[], bool] = lambda: False) -> Reply:
        """The reply to a request, after waiting for its turn.

        ``gone`` tells whether nobody waits for it any more. Raises Busy, OutOfTime, OutOfMemory
        and Gone. The limit of seconds counts from the start of the query; waiting for it takes as
        long at most.
        """
        if not self._waiting.acquire(blocking=False):
            raise Busy
        try:
            worker = self._turn() or self._ready(self._start())
            try:
                reply = self._answer(worker, request, gone)
            except BaseException:
                worker.end()
                self._idle.put(None)  # started anew by whoever takes the turn
                raise
            self._idle.put(worker)
            return reply
        finally:
            self._waiting.release()

    def _turn(self) -> _Worker | None:
        try:
            return self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise Busy from None

    def _answer(self, worker: _Worker, request: Request, gone: Callable[[], bool]) -> Reply:
        until = time.monotonic() + self.limits.seconds
        try:
            worker.pipe.send(request)
            while not worker.pipe.poll(min(_STEP, max(0.0, until - time.monotonic()))):
                if time.monotonic() >= until:
                    raise OutOfTime
                if gone():
                    raise Gone
            reply = worker.pipe.recv()
        except (EOFError, OSError):
            raise OutOfMemory from None
        assert isinstance(reply, Reply)
        return reply

    def _start(self) -> _Worker:
        # Not by multiprocessing, which would run the main module of whoever serves once more.
        ours, theirs = socket.socketpair()
        run = f"from graph.serving.worker import main; main({theirs.fileno()})"
        command = [sys.executable, "-c", run]
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()
        pipe: Connection = Connection(ours.detach())
        pipe.send((str(self._folder), self._base, self.limits))
        return _Worker(process, pipe)

    def _ready(self, worker: _Worker) -> _Worker:
        if worker.pipe.poll(_STARTING):
            try:
                worker.pipe.recv()
                return worker
            except (EOFError, OSError):
                pass
        worker.end()
        raise RuntimeError(f"no process could be started that answers from {self._folder}")

    def close(self) -> None:
        """End all processes, those that answer too."""
        if self._closed:
            return
        self._closed = True
        for _ in range(self.limits.at_once):
            worker = self._idle.get()
            if worker is not None:
                worker.end()
