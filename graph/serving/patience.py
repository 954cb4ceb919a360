"""How long a connection may take: slow senders, slow readers, and those who do nothing.

uvicorn waits forever for the headers of a request and for whoever does not read its answer. Here
both have some seconds, headers have a size, and where all connections are taken the one that has
been idle longest makes room.
"""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Callable
from typing import Any

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph.serving.limits import Limits

HEAD = 65_536
"""Bytes of a request's line and headers. A longer query is sent in the body."""


def patient(limits: Limits) -> Callable[..., asyncio.Protocol]:
    """uvicorn's protocol for HTTP/1.1, with these limits."""
    most = min(limits.connections, resource.getrlimit(resource.RLIMIT_NOFILE)[0] * 3 // 4)

    class Connection(HttpToolsProtocol):
        """One connection."""

        def __init__(self, config: Config, *arguments: Any, **named: Any) -> None:
            super().__init__(config, *arguments, **named)
            self._sending: asyncio.TimerHandle | None = None
            self._reading: asyncio.TimerHandle | None = None
            self._head = 0

        @property
        def busy(self) -> bool:
            """Whether a request is being answered."""
            return self.cycle is not None and not self.cycle.response_complete

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            """See ``asyncio.Protocol``."""
            super().connection_made(transport)
            self._reading = self.loop.call_later(limits.headers, self._too_slow)
            if len(self.connections) > most:
                others = (one for one in self.connections if isinstance(one, Connection))
                idle = [one for one in others if one is not self and not one.busy]
                # Timers run out in the order in which connections began to wait.
                oldest = min(idle, key=Connection.since, default=self)
                oldest.transport.abort()

        def since(self) -> float:
            """When the connection began to wait, on the loop's clock."""
            return self._reading.when() if self._reading is not None else float("inf")

        def connection_lost(self, exc: Exception | None) -> None:
            """See ``asyncio.Protocol``."""
            self._stop()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            """See ``asyncio.Protocol``."""
            if not self.busy:
                self._head += len(data)
                if self._head > HEAD and not self._ends(data):
                    self._refuse("431 Request Header Fields Too Large", "send the query by POST")
                    return
            super().data_received(data)
            if self.busy:
                self._head = 0
                self._stop_reading()
            elif self._reading is None and not self.transport.is_closing():
                self._reading = self.loop.call_later(limits.headers, self._too_slow)

        def _ends(self, data: bytes) -> bool:
            """Whether the headers end in these bytes, before they are too long."""
            end = data.find(b"\r\n\r\n")
            return end >= 0 and self._head - len(data) + end <= HEAD

        def pause_writing(self) -> None:
            """See ``asyncio.Protocol``."""
            super().pause_writing()
            self._sending = self.loop.call_later(limits.stalled, self.transport.abort)

        def resume_writing(self) -> None:
            """See ``asyncio.Protocol``."""
            super().resume_writing()
            if self._sending is not None:
                self._sending.cancel()
                self._sending = None

        def _too_slow(self) -> None:
            self._reading = None
            if not self.busy and not self.transport.is_closing():
                if self._head:
                    self._refuse("408 Request Timeout", "the request did not arrive in time")
                else:
                    self.transport.close()

        def _refuse(self, status: str, words: str) -> None:
            head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nConnection: close\r\n"
            text = f"{head}Content-Length: {len(words)}\r\n\r\n{words}"
            self._stop()
            self.transport.write(text.encode("ascii"))
            self.transport.close()

        def _stop_reading(self) -> None:
            if self._reading is not None:
                self._reading.cancel()
                self._reading = None

        def _stop(self) -> None:
            self._stop_reading()
            if self._sending is not None:
                self._sending.cancel()
                self._sending = None

    return Connection
