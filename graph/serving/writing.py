"""Writing: what ``--write`` allows to whoever has the token, one write at a time.

The store is opened for the moment of each write only, as a build opens it, so that builds can come
between; while one of them has it, writers are told to come again (503). Only graphs of users
change. A page of another site cannot write: it has no token, may not send one (CORS), and what
names another origin is refused besides.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from starlette.requests import Request

from graph.imports.graphs import GraphRefused
from graph.imports.operations import UpdateRefused
from graph.imports.updating import Cost, Done, UpdateEnded, update
from graph.serving.protocol import Refused
from graph.serving.service import Service
from graph.store import Store, StoreError

log = logging.getLogger(__name__)

WAITING = 16
"""Writes that may wait for their turn."""

_TRIES, _PAUSE = 15, 0.2  # how often the store is tried while another has it, and seconds between

Result = TypeVar("Result")


class Writer:
    """Writes to the store that ``service`` serves, for those who have ``token``."""

    def __init__(self, service: Service, token: str) -> None:
        self._service = service
        self._token = token.encode()
        self._turn = asyncio.Lock()
        self._waiting = 0

    def check(self, request: Request) -> None:
        """Raise Refused: 401 without the token, 403 where a page of another site asks."""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            raise Refused(403, "pages of other sites may not write here", closing=True)
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        # Compared in full, so that the time it takes tells nothing of the token.
        right = hmac.compare_digest(given.strip().encode(), self._token)
        if scheme.lower() != "bearer" or not right:
            raise Refused(401, "writing needs the token: Authorization: Bearer …", closing=True)

    async def update(self, text: str) -> Done:
        """Do a SPARQL update. Raises Refused."""
        limits = self._service.limits
        cost = Cost(limits.seconds, limits.megabytes)
        place = self._service.source.place
        try:
            return await self.write(lambda store: update(store, place, text, cost))
        except UpdateRefused as error:
            raise Refused(403 if error.forbidden else 400, str(error)) from None
        except UpdateEnded as error:
            raise Refused(504 if error.late else 500, str(error)) from None

    async def write(self, action: Callable[[Store], Result]) -> Result:
        """Do ``action`` with the opened store; returns when readers see what it did.

        Raises Refused: 403 for a graph that is no user's, 503 where others have the store.
        """
        if self._waiting >= WAITING:
            raise Refused(503, "too many writes at once; come again in a moment")
        self._waiting += 1
        try:
            async with self._turn:
                done = await self._opened(action)
            # After those who wait to write, as one new copy of the graph is enough for all.
            async with self._turn:
                await self._service.source.catch_up()
            return done
        except GraphRefused as error:
            raise Refused(403, str(error)) from None
        finally:
            self._waiting -= 1

    async def _opened(self, action: Callable[[Store], Result]) -> Result:
        place = self._service.source.place

        def act() -> Result:
            with Store.open(place, create=False) as store:
                return action(store)

        for _ in range(_TRIES):
            try:
                return await asyncio.to_thread(act)
            except StoreError as error:
                if "in use" not in str(error):
                    log.error("the store cannot be written: %s", error)
                    raise Refused(500, "the store cannot be written") from None
            await asyncio.sleep(_PAUSE)
        raise Refused(503, "a build has the store; come again when it is done")
