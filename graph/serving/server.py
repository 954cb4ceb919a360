"""Listening: the server process around the application."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn
from starlette.applications import Starlette

from graph.serving.limits import Limits
from graph.serving.patience import patient

BACKLOG = 512


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections already, so that who knows its address may ask at once.

    Raises OSError where the address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.create_server((host, port), family=family, backlog=BACKLOG)
    # asyncio sets it on sockets of its own making only; without it each answer waits 40 ms for the
    # client's acknowledgement of its headers. Connections inherit it.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def run(app: Starlette, sockets: list[socket.socket], limits: Limits) -> None:
    """Serve ``app`` until the process is told to end."""
    # uvicorn takes a protocol class; its type knows only its own.
    protocol: Any = patient(limits)
    settings = uvicorn.Config(
        app,
        http=protocol,
        loop="asyncio",
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        backlog=BACKLOG,
    )
    uvicorn.Server(settings).run(sockets=sockets)
