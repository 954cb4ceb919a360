"""Rows of the index of names: names with their entities, and what documents say these are."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.facts import KINDS
from graph.search.schema import HASH_BITS

_COLUMNS = (
    "search_name.place, search_name.name, search_entity.id, search_entity.key, "
    "search_entity.facts, search_entity.documents"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A name of an entity; ``key`` is the entity's id, ``id`` its number in the index."""

    place: int
    name: str
    id: int
    key: str
    facts: int
    documents: int

    @property
    def level(self) -> int:
        """How little is said of the entity: those of the least level are the weightiest."""
        return self.place >> HASH_BITS


@dataclass(frozen=True, slots=True)
class Described:
    """What an entity is over all documents that have it; see ``graph.network.entities_of``.

    ``listed`` is False where it is nothing but the words of an argument, and none of the graph.
    """

    label: str
    kind: str
    named: bool
    wikidata: str | None
    listed: bool


def bearing(db: sqlite3.Connection, compact: str, most: int) -> Iterator[Row]:
    """The names that are the same when folded to letters and digits, in no order."""
    return _rows(
        db.execute(
            f"SELECT {_COLUMNS} FROM search_name "
            "JOIN search_entity ON search_entity.id = search_name.entity "
            "WHERE search_name.compact = ? AND search_entity.documents > 0 "
            "ORDER BY search_name.place LIMIT ?",
            (compact, most),
        )
    )


def matching(db: sqlite3.Connection, query: str, most: int) -> Iterator[Row]:
    """The names that match a query of FTS5, the entities with most facts first, one at a time."""
    return _rows(
        db.execute(
            f"SELECT {_COLUMNS} FROM search_words "
            "JOIN search_name ON search_name.place = search_words.rowid "
            "JOIN search_entity ON search_entity.id = search_name.entity "
            "WHERE search_words MATCH ? AND search_entity.documents > 0 "
            "ORDER BY search_words.rowid LIMIT ?",
            (query, most),
        )
    )


def _rows(found: Iterable[tuple[int, str, int, str, int, int]]) -> Iterator[Row]:
    return (Row(*row) for row in found)


def described(db: sqlite3.Connection, id: int) -> Described:
    """What the entity of this number is."""
    return merged(
        db.execute(
            "SELECT label, kind, named, wikidata, listed, documents FROM search_described "
            "WHERE entity = ?",
            (id,),
        ).fetchall()
    )


def merged(rows: list[tuple[str, str, int, str, int, int]]) -> Described:
    """One description of what documents say, each with their number.

    The fullest label wins, and the kind that most documents give.
    """
    votes: Counter[str] = Counter()
    for _, kind, _, _, _, documents in rows:
        votes[kind] += documents
    return Described(
        min((row[0] for row in rows), key=lambda label: (-len(label), label)),
        min(votes, key=lambda kind: (-votes[kind], _rank(kind))),
        any(row[2] for row in rows),
        min((row[3] for row in rows if row[3]), default=None),
        any(row[4] for row in rows),
    )


def _rank(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS)), kind


@dataclass(frozen=True, slots=True)
class Summary:
    """An entity: its id, what it is, its other names, and how many facts and documents name it."""

    entity: str
    what: Described
    aliases: tuple[str, ...]
    facts: int
    documents: int


def summaries(db: sqlite3.Connection, entity: str | None = None) -> Iterator[Summary]:
    """The entity with this id, or all in no order."""
    found = db.execute(
        "SELECT id, key, facts, documents FROM search_entity WHERE documents > 0"
        + ("" if entity is None else " AND key = ?"),
        () if entity is None else (entity,),
    )
    for id, key, facts, documents in found:
        what = described(db, id)
        names = {
            row[0] for row in db.execute("SELECT name FROM search_name WHERE entity = ?", (id,))
        }
        yield Summary(key, what, tuple(sorted(names - {what.label})), facts, documents)
