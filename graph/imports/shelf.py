"""Where a ledger keeps graphs of users: whole, compressed, each triple once in each graph.

A graph's lines of canonical N-Triples stand in parts; beside them every triple's key tells which
graphs have it and in which part, so that who else says a triple is found without reading any.
All inside the ledger's transactions.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.keys import key

SCHEMA = """
CREATE TABLE IF NOT EXISTS user_graph (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, name TEXT NOT NULL, mark TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS user_part (
    id INTEGER PRIMARY KEY, graph INTEGER NOT NULL REFERENCES user_graph (id),
    triples INTEGER NOT NULL, lines BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS user_part_graph ON user_part (graph, triples);
CREATE TABLE IF NOT EXISTS user_triple (
    key BLOB NOT NULL, graph INTEGER NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (key, graph)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unsettled_graph (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unsettled_triple (
    iri TEXT NOT NULL, triple TEXT NOT NULL, PRIMARY KEY (iri, triple)
) WITHOUT ROWID;
"""

_ADD = "INSERT OR IGNORE INTO user_triple VALUES (?, ?, ?)"
_MOVE = "UPDATE user_triple SET part = ? WHERE key = ? AND graph = ? AND part <= ?"
_TAKE = "DELETE FROM user_triple WHERE key = ? AND graph = ? AND part <= ?"
_HOLDERS = "SELECT iri FROM user_triple JOIN user_graph ON id = graph WHERE key = ?"
_KEEP = "INSERT INTO user_part VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class UserGraph:
    """A graph of a user: its ``iri``, the ``name`` of its import, and how many ``triples``."""

    iri: str
    name: str
    triples: int


class Shelf:
    """The tables of ``SCHEMA`` in the ledger's database. Lines are N-Triples without " ."."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # graphs

    def graphs(self) -> list[UserGraph]:
        """All graphs by IRI."""
        rows = self._db.execute(
            "SELECT iri, name, coalesce(sum(triples), 0) FROM user_graph "
            "LEFT JOIN user_part ON graph = user_graph.id GROUP BY iri ORDER BY iri"
        )
        return [UserGraph(*row) for row in rows]

    def any(self) -> bool:
        """Whether there is a graph."""
        return self._db.execute("SELECT 1 FROM user_graph LIMIT 1").fetchone() is not None

    def alone(self) -> bool:
        """Whether there is no more than one graph."""
        rows = self._db.execute("SELECT 1 FROM user_graph LIMIT 2").fetchall()
        return len(rows) < 2

    def name_of(self, iri: str) -> str | None:
        """The import that a graph belongs to, None where there is no such graph."""
        row = self._db.execute("SELECT name FROM user_graph WHERE iri = ?", (iri,)).fetchone()
        return row[0] if row else None

    def mark(self, name: str) -> str | None:
        """What the import of this name was made from, None where there is none."""
        row = self._db.execute("SELECT mark FROM user_graph WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def make(self, iri: str, name: str, mark: str) -> None:
        """An empty graph, where it is not there yet."""
        self._db.execute(
            "INSERT OR IGNORE INTO user_graph (iri, name, mark) VALUES (?, ?, ?)", (iri, name, mark)
        )

    def remark(self, iri: str, mark: str) -> None:
        """Note what a graph is made from now; "" where it is no longer what was imported."""
        self._db.execute("UPDATE user_graph SET mark = ? WHERE iri = ?", (mark, iri))

    def last(self) -> int:
        """The number of the last part."""
        (number,) = self._db.execute("SELECT coalesce(max(id), 0) FROM user_part").fetchone()
        return int(number)

    def lines(self, iri: str) -> Iterator[list[str]]:
        """The lines of a graph, part by part."""
        after = 0
        while True:  # one by one: the parts may change while they are read
            row = self._db.execute(
                "SELECT user_part.id, lines FROM user_part JOIN user_graph "
                "ON user_graph.id = graph WHERE iri = ? AND user_part.id > ? "
                "ORDER BY user_part.id LIMIT 1",
                (iri, after),
            ).fetchone()
            if row is None:
                return
            after = row[0]
            yield _unpacked(row[1])

    # triples

    def add(self, iri: str, lines: Iterable[str], before: int = 0) -> list[str]:
        """Add lines to a graph; those that it did not have.

        What it has in parts up to ``before`` is moved to the new part, away from what ``sweep``
        takes.
        """
        graph, part = self._id(iri), self.last() + 1
        new: list[str] = []
        moved: list[str] = []
        cursor = self._db.cursor()
        for line in lines:
            row = (key(line), graph)
            if cursor.execute(_ADD, (*row, part)).rowcount:
                new.append(line)
            elif before and cursor.execute(_MOVE, (part, *row, before)).rowcount:
                moved.append(line)
        if new or moved:
            held = [*new, *moved]
            self._db.execute(_KEEP, (part, graph, len(held), _packed(held)))
        return new

    def sweep(self, iri: str, before: int) -> Iterator[list[str]]:
        """Take the parts up to ``before`` out of a graph; the lines that go with each."""
        graph = self._id(iri)
        query = "SELECT id, lines FROM user_part WHERE graph = ? AND id <= ? LIMIT 1"
        cursor = self._db.cursor()
        while row := self._db.execute(query, (graph, before)).fetchone():
            taken = ((line, (key(line), graph, before)) for line in _unpacked(row[1]))
            yield [line for line, known in taken if cursor.execute(_TAKE, known).rowcount]
            self._db.execute("DELETE FROM user_part WHERE id = ?", row[:1])

    def take(self, iri: str, lines: Iterable[str]) -> list[str]:
        """Take lines out of a graph; those that it had."""
        graph = self._id(iri)
        by_part: dict[int, set[str]] = {}
        for line in lines:
            found = (key(line), graph)
            row = self._db.execute(
                "SELECT part FROM user_triple WHERE key = ? AND graph = ?", found
            ).fetchone()
            if row is not None:
                by_part.setdefault(row[0], set()).add(line)
                self._db.execute("DELETE FROM user_triple WHERE key = ? AND graph = ?", found)
        for part, gone in by_part.items():
            row = self._db.execute("SELECT lines FROM user_part WHERE id = ?", (part,)).fetchone()
            left = [line for line in _unpacked(row[0]) if line not in gone]
            self._db.execute("DELETE FROM user_part WHERE id = ?", (part,))
            if left:
                self._db.execute(_KEEP, (part, graph, len(left), _packed(left)))
        return [line for gone in by_part.values() for line in gone]

    def drop(self, iri: str) -> None:
        """Forget a graph and all it says."""
        graph = self._id(iri)
        self._db.execute("DELETE FROM user_triple WHERE graph = ?", (graph,))
        self._db.execute("DELETE FROM user_part WHERE graph = ?", (graph,))
        self._db.execute("DELETE FROM user_graph WHERE id = ?", (graph,))

    def first(self, line: str, without: str = "") -> str | None:
        """The first graph by IRI that has this line, but for the graph ``without``."""
        rows = self._db.execute(_HOLDERS, (key(line),)).fetchall()
        return min((iri for (iri,) in rows if iri != without), default=None)

    def has(self, iri: str, line: str) -> bool:
        """Whether a graph has this line."""
        query = "SELECT 1 FROM user_triple JOIN user_graph ON id = graph WHERE key = ? AND iri = ?"
        return self._db.execute(query, (key(line), iri)).fetchone() is not None

    def _id(self, iri: str) -> int:
        row = self._db.execute("SELECT id FROM user_graph WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            raise KeyError(f"no graph <{iri}> in this store")
        return int(row[0])

    # what is still to be told to the engine

    def note_graph(self, iri: str) -> None:
        """Write down that the engine is to be told all of a graph."""
        self._db.execute("INSERT OR IGNORE INTO unsettled_graph VALUES (?)", (iri,))

    def note_triples(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write down (graph, line) that the engine may have to be told or to forget."""
        self._db.executemany("INSERT OR IGNORE INTO unsettled_triple VALUES (?, ?)", pairs)

    def unsettled(self) -> tuple[list[str], Sequence[tuple[str, str]]]:
        """What was written down: graphs, and (graph, line)."""
        graphs = self._db.execute("SELECT iri FROM unsettled_graph ORDER BY iri").fetchall()
        pairs = self._db.execute("SELECT iri, triple FROM unsettled_triple ORDER BY iri, triple")
        return [row[0] for row in graphs], pairs.fetchall()

    def settle(self) -> None:
        """Note that the engine knows everything."""
        self._db.execute("DELETE FROM unsettled_graph")
        self._db.execute("DELETE FROM unsettled_triple")


def _packed(lines: list[str]) -> bytes:
    return zlib.compress("\n".join(lines).encode("utf-8"), 3)


def _unpacked(blob: bytes) -> list[str]:
    return zlib.decompress(blob).decode("utf-8").split("\n")
