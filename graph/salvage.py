"""What can still be read of a damaged ledger, row by row, into a new one.

A damaged page of an SQLite file costs the rows that are on it. Those before it are found by going
through a table from its beginning, those behind it by asking for each row by its number, or by
going through the table from its end. What follows from the documents is left out, and made anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from graph.ledger import APPLICATION_ID, FORMAT, Ledger
from graph.store import StoreError
from graph.whole import keep_whole, tables

_MADE_ANEW = frozenset(
    {"profile", "support", "unsettled", "orphan", "waiting", "user_triple"}
    | {"unsettled_graph", "unsettled_triple"}
)
_LARGEST = 1 << 40  # bytes, beyond which the head of a file is not believed
_ROWS_A_PAGE = 100  # more than a page of 4096 bytes holds of what has numbered rows

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Salvage:
    """How many documents were saved, and the names, as far as they are known, of what is lost."""

    saved: int
    lost: tuple[str, ...]


def salvage(damaged: Path, new: Path) -> Salvage:
    """Copy what is whole from the file ``damaged``, which is only read, to ``new``.

    ``new`` must not be there; it is a ledger whose graph has to be made anew. Raises StoreError
    where it cannot be written.
    """
    with _readable(damaged) as old:
        _refuse_others(damaged, old)
        return _salvage(old, new)


def _salvage(old: sqlite3.Connection, new: Path) -> Salvage:
    Ledger(new).close()
    db = sqlite3.connect(new)
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        for table, numbered in tables(db):
            if table not in _MADE_ANEW:
                _copy(old, db, table, numbered)
        saved, lost = keep_whole(db)
        db.execute("INSERT OR REPLACE INTO setting VALUES ('rebuilding', 'yes')")
        # The index of names has not heard of what is lost.
        db.execute("UPDATE setting SET value = value + 1 WHERE name = 'search'")
        db.commit()
        return Salvage(saved, lost)
    finally:
        db.close()


@contextmanager
def _readable(damaged: Path) -> Iterator[sqlite3.Connection]:
    """The file, only to be read; one that was cut, with pages of zeros in place of the lost ones.

    SQLite reads nothing of a file that has fewer pages than its head says.
    """
    with damaged.open("rb") as file:
        head = file.read(32)
    size = int.from_bytes(head[16:18], "big") * int.from_bytes(head[28:32], "big")
    with TemporaryDirectory(dir=damaged.parent, prefix="salvage-") as folder:
        path = damaged
        if damaged.stat().st_size < size <= _LARGEST:
            path = Path(folder) / damaged.name
            shutil.copyfile(damaged, path)
            os.truncate(path, size)
        old = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
        try:
            yield old
        finally:
            old.close()


def _refuse_others(path: Path, db: sqlite3.Connection) -> None:
    """Raise StoreError for the file of a newer version, or of another program."""
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return  # too damaged to tell
    if application != APPLICATION_ID or version > FORMAT:
        raise StoreError(f"{path} is damaged, and of a newer Triplewire or of another program")


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str, numbered: bool) -> None:
    try:
        names = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
    except sqlite3.DatabaseError:
        return
    if not names:
        return
    rows = _by_number(old, table, names) if numbered else _by_key(old, table, names)
    marks = ", ".join("?" for _ in names)
    into = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"
    for row in rows:
        new.execute(into, row)


def _by_number(old: sqlite3.Connection, table: str, names: list[str]) -> Iterator[Row]:
    listed = ", ".join(names)
    last = _last(old, table)
    at = 0
    while at < last:
        try:
            query = f"SELECT rowid, {listed} FROM {table} WHERE rowid > ? ORDER BY rowid"
            for number, *row in old.execute(query, (at,)):
                at = number
                yield tuple(row)
            return
        except sqlite3.DatabaseError:
            at += 1  # what is asked for by its number needs no page but its own
            yield from _one(old, f"SELECT {listed} FROM {table} WHERE rowid = ?", at)


def _one(old: sqlite3.Connection, query: str, number: int) -> Iterator[Row]:
    try:
        yield from old.execute(query, (number,)).fetchall()
    except sqlite3.DatabaseError:
        return


def _last(old: sqlite3.Connection, table: str) -> int:
    """The last number of a row, or more."""
    try:
        (last,) = old.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        return int(last or 0)
    except sqlite3.DatabaseError:
        pass
    try:
        (pages,) = old.execute("PRAGMA page_count").fetchone()
        return int(pages) * _ROWS_A_PAGE
    except sqlite3.DatabaseError:
        return 0


def _by_key(old: sqlite3.Connection, table: str, names: list[str]) -> Iterator[Row]:
    listed, key = ", ".join(names), names[0]
    for order in ("ASC", "DESC"):
        try:
            yield from old.execute(f"SELECT {listed} FROM {table} ORDER BY {key} {order}")
            return
        except sqlite3.DatabaseError:
            continue
