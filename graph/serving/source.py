"""The graph that is served: a snapshot of a store, made anew when a build has changed it."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import time
from pathlib import Path

from pyoxigraph import QuerySolutions

from graph.map.render import render
from graph.serving.limits import Limits
from graph.serving.pool import Pool
from graph.store import Store, StoreError
from graph.terms import Names
from graph.turtle import Shortener
from graph.vocabulary import prefixes

log = logging.getLogger(__name__)

_LOOK = 2.0  # seconds between two looks at whether the store has changed


class Source:
    """Serves the store in ``place``, whose folder is free for builds meanwhile.

    Raises StoreError where there is none.
    """

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self._lock = threading.Lock()
        self._seen = self._looked = 0.0
        self._home = Path(tempfile.mkdtemp(prefix=".serving-", dir=place.parent))
        self._number = 0
        try:
            self._take()
        except BaseException:
            shutil.rmtree(self._home, ignore_errors=True)
            raise

    def _take(self) -> None:
        """Copy the graph and start processes over the copy; those of the copy before end."""
        seen = self._changed()
        with Store.open(self._place, create=False) as store:
            self._number += 1
            folder = self._home / str(self._number)
            store.backup(folder)
            self.names: Names = store.names
            page = render(store.extractions())
            terms = _terms(store)
        pool = Pool(folder, self.names.base, self._limits)
        before = getattr(self, "pool", None)
        self.pool, self.page, self.terms, self._seen = pool, page, terms, seen
        if before is not None:
            threading.Thread(
                target=self._drop, args=(before, self._number - 1), daemon=True
            ).start()

    def _drop(self, pool: Pool, number: int) -> None:
        pool.close()
        shutil.rmtree(self._home / str(number), ignore_errors=True)

    def _changed(self) -> float:
        files = [self._place / "documents.sqlite", self._place / "documents.sqlite-wal"]
        return max((one.stat().st_mtime for one in files if one.exists()), default=0.0)

    def refresh(self) -> None:
        """Take a new snapshot where a build has changed the store and is done with it."""
        now = time.monotonic()
        if now - self._looked < _LOOK or not self._lock.acquire(blocking=False):
            return
        try:
            self._looked = now
            if self._changed() != self._seen:
                self._take()
        except StoreError as error:
            log.info("the graph is served as it was: %s", error)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the processes and remove the copies."""
        self.pool.close()
        shutil.rmtree(self._home, ignore_errors=True)


def _terms(store: Store) -> list[str]:
    """What the query page completes: the classes and properties of the graph, with prefixes."""
    found = store.query("SELECT DISTINCT ?t WHERE { { ?s ?t ?o } UNION { ?s a ?t } }")
    assert isinstance(found, QuerySolutions)
    shorten = Shortener(prefixes(store.names.base))
    return sorted(shorten(str(row["t"])) for row in found)
