"""The documents of an embedded store, in SQLite: what its RDF is made from and repaired by.

Everything in one transaction: the extractions, how many documents support each shared triple, and
the journal of what the engine beside it has still to be told.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from extractors.facts import Extraction
from graph.identity.parts import NOTHING
from graph.identity.shelf import SCHEMA as IDENTITY
from graph.identity.shelf import Shelf
from graph.imports.shelf import SCHEMA as IMPORTS
from graph.imports.shelf import Shelf as Imports
from graph.records import from_json, to_json
from graph.search.index import NAMES, Index
from graph.sqlite import connect
from graph.store import StoredDocument, StoreError

FORMAT = 3
"""Counts up when a version writes what the one before cannot read; older files are upgraded."""

APPLICATION_ID = 0x74776972  # "twir", which tells our file from any other SQLite file
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY, title TEXT, fingerprint TEXT NOT NULL, facts INTEGER NOT NULL,
    extraction BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS source (
    source TEXT PRIMARY KEY, name TEXT NOT NULL, document TEXT NOT NULL REFERENCES document (id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_document ON source (document, name, source);
CREATE TABLE IF NOT EXISTS support (triple BLOB PRIMARY KEY, documents INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unsupported ON support (documents) WHERE documents < 1;
CREATE TABLE IF NOT EXISTS unsettled (document TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS orphan (triple TEXT PRIMARY KEY) WITHOUT ROWID;
{IDENTITY}
{IMPORTS}"""


