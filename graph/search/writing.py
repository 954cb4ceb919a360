"""What pages add to the index of names and take from it, summed up and written at once."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from graph.search import spelling
from graph.search.folding import compact, words
from graph.search.page import Entry
from graph.search.schema import level, place

Described = tuple[str, str, bool, str, bool]
"""Label, kind, whether it is a name, Wikidata item, whether it is listed."""

_BORNE = "INSERT INTO search_bearing VALUES (?, ?)"
_BORNE_NO_MORE = "DELETE FROM search_bearing WHERE entity = ? AND document = ?"


class Difference:
    """What changes in the rows of entities and names; ``write`` writes it."""

    def __init__(self) -> None:
        self._facts: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._described: Counter[tuple[str, Described]] = Counter()
        self._names: Counter[tuple[str, str]] = Counter()
        self._bearing: Counter[tuple[str, int]] = Counter()

    def replace(self, document: int, old: Iterable[Entry], new: Iterable[Entry]) -> None:
        """The document of this number has other entities than before."""
        before, after = set(old), set(new)
        for entries, sign in ((before - after, -1), (after - before, 1)):
            for entry in entries:
                self._add(entry, sign)
                self._bearing[entry.key, document] += sign

    def _add(self, entry: Entry, sign: int) -> None:
        self._facts[entry.key] += sign * entry.facts
        self._documents[entry.key] += sign
        said = (entry.label, entry.kind, entry.named, entry.wikidata, entry.listed)
        self._described[entry.key, said] += sign
        for name in entry.names:
            self.rename(entry.key, name, sign)

    def rename(self, key: str, name: str, sign: int) -> None:
        """A name of an entity comes (1) or goes (-1)."""
        self._names[key, name] += sign

    def write(self, db: sqlite3.Connection) -> None:
        """Bring the rows up to date."""
        touched = {*self._documents, *(key for key, _ in self._names)}
        known = {key: _entity(db, key) for key in sorted(touched)}
        for (key, said), difference in self._described.items():
            if difference:
                _describe(db, known[key][0], said, difference)
        for (key, document), difference in self._bearing.items():
            if difference:
                db.execute(_BORNE if difference > 0 else _BORNE_NO_MORE, (known[key][0], document))
        spelt: Counter[str] = Counter()
        new = {key: facts + self._facts[key] for key, (_, facts) in known.items()}
        for key, name in sorted(self._names):
            if self._names[key, name]:
                id, facts = known[key]
                _name(db, key, id, facts, name, self._names[key, name], spelt)
        for key, (id, facts) in known.items():
            if level(facts) != level(new[key]):
                _move(db, key, id, new[key])
            db.execute(
                "UPDATE search_entity SET facts = ?, documents = documents + ? WHERE id = ?",
                (new[key], self._documents[key], id),
            )
        _forget(db, (id for id, _ in known.values()))
        spelling.count(db, spelt)


def _entity(db: sqlite3.Connection, key: str) -> tuple[int, int]:
    """The number of an entity, which is added where it is new, and how many facts it has."""
    row = db.execute("SELECT id, facts FROM search_entity WHERE key = ?", (key,)).fetchone()
    if row is not None:
        return row[0], row[1]
    added = db.execute("INSERT INTO search_entity VALUES (NULL, ?, 0, 0)", (key,))
    assert added.lastrowid is not None
    return added.lastrowid, 0


def _describe(db: sqlite3.Connection, id: int, said: Described, difference: int) -> None:
    db.execute(
        "INSERT INTO search_described VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "documents = documents + excluded.documents",
        (id, *said, difference),
    )
    if difference < 0:
        db.execute("DELETE FROM search_described WHERE entity = ? AND documents < 1", (id,))


def _name(
    db: sqlite3.Connection,
    key: str,
    id: int,
    facts: int,
    name: str,
    difference: int,
    spelt: Counter[str],
) -> None:
    """Add to the number of those who give an entity this name."""
    row = db.execute(
        "SELECT place, documents FROM search_name WHERE entity = ? AND name = ?", (id, name)
    ).fetchone()
    if row is None:
        at = _free(db, place(level(facts), key, name))
        row = (at, id, name, compact(name), difference)
        db.execute("INSERT INTO search_name VALUES (?, ?, ?, ?, ?)", row)
        _index(db, at, name)
        spelt.update(set(words(name)))
    elif row[1] + difference > 0:
        db.execute(
            "UPDATE search_name SET documents = documents + ? WHERE place = ?",
            (difference, row[0]),
        )
    else:
        db.execute("DELETE FROM search_name WHERE place = ?", row[:1])
        _index(db, row[0], name, delete=True)
        spelt.subtract(set(words(name)))


def _move(db: sqlite3.Connection, key: str, id: int, facts: int) -> None:
    """Put the names of an entity where those of its new level are."""
    rows = db.execute("SELECT place, name FROM search_name WHERE entity = ?", (id,)).fetchall()
    for at, name in rows:
        new = _free(db, place(level(facts), key, name))
        db.execute("UPDATE search_name SET place = ? WHERE place = ?", (new, at))
        _index(db, at, name, delete=True)
        _index(db, new, name)


def _free(db: sqlite3.Connection, at: int) -> int:
    while db.execute("SELECT 1 FROM search_name WHERE place = ?", (at,)).fetchone():
        at += 1
    return at


def _index(db: sqlite3.Connection, at: int, name: str, delete: bool = False) -> None:
    """Add or remove the words of a name; a table without content must be told them to forget."""
    if delete:
        sql = "INSERT INTO search_words (search_words, rowid, plain) VALUES ('delete', ?, ?)"
    else:
        sql = "INSERT INTO search_words (rowid, plain) VALUES (?, ?)"
    db.execute(sql, (at, " ".join(words(name))))


def _forget(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Remove the entities that no document has and that have no name left."""
    db.executemany(
        "DELETE FROM search_entity WHERE id = ? AND documents = 0 "
        "AND NOT EXISTS (SELECT 1 FROM search_name WHERE entity = search_entity.id)",
        ((id,) for id in ids),
    )
