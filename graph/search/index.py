"""The index of names of a store: kept with its ledger, in the same transactions.

The ledger counts the changes of the index, and the index knows which count it stands at. Where the
two differ, or the index is of another version, it is left alone until somebody asks for a name:
then it is made anew.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from shutil import copyfile
from threading import RLock

from graph.search.faults import told
from graph.search.folding import storable
from graph.search.page import Page, from_bytes, to_bytes
from graph.search.schema import SCHEMA, VERSION
from graph.search.search import Search
from graph.search.writing import Difference
from graph.store import StoreError

Aliases = Mapping[str, Sequence[str]]
"""Further names over the corpus, by the ids of their entities."""

NAMES = "names.sqlite"
"""The file beside the ledger."""

_CHUNK = 500  # documents that are summed up together when all are read
_CACHE = -32_000  # KiB: rows of names come in no order


class Index:
    """The tables of ``graph.search.schema``, attached to ``db``: a file, in memory for None.

    What is written stands in the transaction that ``db`` is in.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None) -> None:
        self._db = db
        self.path = path
        try:
            self._attach()
        except StoreError as error:
            if isinstance(error.__cause__, sqlite3.OperationalError):
                raise
            self._remove()  # it is damaged, and as good as missing
            self._attach()
        self.ready = self._ready()

    def _attach(self) -> None:
        place = str(self.path) if self.path else ":memory:"
        self._db.execute("ATTACH DATABASE ? AS names", (place,))
        self._db.execute(f"PRAGMA names.cache_size = {_CACHE}")

    def _remove(self) -> None:
        if self.path is not None:
            self.path.unlink(missing_ok=True)
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)

    def _ready(self) -> bool:
        try:
            state = dict(self._db.execute("SELECT name, value FROM names.search_state"))
        except (StoreError, sqlite3.DatabaseError):  # there is none, or it is damaged
            state = {}
        return state == {"version": VERSION, "change": str(self._changes())}

    def _changes(self) -> int:
        row = self._db.execute("SELECT value FROM main.setting WHERE name = 'search'").fetchone()
        return int(row[0]) if row else 0

    def _count(self) -> None:
        """Count a change; an index that is not ready does not hear of it, and stays behind."""
        number = str(self._changes() + 1)
        self._db.execute("INSERT OR REPLACE INTO main.setting VALUES ('search', ?)", (number,))
        if self.ready:
            self._db.execute("UPDATE search_state SET value = ? WHERE name = 'change'", (number,))

    def asked(self, lock: RLock) -> Search:
        """The same as it is asked, by whoever holds ``lock``."""
        return Search(self._db, self.path, lock)

    def copy(self, folder: Path) -> None:
        """Copy the file into a folder. Not inside a transaction; raises StoreError."""
        if self.path is None:
            raise StoreError("the index of names of a store in memory cannot be copied")
        try:
            copyfile(self.path, folder / NAMES)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be copied to {folder} ({error})") from error

    def begin(self) -> None:
        """Make an empty index. Not inside a transaction."""
        self._db.execute("DETACH DATABASE names")
        self._remove()
        self._attach()
        self._db.executescript(SCHEMA)

    def fill(self, pages: Iterable[tuple[str, Page]], aliases: Aliases) -> None:
        """Write everything into an empty index; it is ready when the transaction is kept."""
        every = iter(pages)
        while some := list(islice(every, _CHUNK)):
            self._write(dict(some))
        self._rename({}, aliases)
        self._count()
        state = [("version", VERSION), ("change", str(self._changes()))]
        self._db.executemany("INSERT INTO search_state VALUES (?, ?)", state)

    def change(self, documents: Iterable[str], page: Callable[[str], Page | None]) -> None:
        """Documents have changed: ``page`` tells what each is now, None where it is no more."""
        if self.ready:
            pages = {id: page(id) for id in documents}
            with told(self.path):
                self._write(pages)
        self._count()

    def rename(self, before: Aliases, after: Aliases) -> None:
        """Let entities have other further names than ``before``."""
        if self.ready:
            with told(self.path):
                self._rename(before, after)
        self._count()

    def _rename(self, before: Aliases, after: Aliases) -> None:
        difference = Difference()
        for key in sorted({*before, *after}):
            old, new = set(before.get(key, ())), set(after.get(key, ()))
            for name in old ^ new:
                difference.rename(storable(key), storable(name), 1 if name in new else -1)
        difference.write(self._db)

    def _write(self, pages: Mapping[str, Page | None]) -> None:
        difference = Difference()
        for key, new in sorted(pages.items()):
            id, old = self._page(key)
            if old == new:
                continue
            if old is not None and id is not None:
                self._drop(id, old, keep=new is not None)
            if new is not None:
                id = self._keep(id, key, new)
            if id is not None:
                difference.replace(id, old.entries if old else (), new.entries if new else ())
        difference.write(self._db)

    def _page(self, key: str) -> tuple[int | None, Page | None]:
        row = self._db.execute(
            "SELECT id, page FROM search_document WHERE key = ?", (key,)
        ).fetchone()
        return (row[0], from_bytes(zlib.decompress(row[1]))) if row else (None, None)

    def _keep(self, id: int | None, key: str, new: Page) -> int:
        blob = zlib.compress(to_bytes(new), 1)
        added = self._db.execute(
            "INSERT INTO search_document VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "day = excluded.day, page = excluded.page",
            (id, key, new.day, blob),
        )
        number = added.lastrowid if id is None else id
        assert number is not None
        for table, texts in (("called", new.called), ("fact", new.facts)):
            rows = ((text, number) for text in texts)
            self._db.executemany(f"INSERT INTO search_{table} VALUES (?, ?)", rows)
        return number

    def _drop(self, id: int, old: Page, keep: bool) -> None:
        for table, column, texts in (("called", "name", old.called), ("fact", "key", old.facts)):
            rows = ((text, id) for text in texts)
            sql = f"DELETE FROM search_{table} WHERE {column} = ? AND document = ?"
            self._db.executemany(sql, rows)
        if not keep:
            self._db.execute("DELETE FROM search_document WHERE id = ?", (id,))
