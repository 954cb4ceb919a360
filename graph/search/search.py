"""The index of names as it is asked: by a store, or by a server of its copy."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from urllib.parse import quote

from graph.naming import folded
from graph.search import documents, lookup
from graph.search.faults import told
from graph.search.folding import storable
from graph.search.match import Match
from graph.search.rows import Summary, summaries

_STEPS = 10_000  # of SQLite's machine between two looks at the clock


class Search:
    """Asks the index in ``db``, one thread at a time. Raises StoreError where it is damaged."""

    def __init__(self, db: sqlite3.Connection, path: Path | None, lock: RLock) -> None:
        self._db = db
        self._path = path
        self._lock = lock
        self._seconds = self._until = math.inf

    @classmethod
    def of_copy(cls, path: Path, seconds: float | None = None) -> Search:
        """Asks a copy that nobody writes. Raises StoreError where there is none.

        A look-up that takes more than ``seconds`` raises StoreError, too.
        """
        address = f"file:{quote(str(path))}?mode=ro&immutable=1"
        with told(path):
            db = sqlite3.connect(address, uri=True, check_same_thread=False)
        made = cls(db, path, RLock())
        if seconds is not None:
            made._seconds = seconds
            db.set_progress_handler(lambda: time.monotonic() > made._until, _STEPS)
        return made

    def close(self) -> None:
        """Close a copy, once no look-up is under way."""
        with self._lock:
            self._db.close()

    def find(
        self, text: str, limit: int = 10, kinds: Collection[str] = (), named: bool = False
    ) -> list[Match]:
        """See ``Store.find``."""
        with self._asking():
            return lookup.find(
                self._db, lookup.Wish(storable(text), limit, frozenset(kinds), named)
            )

    def bearers(self, name: str) -> list[str]:
        """The ids of the entities that bear a name, sorted: see ``graph.search.lookup.meant``."""
        with self._asking():
            return sorted({row.key for row in lookup.meant(self._db, storable(name))})

    def names(self, name: str) -> frozenset[str]:
        """The names that ``name`` stands for, folded; none where nothing is called so."""
        with self._asking():
            return frozenset(folded(row.name) for row in lookup.meant(self._db, storable(name)))

    def nearest(self, name: str, number: int = 3) -> list[str]:
        """What may have been meant by a name that nothing bears, the likeliest first."""
        return list(dict.fromkeys(match.name for match in self.find(name, number)))

    def summary(self, entity: str) -> Summary | None:
        """What is known of the entity with this id, None where there is none."""
        with self._asking():
            return next(summaries(self._db, storable(entity)), None)

    def entities(self) -> Iterator[Summary]:
        """All entities, in no order. Nothing else can be asked before the last one is read."""
        with self._asking():
            yield from summaries(self._db)

    def mentioning(self, entities: Iterable[str]) -> set[str]:
        """The ids of the documents that have one of these entities."""
        with self._asking():
            return documents.mentioning(self._db, entities)

    def called(self, source: str) -> set[str]:
        """The ids of the documents that are called so, or are of a web site that is."""
        with self._asking():
            return documents.called(self._db, source)

    def nearly_called(self, source: str, number: int = 3) -> list[str]:
        """What documents are called that may have been meant."""
        from rapidfuzz import process

        with self._asking():
            known = documents.callings(self._db)
        near = process.extract(folded(source), known, limit=number, score_cutoff=60)
        return [name for name, _, _ in near]

    def published(self, since: str | None, until: str | None) -> set[str]:
        """The ids of the documents of a period, both days included."""
        with self._asking():
            return documents.published(self._db, since, until)

    def stating(self, fact: str) -> set[str]:
        """The ids of the documents with facts whose ids begin so."""
        with self._asking():
            return documents.stating(self._db, fact)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with self._lock, told(self._path):
            self._until = time.monotonic() + self._seconds
            yield
