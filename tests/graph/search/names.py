"""Documents made of names, for the index to be filled with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from extractors.facts import Extraction
from graph.search.index import Index
from graph.store import Store
from tests.graph.sample import Article


def met(
    *people: str, name: str = "", aliases: dict[str, tuple[str, ...]] | None = None
) -> Extraction:
    """A document in which each of the people met the next one; who stands twice has more facts."""
    text = " ".join(f"{one} met {other}." for one, other in pairwise(people))
    article = Article(text, name or f"{' '.join(people)}.txt")
    for person in dict.fromkeys(people):
        article.entity(person, "person", aliases=(aliases or {}).get(person, ()))
    for one, other in pairwise(people):
        sentence = f"{one} met {other}."
        ends = (article.end(one, one, sentence), article.end(other, other, sentence))
        article.fact(sentence, ends[0], "meet", "met", ends[1])
    return article.extraction()


def rows(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """What the index of a store says, without the numbers that it gives to things."""
    index = store.search
    assert index is not None
    db = index._db
    what = {
        "entities": "SELECT key, facts, documents FROM search_entity WHERE documents > 0",
        "described": "SELECT e.key, d.label, d.kind, d.named, d.wikidata, d.listed, d.documents "
        "FROM search_described d JOIN search_entity e ON e.id = d.entity",
        "names": "SELECT e.key, n.name, n.compact, n.documents, n.place "
        "FROM search_name n JOIN search_entity e ON e.id = n.entity",
        "words": "SELECT word, names, id FROM search_word",
        "letters": "SELECT g.gram, w.word FROM search_gram g JOIN search_word w ON w.id = g.word",
        "bearing": "SELECT e.key, d.key FROM search_bearing b "
        "JOIN search_entity e ON e.id = b.entity JOIN search_document d ON d.id = b.document",
        "called": "SELECT c.name, d.key FROM search_called c "
        "JOIN search_document d ON d.id = c.document",
        "facts": "SELECT f.key, d.key FROM search_fact f "
        "JOIN search_document d ON d.id = f.document",
        "documents": "SELECT key, day FROM search_document",
    }
    found = {name: set(db.execute(sql)) for name, sql in what.items()}
    # Full text: what is found by each word that there is.
    found["full text"] = {
        (word, *row)
        for (word,) in db.execute("SELECT word FROM search_word").fetchall()
        for row in db.execute("SELECT rowid FROM search_words WHERE plain MATCH ?", (f'"{word}"',))
    }
    return found


def found(store: Store, text: str, limit: int = 10) -> list[tuple[str, str]]:
    """How and under which label a text is found."""
    return [(match.how, match.label) for match in store.find(text, limit)]


def index_of(store: Store) -> Index:
    """The part of a store's ledger that writes the index."""
    index: Index = store._ledger.search  # type: ignore[attr-defined]
    return index


def fresh(documents: Iterable[Extraction]) -> Store:
    """A store in memory with these documents."""
    store = Store.in_memory()
    store.put(list(documents), "v1")
    return store
