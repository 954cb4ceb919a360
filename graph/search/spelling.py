"""The words of all names, and which of them a misspelt one may be."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from graph.search.schema import number

MOST_CANDIDATES = 3_000
"""Words that share enough letters to be compared."""

MOST_LIKE = 12
"""Words that are taken for what was meant."""

_LONGEST = 40


def count(db: sqlite3.Connection, change: Mapping[str, int]) -> None:
    """Add to the number of names that have each word; words of no name are forgotten."""
    for word, difference in sorted(change.items()):
        if not difference:
            continue
        row = db.execute("SELECT id, names FROM search_word WHERE word = ?", (word,)).fetchone()
        if row is None:
            id = number(word)
            while db.execute("SELECT 1 FROM search_word WHERE id = ?", (id,)).fetchone():
                id += 1
            db.execute("INSERT INTO search_word VALUES (?, ?, ?)", (id, word, difference))
            rows = ((gram, id) for gram in grams(word))
            db.executemany("INSERT INTO search_gram VALUES (?, ?)", rows)
        elif row[1] + difference > 0:
            db.execute(
                "UPDATE search_word SET names = names + ? WHERE id = ?", (difference, row[0])
            )
        else:
            db.execute("DELETE FROM search_word WHERE id = ?", row[:1])
            rows = ((gram, row[0]) for gram in grams(word))
            db.executemany("DELETE FROM search_gram WHERE gram = ? AND word = ?", rows)


def alike(db: sqlite3.Connection, word: str) -> list[str]:
    """The words that ``word`` may be, itself first where it is one: the most alike, then by letter.

    They differ in one letter, two, or three where the word is short, longer, or long; two letters
    in each other's place count as one.
    """
    from rapidfuzz import process  # not before it is needed: most commands look nothing up
    from rapidfuzz.distance import OSA

    most = distance(word)
    wanted = grams(word)
    least = max(1, len(wanted) - 3 * most)
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(
        "SELECT found.word FROM (SELECT word AS id FROM search_gram "
        f"WHERE gram IN ({marks}) GROUP BY word HAVING count(*) >= ? "
        "ORDER BY count(*) DESC, word LIMIT ?) AS near "
        "JOIN search_word AS found ON found.id = near.id",
        (*wanted, least, MOST_CANDIDATES),
    )
    near = process.extract(
        word,
        sorted(row[0] for row in rows),
        scorer=OSA.distance,
        score_cutoff=most,
        limit=MOST_LIKE,
    )
    return [found for found, _, _ in near]


def distance(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3


def grams(word: str) -> list[str]:
    """The runs of three letters in a word, its beginning and its end counted as one: sorted."""
    text = f" {word[:_LONGEST]} "
    return sorted({text[at : at + 3] for at in range(len(text) - 2)})
