"""Where a ledger keeps what documents know of their entities, and what holds over the corpus.

Beside each document: its profiles, so that finding out who is who need not read every extraction,
and its part of what was found out (``graph.identity.parts``). All inside the ledger's transactions.

What makes profiles is imported where it is used: it is of the wing that reads language, and who
only asks a store should not wait until that is loaded.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from extractors.facts import Extraction
from graph.identity.model import Profile
from graph.identity.parts import Part, from_text, to_text

SCHEMA = """
CREATE TABLE IF NOT EXISTS profile (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE, profiles BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS part (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE, part TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (entity TEXT PRIMARY KEY, aliases TEXT NOT NULL) WITHOUT ROWID;
"""


class Shelf:
    """The tables of ``SCHEMA`` in the ledger's database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # profiles

    def keep_profiles(self, extraction: Extraction) -> None:
        """Keep what a document knows of its entities."""
        from graph.identity.profile import profiles, to_bytes

        blob = zlib.compress(to_bytes(profiles(extraction)), 1)
        row = (extraction.document.id, blob)
        self._db.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", row)

    def without_profiles(self) -> list[str]:
        """The documents whose profiles are not kept, sorted by id."""
        rows = self._db.execute(
            "SELECT id FROM document WHERE id NOT IN (SELECT document FROM profile) ORDER BY id"
        )
        return [row[0] for row in rows]

    def forget_profiles(self) -> None:
        """Forget the profiles of all documents: what makes them has changed."""
        self._db.execute("DELETE FROM profile")

    def profiles(self) -> Iterator[tuple[str, Sequence[Profile]]]:
        """Each document's id and profiles, by id; equal strings are one object."""
        from graph.identity.profile import from_bytes

        strings: dict[str, str] = {}
        rows = self._db.execute("SELECT document, profiles FROM profile ORDER BY document")
        for document, blob in rows.fetchall():
            yield document, from_bytes(document, zlib.decompress(blob), strings)

    # what holds over the corpus

    def part(self, document: str) -> Part:
        """The part of a document."""
        return from_text(self.part_text(document))

    def part_text(self, document: str) -> str:
        """The same as it is kept, "" where the document stands for itself."""
        row = self._db.execute("SELECT part FROM part WHERE document = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    def part_texts(self) -> dict[str, str]:
        """All parts as they are kept, by document."""
        return dict(self._db.execute("SELECT document, part FROM part"))

    def keep_part(self, document: str, part: Part) -> None:
        """Keep the part of a document."""
        text = to_text(part)
        if text:
            self._db.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (document, text))
        else:
            self._db.execute("DELETE FROM part WHERE document = ?", (document,))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The further names over the corpus of the entities that have some."""
        rows = self._db.execute("SELECT entity, aliases FROM names")
        return {entity: tuple(json.loads(aliases)) for entity, aliases in rows}

    def aliases_when_asked(self) -> Mapping[str, tuple[str, ...]]:
        """The same, each read when it is asked for."""
        return _Aliases(self._db)

    def keep_aliases(self, aliases: Mapping[str, Sequence[str]]) -> None:
        """Keep these further names in place of all there were."""
        self._db.execute("DELETE FROM names")
        rows = ((id, json.dumps(names)) for id, names in sorted(aliases.items()) if names)
        self._db.executemany("INSERT INTO names VALUES (?, ?)", rows)

    # documents of which the engine knows nothing yet

    def wait(self, document: str) -> None:
        """Note that the triples of a document are made later."""
        self._db.execute("INSERT OR IGNORE INTO waiting VALUES (?)", (document,))

    def wait_no_more(self, document: str | None = None) -> None:
        """Note that the triples of a document, or of all documents, are made now."""
        if document is None:
            self._db.execute("DELETE FROM waiting")
        else:
            self._db.execute("DELETE FROM waiting WHERE document = ?", (document,))

    def waits(self, document: str) -> bool:
        """Whether the triples of a document are still to be made."""
        row = self._db.execute("SELECT 1 FROM waiting WHERE document = ?", (document,)).fetchone()
        return row is not None

    def waiting(self) -> list[str]:
        """The documents whose triples are still to be made, sorted by id."""
        return [row[0] for row in self._db.execute("SELECT document FROM waiting ORDER BY 1")]


class _Aliases(Mapping[str, tuple[str, ...]]):
    """The table of further names, as a mapping."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._read: dict[str, tuple[str, ...] | None] = {}

    def __getitem__(self, entity: str) -> tuple[str, ...]:
        if entity not in self._read:
            row = self._db.execute(
                "SELECT aliases FROM names WHERE entity = ?", (entity,)
            ).fetchone()
            self._read[entity] = tuple(json.loads(row[0])) if row else None
        found = self._read[entity]
        if found is None:
            raise KeyError(entity)
        return found

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._db.execute("SELECT entity FROM names ORDER BY entity"))

    def __len__(self) -> int:
        (number,) = self._db.execute("SELECT count(*) FROM names").fetchone()
        return int(number)


def maker() -> str:
    """What makes profiles: kept ones are as good as new while this is the same."""
    source = files("graph.identity").joinpath("profile.py").read_bytes()
    return sha256(source).hexdigest()[:16]
