"""What a document gives to the index of names: a page that follows from its extraction alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts import End, Entity, Extraction, Fact
from graph.search.folding import storable
from graph.select import day_of, keys_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of a document. ``key`` is its id, ``facts`` how many facts of the document name it.

    ``names`` are the label and the aliases. ``listed`` is False for what is no entity but the
    words of an argument, as a time.
    """

    key: str
    label: str
    kind: str
    named: bool
    wikidata: str
    listed: bool
    names: tuple[str, ...]
    facts: int


@dataclass(frozen=True, slots=True)
class Page:
    """A document: its day ("" without one), what it is called, its facts' ids, its entities."""

    day: str
    called: tuple[str, ...]
    facts: tuple[str, ...]
    entries: tuple[Entry, ...]


def page(extraction: Extraction) -> Page:
    """The page of a document as it is over the corpus (``graph.identity.apply.applied``)."""
    count = Counter(id for fact in extraction.facts for id in {end.id for end, _ in _ends(fact)})
    entries = {entity.id: _entry(entity, count[entity.id]) for entity in extraction.entities}
    for fact in extraction.facts:
        for end, listed in sorted(_ends(fact), key=lambda pair: not pair[1]):
            if end.id not in entries:
                entity = Entity(end.id, end.label, end.kind, False)
                entries[end.id] = _entry(entity, count[end.id], listed)
    return Page(
        day_of(extraction.document),
        tuple(sorted(map(storable, keys_of(extraction.document)))),
        tuple(sorted({fact.id for fact in extraction.facts})),
        tuple(entries[id] for id in sorted(entries)),
    )


def _ends(fact: Fact) -> Iterator[tuple[End, bool]]:
    """All that a fact names; arguments, which may be no entities, with False."""
    for end in (fact.subject, fact.object, fact.attributed_to):
        if end is not None:
            yield end, True
    for argument in fact.arguments:
        yield argument.end, False


def _entry(entity: Entity, facts: int, listed: bool = True) -> Entry:
    names = tuple(sorted(map(storable, {entity.label, *entity.aliases})))
    return Entry(
        storable(entity.id),
        storable(entity.label),
        entity.kind,
        entity.named,
        entity.wikidata or "",
        listed,
        names,
        facts,
    )


def to_bytes(made: Page) -> bytes:
    """``made`` as compact JSON in UTF-8, of which ``from_bytes`` makes the page again."""
    entries = [
        (one.key, one.label, one.kind, one.named, one.wikidata, one.listed, one.names, one.facts)
        for one in made.entries
    ]
    row = (made.day, made.called, made.facts, entries)
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(kept: bytes) -> Page:
    """The page that ``to_bytes`` wrote."""
    day, called, facts, entries = json.loads(kept.decode("utf-8", "surrogatepass"))
    return Page(
        day,
        tuple(called),
        tuple(facts),
        tuple(_entry_of(*row) for row in entries),
    )


def _entry_of(
    key: str,
    label: str,
    kind: str,
    named: bool,
    wikidata: str,
    listed: bool,
    names: list[str],
    facts: int,
) -> Entry:
    return Entry(key, label, kind, named, wikidata, listed, tuple(names), facts)
