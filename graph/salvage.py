"""What can still be read of a damaged ledger, row by row, into a new one.

A damaged page of an SQLite file costs the rows that are on it. Those before it are found by going
through a table from its beginning, those behind it by asking for each row by its number, or by
going through the table from its end. What follows from the documents is left out, and made anew.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from graph.identity.parts import from_text
from graph.ledger import APPLICATION_ID, FORMAT, Ledger
from graph.records import from_json
from graph.store import StoreError

_MADE_ANEW = frozenset({"profile", "support", "unsettled", "orphan", "waiting"})
_ROWS_A_PAGE = 100  # more than a page of 4096 bytes holds of what has numbered rows

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Salvage:
    """How many documents were saved, and the names, as far as they are known, of the lost."""

    saved: int
    lost: tuple[str, ...]


def salvage(damaged: Path, new: Path) -> Salvage:
    """Copy what is whole from the file ``damaged``, which is only read, to ``new``.

    ``new`` must not be there; it is a ledger whose graph has to be made anew. Raises StoreError
    where it cannot be written.
    """
    old = sqlite3.connect(f"file:{quote(str(damaged))}?mode=ro&immutable=1", uri=True)
    _refuse_others(damaged, old)
    Ledger(new).close()
    db = sqlite3.connect(new)
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        for table, numbered in _tables(db):
            if table not in _MADE_ANEW:
                _copy(old, db, table, numbered)
        saved = _drop_what_is_not_whole(db)
        lost = _without_document(db)
        db.execute("INSERT OR REPLACE INTO setting VALUES ('rebuilding', 'yes')")
        db.commit()
        return Salvage(saved, tuple(lost))
    finally:
        db.close()
        old.close()


def whole(ledger: Path) -> str | None:
    """What is wrong with a ledger's file, in a word; None where everything in it can be read."""
    db = sqlite3.connect(f"file:{quote(str(ledger))}?mode=ro", uri=True)
    try:
        (said,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            return str(said).split("\n")[0]
        for id, extraction in db.execute("SELECT id, extraction FROM document"):
            if not _is_whole(extraction):
                return f"document {id} cannot be read"
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        db.close()
    return None


def _refuse_others(path: Path, db: sqlite3.Connection) -> None:
    """Raise StoreError for the file of a newer version, or of another program."""
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return  # too damaged to tell
    if application != APPLICATION_ID or version > FORMAT:
        db.close()
        raise StoreError(f"{path} is damaged, and of a newer Triplewire or of another program")


def _tables(db: sqlite3.Connection) -> list[tuple[str, bool]]:
    """The tables of a ledger; whether their rows have numbers."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        (name, "WITHOUT ROWID" not in sql) for name, sql in rows if not name.startswith("sqlite_")
    ]


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


def _drop_what_is_not_whole(db: sqlite3.Connection) -> int:
    """Keep the documents that can be read, and the parts; the number of documents that are left."""
    broken = [
        (id,)
        for id, extraction in db.execute("SELECT id, extraction FROM document")
        if not _is_whole(extraction)
    ]
    db.executemany("DELETE FROM document WHERE id = ?", broken)
    parts = db.execute("SELECT document, part FROM part").fetchall()
    torn = [(document,) for document, part in parts if not _is_part(part)]
    db.executemany("DELETE FROM part WHERE document = ?", torn)
    names = db.execute("SELECT entity, aliases FROM names").fetchall()
    torn = [(entity,) for entity, aliases in names if not _is_json(aliases)]
    db.executemany("DELETE FROM names WHERE entity = ?", torn)
    (left,) = db.execute("SELECT count(*) FROM document").fetchone()
    return int(left)


def _without_document(db: sqlite3.Connection) -> list[str]:
    """Forget what belongs to documents that are lost; the names of these."""
    there = "(SELECT id FROM document)"
    named = db.execute(f"SELECT name FROM source WHERE document NOT IN {there}").fetchall()
    for table, _ in _tables(db):
        for _, _, other, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if other == "document":
                db.execute(f"DELETE FROM {table} WHERE {column} NOT IN {there}")
    return sorted({name for (name,) in named})


def _is_whole(extraction: bytes) -> bool:
    try:
        from_json(zlib.decompress(extraction).decode("ascii"))
    except (ValueError, TypeError, zlib.error):
        return False
    return True


def _is_part(text: str) -> bool:
    try:
        from_text(text)
    except (ValueError, TypeError):
        return False
    return True


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, TypeError):
        return False
    return True
