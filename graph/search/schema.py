"""The tables of the index of names: a file of its own that is attached to the ledger's database.

Of its own, so that it can be copied for the processes of a server, and thrown away where it is
damaged. SQLite commits both files together, or neither.
"""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

VERSION = f"1 {unicodedata.unidata_version}"
"""Changes when the same documents give other rows: another Unicode folds names otherwise."""

SCHEMA = """
CREATE TABLE names.search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names.search_document (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, day TEXT NOT NULL, page BLOB NOT NULL
);
CREATE INDEX names.search_day ON search_document (day);
CREATE TABLE names.search_called (
    name TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (name, document)
) WITHOUT ROWID;
CREATE TABLE names.search_fact (
    key TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE TABLE names.search_entity (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, facts INTEGER NOT NULL,
    documents INTEGER NOT NULL
);
CREATE TABLE names.search_described (
    entity INTEGER NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, named INTEGER NOT NULL,
    wikidata TEXT NOT NULL, listed INTEGER NOT NULL, documents INTEGER NOT NULL,
    PRIMARY KEY (entity, label, kind, named, wikidata, listed)
) WITHOUT ROWID;
CREATE TABLE names.search_bearing (
    entity INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE TABLE names.search_name (
    place INTEGER PRIMARY KEY, entity INTEGER NOT NULL, name TEXT NOT NULL,
    compact TEXT NOT NULL, documents INTEGER NOT NULL
);
CREATE UNIQUE INDEX names.search_name_of ON search_name (entity, name);
CREATE INDEX names.search_compact ON search_name (compact);
CREATE VIRTUAL TABLE names.search_words USING fts5 (
    plain, content='', columnsize=0, tokenize='ascii', prefix='1 2'
);
CREATE TABLE names.search_word (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, names INTEGER NOT NULL
);
CREATE TABLE names.search_gram (
    gram TEXT NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (gram, word)
) WITHOUT ROWID;
"""

HASH_BITS = 40
_TOP_LEVEL = 31


def level(facts: int) -> int:
    """How much is said of an entity, in powers of two: 0, 1, 2–3, 4–7 facts …"""
    return min(facts.bit_length(), _TOP_LEVEL)


def place(level: int, *texts: str) -> int:
    """Where a name of an entity of this level stands: those of whom more is said come first.

    So the first rows that are found are the ones that are wanted, however many there are. Within a
    level the place follows from the texts alone, whatever the order in which names came.
    """
    return (_TOP_LEVEL - level) << HASH_BITS | number(*texts)


def number(*texts: str) -> int:
    """40 bits that follow from the texts."""
    digest = blake2b("\0".join(texts).encode(), digest_size=HASH_BITS // 8).digest()
    return int.from_bytes(digest)