class Ledger:
    """One SQLite file, or one in memory for None.

    Raises StoreError where the file is damaged, is not ours, or is of a newer version.
    """

    def __init__(self, path: Path | None) -> None:
        self._where = str(path) if path else "the store in memory"
        self._locked: sqlite3.Connection | None = None
        self._db = connect(path)
        try:
            self._prepare()
            self.search = Index(self._db, path.with_name(NAMES) if path else None)
        except StoreError:
            self._db.close()
            raise
        self.identity = Shelf(self._db)
        self.imports = Imports(self._db)

    def _prepare(self) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and application != APPLICATION_ID:
            raise StoreError(f"{self._where} is an SQLite file of another program")
        if version > FORMAT:
            raise StoreError(
                f"{self._where} was written by a newer Triplewire (format {version}, this one "
                f"reads {FORMAT}); upgrade, or build into another folder"
            )
        self._db.execute("PRAGMA foreign_keys = ON")
        if version < FORMAT:
            self._db.executescript(
                f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; "
                f"PRAGMA user_version = {FORMAT}; {_SCHEMA} COMMIT;"
            )

    def close(self) -> None:
        """Close the file."""
        self._db.close()
        if self._locked is not None:
            self._locked.close()

    def lock(self, path: Path) -> None:
        """Keep other processes out until it is closed, as the folder of an engine would.

        Raises StoreError where another one is in.
        """
        self._locked = sqlite3.connect(path, timeout=0, check_same_thread=False)
        try:
            self._locked.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{path.parent} is in use by another process; wait until it is done, or end it"
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is kept when the block ends well, and nothing when it raises.

        Raises StoreError where the file cannot be written.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self._where} cannot be written ({error})") from error

    def setting(self, name: str) -> str | None:
        """A setting's value, None where it was never set."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    # documents

    def documents(self) -> list[StoredDocument]:
        """All documents by the first of their names."""
        rows = self._db.execute("SELECT id, title, fingerprint, facts FROM document").fetchall()
        found = []
        for id, title, fingerprint, facts in rows:
            sources = tuple(self.sources(id))
            name = sources[0][1] if sources else id
            found.append(StoredDocument(id, name, title, sources, fingerprint, facts))
        return sorted(found, key=lambda document: (document.name, document.id))

    def size(self) -> int:
        """How many documents there are."""
        (number,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        return int(number)

    def ids(self, some: Collection[str] | None = None) -> list[str]:
        """The ids of all documents, or those of ``some`` that are stored, by their first names."""
        if some is not None and len(some) < self.size():
            firsts = ((self.sources(id)[:1], id) for id in some if self.fingerprint(id) is not None)
            return [id for _, id in sorted(((s[0][1] if s else ""), id) for s, id in firsts)]
        rows = self._db.execute(
            "SELECT document.id FROM document LEFT JOIN source ON source.document = document.id "
            "GROUP BY document.id ORDER BY min(source.name), document.id"
        )
        return [row[0] for row in rows if some is None or row[0] in some]

    def sources(self, id: str) -> list[tuple[str, str]]:
        """(source, name) of a document, sorted by name."""
        return self._db.execute(
            "SELECT source, name FROM source WHERE document = ? ORDER BY name, source", (id,)
        ).fetchall()

    def read_from(self, source: str) -> tuple[str, str] | None:
        """The id and the name of the document that was last read from ``source``."""
        row = self._db.execute(
            "SELECT document, name FROM source WHERE source = ?", (source,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def fingerprint(self, id: str) -> str | None:
        """What extracted the document, None where it is not stored."""
        row = self._db.execute("SELECT fingerprint FROM document WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def extraction(self, id: str) -> Extraction | None:
        """The extraction of a document, bearing its first source; None where it is not stored."""
        row = self._db.execute("SELECT extraction FROM document WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        try:
            extraction = from_json(zlib.decompress(row[0]).decode("ascii"))
        except (ValueError, zlib.error) as error:
            raise StoreError(
                f"{self._where}: document {id} is damaged ({error}); "
                "triplewire check --repair leaves it out and saves the rest"
            ) from error
        return self.sourced(extraction)

    def sourced(self, extraction: Extraction) -> Extraction:
        """``extraction``, bearing the first source of its document."""
        for source, name in self.sources(extraction.document.id)[:1]:
            document = replace(extraction.document, source=source, name=name)
            extraction = replace(extraction, document=document)
        return extraction

    def keep(self, extraction: Extraction, fingerprint: str, change: Callable[[], None]) -> bool:
        """Keep an extraction in place of the one that its document has.

        ``change`` is called before, unless this very extraction is kept already: then nothing
        happens, and the answer is False. What held of the old one over the corpus is forgotten.
        """
        row = _row(extraction, fingerprint)
        if self._db.execute("SELECT * FROM document WHERE id = ?", row[:1]).fetchone() == row:
            return False
        change()
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "title = excluded.title, fingerprint = excluded.fingerprint, facts = excluded.facts, "
            "extraction = excluded.extraction",
            row,
        )
        self.identity.keep_part(extraction.document.id, NOTHING)
        return True

    def attach(self, source: str, name: str, id: str) -> None:
        """Say that the document was read from ``source``."""
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", (source, name, id))

    def drop(self, id: str) -> None:
        """Forget a document and its sources."""
        self._db.execute("DELETE FROM source WHERE document = ?", (id,))
        self._db.execute("DELETE FROM document WHERE id = ?", (id,))

    # support of shared triples, and what is still to be told to the engine

    def count(self, change: Mapping[bytes, int]) -> set[bytes]:
        """Add to the number of documents behind each triple; those that have none left."""
        self._db.executemany(
            "INSERT INTO support VALUES (?, ?) "
            "ON CONFLICT (triple) DO UPDATE SET documents = documents + excluded.documents",
            ((key, number) for key, number in change.items() if number),
        )
        without = self._db.execute("SELECT triple FROM support WHERE documents < 1")
        gone = {row[0] for row in without}
        self._db.execute("DELETE FROM support WHERE documents < 1")
        return gone

    def supported(self, key: bytes) -> bool:
        """Whether a document is behind this triple."""
        row = self._db.execute("SELECT 1 FROM support WHERE triple = ?", (key,)).fetchone()
        return row is not None

    def forget_counts(self) -> None:
        """Forget which triples are supported."""
        self._db.execute("DELETE FROM support")

    def note_unsettled(self, documents: Iterable[str], orphans: Iterable[str]) -> None:
        """Write down which documents have changed and which shared triples must go."""
        self._db.executemany(
            "INSERT OR IGNORE INTO unsettled VALUES (?)", ((id,) for id in documents)
        )
        self._db.executemany("INSERT OR IGNORE INTO orphan VALUES (?)", ((t,) for t in orphans))

    def unsettled(self) -> tuple[list[str], list[str]]:
        """The documents and the orphaned triples that were written down."""
        documents = self._db.execute("SELECT document FROM unsettled ORDER BY document").fetchall()
        orphans = self._db.execute("SELECT triple FROM orphan ORDER BY triple").fetchall()
        return [row[0] for row in documents], [row[0] for row in orphans]

    def settle(self) -> None:
        """Note that the engine knows everything."""
        self._db.execute("DELETE FROM unsettled")
        self._db.execute("DELETE FROM orphan")
        self.imports.settle()


def _row(extraction: Extraction, fingerprint: str) -> tuple[str, str | None, str, int, bytes]:
    """What is kept of an extraction: all but its source, which may be one of several."""
    document = replace(extraction.document, source="", name="")
    blob = zlib.compress(to_json(replace(extraction, document=document)).encode("ascii"))
    return document.id, document.title, fingerprint, len(extraction.facts), blob
