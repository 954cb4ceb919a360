"""What one document knows of its entities, and that knowledge as bytes for a store."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from sys import maxsize as MAX
from typing import Any

from extractors.entities.names import slug
from extractors.facts import Entity, Extraction, Fact
from graph.identity.model import Profile

MOST_NEIGHBOURS = 24
"""Neighbours that a profile keeps, the most frequent ones: more tell nothing new."""

MOST_OF_SENTENCE = 12
"""A sentence that names more things is a list, and tells nothing of who belongs together."""


def profiles(extraction: Extraction) -> Iterator[Profile]:
    """The profiles of what has a name, and of what belongs to such, in the order of the ids.

    ``Profile.document`` is the document's id. Named things are neighbours where one fact has
    both: as its ends, among its arguments, as who says so, or as the owner of one of these; and
    where the sentence of a fact mentions both.
    """
    document = extraction.document
    entities = {entity.id: entity for entity in extraction.entities}
    beside = _neighbours(extraction, entities)
    day = (document.published or "")[:10] or None
    for id in sorted(entities):
        entity = entities[id]
        if entity.named:
            yield _named(entity, document.id, beside[id], day)
        elif entity.owner is not None and id.startswith(f"{entity.owner}."):
            yield Profile(document.id, id, entity.label, entity.kind, owner=entity.owner)


def _named(entity: Entity, document: str, beside: dict[str, int], day: str | None) -> Profile:
    most = sorted(beside, key=lambda id: (-beside[id], id))[:MOST_NEIGHBOURS]
    names = dict.fromkeys((entity.label, *entity.aliases))
    if "." not in entity.id and entity.id != slug(entity.label):
        names[entity.id.replace("_", " ")] = None  # the name by which it is known: KCNA in full
    return Profile(
        document,
        entity.id,
        entity.label,
        entity.kind,
        tuple(names),
        entity.wikidata,
        entity.country,
        entity.attributes,
        frozenset(most),
        day,
        max(len(entity.mentions), 1),
        entity.sex,
    )


def _neighbours(
    extraction: Extraction, entities: Mapping[str, Entity]
) -> dict[str, dict[str, int]]:
    """How many facts and sentences each named thing shares with each other one."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    together = [_of_fact(fact, entities) for fact in extraction.facts]
    together += _of_sentences(extraction)
    for inside in together:
        for one in inside:
            for other in inside:
                if one != other:
                    found[one][other] += 1
    return found


def _of_fact(fact: Fact, entities: Mapping[str, Entity]) -> set[str]:
    """The named things of a fact."""
    inside: set[str] = set()
    ends = [fact.subject, fact.object, fact.attributed_to, *(a.end for a in fact.arguments)]
    for end in ends:
        entity = entities.get(end.id) if end is not None else None
        if entity is not None and entity.named:
            inside.add(entity.id)
        elif entity is not None and entity.owner is not None:
            inside.add(entity.owner)
    return inside


def _of_sentences(extraction: Extraction) -> list[set[str]]:
    """The named things that are mentioned in each sentence of a fact."""
    starts = sorted({(f.evidence.start, f.evidence.end) for f in extraction.facts})
    inside: list[set[str]] = [set() for _ in starts]
    for entity in extraction.entities:
        if entity.named:
            for resolved in entity.mentions:
                at = bisect_right(starts, (resolved.mention.start, MAX)) - 1
                if at >= 0 and resolved.mention.start < starts[at][1]:
                    inside[at].add(entity.id)
    return [ids for ids in inside if len(ids) <= MOST_OF_SENTENCE]


def to_bytes(kept: Iterable[Profile]) -> bytes:
    """Profiles of one document as compact JSON in UTF-8: ``from_bytes`` gives them back.

    An array of arrays in the order of the fields of ``Profile`` without the document, empty
    values at the end left out.
    """
    rows = []
    for one in kept:
        row: list[object] = [
            one.id,
            one.label,
            one.kind,
            one.names,
            one.wikidata,
            one.country,
            one.attributes,
            sorted(one.neighbours),
            one.published,
            one.mentions,
            one.sex,
            one.owner,
        ]
        while not row[-1]:
            row.pop()
        rows.append(row)
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(document: str, kept: bytes, strings: dict[str, str] | None = None) -> list[Profile]:
    """The profiles of a document from what ``to_bytes`` made of them.

    ``strings`` may be one dictionary for all documents of a store: equal strings are then one
    object, and ten thousand documents take a third of the memory.
    """
    shared = {} if strings is None else strings

    def one(text: str) -> str:
        return shared.setdefault(text, text)

    found = []
    document = one(document)
    for row in json.loads(kept.decode("utf-8", "surrogatepass")):
        values: list[Any] = [one(v) if isinstance(v, str) else v for v in row]
        for i in (3, 6):
            if len(values) > i:
                values[i] = tuple(one(v) for v in values[i])
        if len(values) > 7:
            values[7] = frozenset(one(v) for v in values[7])
        found.append(Profile(document, *values))
    return found
