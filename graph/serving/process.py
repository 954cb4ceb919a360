"""A process that answers queries, as the server's event loop sees it."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from graph.serving.limits import Limits
from graph.serving.messages import LENGTHS, Reply, Request, framed, reply_of, request_message

_STARTING = 60.0  # seconds that a process may take to begin


class Ended(Exception):
    """The process has ended by itself."""


class Process:
    """A process over the backup ``folder`` of a graph; one query at a time.

    ``strangers`` gives it the lower priority of processes that run anybody's queries.
    """

    def __init__(self, folder: Path, base: str, limits: Limits, strangers: bool) -> None:
        self.strangers = strangers
        self._folder = folder
        # Not by multiprocessing, which would run the main module of whoever serves once more.
        self._socket, theirs = socket.socketpair()
        run = f"from graph.serving.worker import main; main({theirs.fileno()})"
        command = [sys.executable, "-c", run]
        self._process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
        )
        theirs.close()
        told = {"folder": str(folder), "base": base, "limits": asdict(limits)}
        self._socket.sendall(b"".join(framed({**told, "strangers": strangers})))
        self._socket.setblocking(False)

    @property
    def id(self) -> int:
        """The system's number of the process."""
        return self._process.pid

    async def ready(self) -> None:
        """Returns when it can be asked. Raises RuntimeError where it cannot."""
        try:
            await asyncio.wait_for(self._message(), _STARTING)
        except (Ended, TimeoutError):
            self.end()
            raise RuntimeError(
                f"no process could be started that answers from {self._folder}"
            ) from None

    async def ask(self, request: Request) -> Reply:
        """Its reply. Raises Ended. Whoever stops waiting must end the process."""
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(self._socket, request_message(request))
            return reply_of(*await self._message())
        except OSError as error:
            raise Ended from error

    async def _message(self) -> tuple[bytes, bytes]:
        header, body = LENGTHS.unpack(await self._exactly(LENGTHS.size))
        return bytes(await self._exactly(header)), bytes(await self._exactly(body))

    async def _exactly(self, size: int) -> bytearray:
        loop = asyncio.get_running_loop()
        held = bytearray(size)
        view, done = memoryview(held), 0
        while done < size:
            got = await loop.sock_recv_into(self._socket, view[done:])
            if not got:
                raise Ended
            done += got
        return held

    def end(self) -> None:
        """End it at once; what it answers meanwhile is lost. ``reap`` it afterwards."""
        self._process.kill()
        self._socket.close()

    def reap(self) -> None:
        """Returns when the system has taken back what an ended process had."""
        self._process.wait()
