"""Is everything that a ledger keeps whole? And if not, what is left without the rest."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.identity.parts import from_text
from graph.keys import key
from graph.records import from_json


def fault(ledger: Path) -> str | None:
    """What is wrong with a ledger's file, in a word; None where everything in it can be read."""
    db = sqlite3.connect(f"file:{quote(str(ledger))}?mode=ro", uri=True)
    try:
        (said,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            return str(said).split("\n")[-1]
        for id, extraction in db.execute("SELECT id, extraction FROM document"):
            if not _reads(_extraction, extraction):
                return f"document {id} cannot be read"
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        db.close()
    return None


def tables(db: sqlite3.Connection) -> list[tuple[str, bool]]:
    """The tables of a ledger, and whether their rows have numbers."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        (name, "WITHOUT ROWID" not in sql) for name, sql in rows if not name.startswith("sqlite_")
    ]


def keep_whole(db: sqlite3.Connection) -> tuple[int, tuple[str, ...]]:
    """Forget what cannot be read, and what belongs to a document that is not there.

    Returns the number of documents that are left, and the names of those that are not, as far as
    they are known, and of incomplete graphs of users.
    """
    _forget(db, "document", "id", "extraction", _extraction)
    _forget(db, "part", "document", "part", from_text)
    _forget(db, "names", "entity", "aliases", json.loads)
    lost = _without_document(db) | _user_graphs(db)
    (left,) = db.execute("SELECT count(*) FROM document").fetchone()
    return int(left), tuple(sorted(lost))


def _forget(
    db: sqlite3.Connection, table: str, name: str, column: str, read: Callable[[Any], object]
) -> None:
    rows = db.execute(f"SELECT {name}, {column} FROM {table}")
    torn = [(one,) for one, held in rows if not _reads(read, held)]
    db.executemany(f"DELETE FROM {table} WHERE {name} = ?", torn)


def _without_document(db: sqlite3.Connection) -> set[str]:
    """Forget what belongs to documents that are lost; the names of these."""
    there = "(SELECT id FROM document)"
    named = db.execute(f"SELECT name FROM source WHERE document NOT IN {there}").fetchall()
    for table, _ in tables(db):
        for _, _, other, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if other == "document":
                db.execute(f"DELETE FROM {table} WHERE {column} NOT IN {there}")
    return {name for (name,) in named}


def _user_graphs(db: sqlite3.Connection) -> set[str]:
    """Find the lines of users' graphs anew in their parts; the graphs that lack a part."""
    incomplete = set()
    query = "SELECT user_part.id, graph, lines, name FROM user_part "
    for part, graph, blob, name in db.execute(
        query + "JOIN user_graph ON user_graph.id = graph ORDER BY user_part.id"
    ).fetchall():
        if _reads(_lines, blob):
            rows = ((key(line), graph, part) for line in _lines(blob))
            db.executemany("INSERT OR IGNORE INTO user_triple VALUES (?, ?, ?)", rows)
        else:
            db.execute("DELETE FROM user_part WHERE id = ?", (part,))
            # It is no longer what was imported, so that importing it again makes it whole.
            db.execute("UPDATE user_graph SET mark = '' WHERE name = ?", (name,))
            incomplete.add(f"a part of the import {name}")
    return incomplete


def _extraction(blob: bytes) -> object:
    return from_json(zlib.decompress(blob).decode("ascii"))


def _lines(blob: bytes) -> list[str]:
    return zlib.decompress(blob).decode("utf-8").split("\n")


def _reads(read: Callable[[Any], object], held: object) -> bool:
    try:
        read(held)
    except (ValueError, TypeError, zlib.error):
        return False
    return True
