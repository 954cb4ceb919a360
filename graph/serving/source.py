"""The graph that is served: a snapshot of a store, made anew when a build has changed it."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from graph.search.index import NAMES
from graph.search.match import Match
from graph.search.search import Search
from graph.serving.answers import Answers
from graph.serving.drawing import Maps
from graph.serving.explaining import Explanations
from graph.serving.limits import Limits
from graph.serving.pool import Pool
from graph.store import Store, StoreError
from graph.terms import Names

log = logging.getLogger(__name__)

LOOKING = 1.0
"""Seconds after which a look-up of a name is given up; none is known that takes a tenth of it."""

_LOOK = 2.0  # seconds between two looks at whether the store has changed


@dataclass(frozen=True, slots=True)
class State:
    """The graph as it is at one time: who answers about it, and its maps."""

    folder: Path
    names: Names
    answers: Answers
    maps: Maps
    search: Search
    explanations: Explanations

    def find(
        self, text: str, limit: int, kinds: Collection[str] = (), named: bool = False
    ) -> list[Match]:
        """See ``Store.find``. Raises StoreError where it takes too long."""
        found = self.search.find(text, limit, kinds, named)
        return [replace(one, iri=self.names.entity(one.entity).value) for one in found]


class Source:
    """Serves the store in ``place``, whose folder is free for builds meanwhile.

    Made before the event loop runs, so that a store that cannot be opened is told at once: raises
    StoreError then.
    """

    def __init__(self, place: Path, limits: Limits) -> None:
        self.place, self.limits = place, limits
        self._seen = self._looked = 0.0
        self._home = Path(tempfile.mkdtemp(prefix=".serving-", dir=place.parent))
        self._number = 0
        self._renewal: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        try:
            self.state = self._taken()
        except BaseException:
            shutil.rmtree(self._home, ignore_errors=True)
            raise

    async def start(self) -> None:
        """Start to answer. Raises RuntimeError where no process can be started."""
        await self.state.answers.pool.start()

    def _taken(self) -> State:
        """A copy of the graph as it is now."""
        seen = self._changed()
        with Store.open(self.place, create=False) as store:
            self._number += 1
            folder = self._home / str(self._number)
            store.backup(folder)
            names = store.names
        self._seen = seen
        pool = Pool(folder, names.base, self.limits)
        maps = Maps(self.place, self._home / f"maps-{self._number}", self.limits)
        search = Search.of_copy(folder / NAMES, seconds=LOOKING)
        answers = Answers(pool, self.limits)
        return State(folder, names, answers, maps, search, Explanations(self.place))

    def _changed(self) -> int:
        files = [self.place / "documents.sqlite", self.place / "documents.sqlite-wal"]
        return max((one.stat().st_mtime_ns for one in files if one.exists()), default=0)

    def refresh(self) -> None:
        """See to it that a change of the store is served soon; answers go on meanwhile."""
        now = time.monotonic()
        if now - self._looked < _LOOK or self._renewal is not None:
            return
        self._looked = now
        if self._changed() != self._seen:
            self._renewal = asyncio.create_task(self._renewed())

    async def catch_up(self) -> None:
        """Serve what was written to the store before this call; returns when that is so.

        Where a build has the store meanwhile, it is seen when the build is done.
        """
        for _ in range(3):  # a renewal that is under way may have begun before
            if self._changed() != self._seen:
                await self.renew()

    async def renew(self) -> None:
        """Serve the store as it is now; returns when that is so."""
        if self._renewal is None:
            self._renewal = asyncio.create_task(self._renewed())
        await self._renewal

    async def _renewed(self) -> None:
        try:
            state = await asyncio.to_thread(self._taken)
            await state.answers.pool.start()
            before, self.state = self.state, state
            task = asyncio.create_task(self._leave(before))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        except (StoreError, OSError, RuntimeError) as error:
            log.info("the graph is served as it was: %s", error)
        finally:
            self._renewal = None

    async def _leave(self, state: State) -> None:
        """Close a state when all who ask it have their answers."""
        try:
            await asyncio.wait_for(state.answers.pool.rest(), 3 * self.limits.seconds)
        except TimeoutError:
            log.info("queries of a graph that is gone were ended")
        finally:
            await state.answers.pool.close()
            state.maps.close()
            state.search.close()
            await asyncio.to_thread(shutil.rmtree, state.folder, ignore_errors=True)

    async def close(self) -> None:
        """End the processes and remove the copies."""
        for task in [*self._leaving, *([self._renewal] if self._renewal else [])]:
            task.cancel()
        await self.state.answers.pool.close()
        self.state.maps.close()
        self.state.search.close()
        shutil.rmtree(self._home, ignore_errors=True)
