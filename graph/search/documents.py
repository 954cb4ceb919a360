"""Asking the index which documents to read: those that mention a name, are called so, are of a day.

What is found is never too little; what is too much, ``graph.select`` leaves out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from graph.naming import folded
from graph.search.folding import storable


def mentioning(db: sqlite3.Connection, entities: Iterable[str]) -> set[str]:
    """The ids of the documents that have one of these entities (ids)."""
    return {
        row[0]
        for entity in entities
        for row in db.execute(
            "SELECT search_document.key FROM search_entity "
            "JOIN search_bearing ON search_bearing.entity = search_entity.id "
            "JOIN search_document ON search_document.id = search_bearing.document "
            "WHERE search_entity.key = ?",
            (storable(entity),),
        )
    }


def called(db: sqlite3.Connection, source: str) -> set[str]:
    """The ids of the documents that are called so: see ``graph.select.keys_of``."""
    rows = db.execute(
        "SELECT search_document.key FROM search_called "
        "JOIN search_document ON search_document.id = search_called.document "
        "WHERE search_called.name = ?",
        (storable(folded(source)),),
    )
    return {row[0] for row in rows}


def published(db: sqlite3.Connection, since: str | None, until: str | None) -> set[str]:
    """The ids of the documents of a period, both days included; no undated ones."""
    rows = db.execute(
        "SELECT key FROM search_document WHERE day > '' AND day >= ? AND day <= ?",
        (since or "", until or "9999-12-31"),
    )
    return {row[0] for row in rows}


def stating(db: sqlite3.Connection, fact: str) -> set[str]:
    """The ids of the documents with facts whose ids begin so."""
    rows = db.execute(
        "SELECT DISTINCT search_document.key FROM search_fact "
        "JOIN search_document ON search_document.id = search_fact.document "
        "WHERE search_fact.key >= ? AND search_fact.key < ?",
        (storable(fact), storable(fact) + "\U0010ffff"),
    )
    return {row[0] for row in rows}


def callings(db: sqlite3.Connection) -> Sequence[str]:
    """All that documents are called, folded, sorted."""
    return [row[0] for row in db.execute("SELECT DISTINCT name FROM search_called ORDER BY name")]
