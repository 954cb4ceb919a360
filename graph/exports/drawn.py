"""Entities as nodes and claims as edges, with plain values: what the formats of graph tools share.

Node ids are NMTOKENs made of entity ids, edge ids those of the facts, so parallel edges stay apart.
A claim without an object has no second end and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.facts import End, Extraction, Fact
from graph.lines import Only, Readable
from graph.names_only import named_edges
from graph.statements import stands
from graph.terms import ncname

Value = str | int | float | bool | None

NODE_KEYS = {
    "label": "string",
    "kind": "string",
    "named": "boolean",
    "aliases": "string",
    "wikidata": "string",
    "owner": "string",
    "iri": "string",
}
EDGE_KEYS = {
    "label": "string",
    "phrase": "string",
    "event": "string",
    "polarity": "string",
    "modality": "string",
    "attributed_to": "string",
    "time": "string",
    "time_start": "string",
    "time_end": "string",
    "place": "string",
    "quantity": "string",
    "quantity_low": "double",
    "quantity_high": "double",
    "unit": "string",
    "confidence": "double",
    "rule": "string",
    "plain_edge": "boolean",
    "named_edge": "string",
    "document": "string",
    "start": "int",
    "end": "int",
    "sentence": "string",
}
"""The columns of nodes and edges with their types, which are GraphML's."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity; ``values`` by the names of ``NODE_KEYS``."""

    id: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim between two nodes; ``values`` by the names of ``EDGE_KEYS``."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


@dataclass(slots=True)
class _Gathered:
    """An entity as all documents together describe it."""

    labels: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    named: bool = False

    def values(self) -> dict[str, Value]:
        label = max(self.labels, key=lambda known: (len(known), known))
        return {
            "label": label,
            "kind": min(self.kinds),
            "named": self.named,
            "aliases": "; ".join(sorted((self.aliases | self.labels) - {label})) or None,
            "wikidata": min(self.items, default=None),
            "owner": min(self.owners, default=None),
        }


def nodes(store: Readable, only: Only) -> list[Node]:
    """The ends of all edges, sorted by entity id."""
    found: dict[str, _Gathered] = {}
    for extraction in store.extractions():
        known = {entity.id: entity for entity in extraction.entities}
        for fact in _drawn(extraction, store, only):
            for end in _ends(fact):
                node = found.setdefault(end.id, _Gathered())
                entity = known.get(end.id)
                node.labels.add(entity.label if entity else end.label)
                node.kinds.add(entity.kind if entity else end.kind)
                if entity:
                    node.named = node.named or entity.named
                    node.aliases.update(entity.aliases)
                    node.items.update([entity.wikidata] if entity.wikidata else [])
                    owner = known.get(entity.owner) if entity.owner else None
                    node.owners.update([owner.label] if owner else [])
    return [
        Node(_token(id), {**node.values(), "iri": store.names.entity(id).value})
        for id, node in sorted(found.items())
    ]


def edges(store: Readable, only: Only) -> Iterator[Edge]:
    """All claims that have two ends, or ("edges") those that have a plain edge, by document."""
    for extraction in store.extractions():
        known = {entity.id: entity for entity in extraction.entities}
        for fact in _drawn(extraction, store, only):
            source, target = (_token(end.id) for end in _ends(fact))
            among = named_edges(fact, known)
            yield Edge(
                fact.id,
                source,
                target,
                {
                    "label": fact.relation.label,
                    "phrase": fact.relation.phrase,
                    "event": fact.relation.event,
                    "polarity": fact.polarity,
                    "modality": fact.modality,
                    "attributed_to": fact.attributed_to.label if fact.attributed_to else None,
                    "time": fact.time,
                    "time_start": fact.interval.start if fact.interval else None,
                    "time_end": fact.interval.end if fact.interval else None,
                    "place": fact.place,
                    "quantity": fact.quantity,
                    "quantity_low": fact.amount.low if fact.amount else None,
                    "quantity_high": fact.amount.high if fact.amount else None,
                    "unit": fact.amount.unit if fact.amount else None,
                    "confidence": fact.confidence,
                    "rule": fact.rule,
                    "plain_edge": stands(fact, store.edges),
                    "named_edge": f"{among.subject_label} — {among.relation} → {among.object_label}"
                    if among
                    else None,
                    "document": extraction.document.name,
                    "start": fact.evidence.start,
                    "end": fact.evidence.end,
                    "sentence": fact.evidence.sentence,
                },
            )


def _drawn(extraction: Extraction, store: Readable, only: Only) -> Iterator[Fact]:
    """The facts that are edges, each once."""
    for fact in {fact.id: fact for fact in extraction.facts}.values():
        if fact.object is not None and (only != "edges" or stands(fact, store.edges)):
            yield fact


def _token(id: str) -> str:
    """An NMTOKEN; ``_`` in an id is a blank, as in its IRI."""
    return ncname(id.replace("_", " "))


def _ends(fact: Fact) -> tuple[End, ...]:
    return (fact.subject, fact.object) if fact.object else (fact.subject,)
