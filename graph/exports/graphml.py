"""GraphML: entities as nodes, claims as edges, for Gephi, yEd, Cytoscape, igraph and networkx.

Written by ourselves, as the usual writers cannot leave a value out, refuse some types and let
control characters through. Node ids are NMTOKENs made of entity ids, edge ids those of the facts,
so parallel edges stay apart. A claim without an object has no second end and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from extractors.facts import End, Extraction, Fact
from graph.exports.base import Exporter
from graph.lines import Only
from graph.names_only import named_edges
from graph.statements import stands
from graph.store import Store
from graph.terms import ncname, sendable

Value = str | int | float | bool | None

_NODE_KEYS = {
    "label": "string",
    "kind": "string",
    "named": "boolean",
    "aliases": "string",
    "wikidata": "string",
    "owner": "string",
    "iri": "string",
}
_EDGE_KEYS = {
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
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(store: Store, out: BinaryIO, only: Only) -> None:
    """All claims that have two ends, or ("edges") those that have a plain edge."""
    out.write(_HEAD.encode())
    for place, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys.items():
            out.write(
                f'<key id="{place}-{name}" for="{place}" attr.name="{name}" '
                f'attr.type="{kind}"/>\n'.encode()
            )
    out.write(b'<graph id="claims" edgedefault="directed">\n')
    for id, node in sorted(_nodes(store, only).items()):
        values = {**node.values(), "iri": store.names.entity(id).value}
        out.write(_element("node", {"id": _token(id)}, _NODE_KEYS, values))
    for extraction in store.extractions():
        for attributes, values in _edges(extraction, store, only):
            out.write(_element("edge", attributes, _EDGE_KEYS, values))
    out.write(b"</graph>\n</graphml>\n")


@dataclass(slots=True)
class _Node:
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


def _nodes(store: Store, only: Only) -> dict[str, _Node]:
    nodes: dict[str, _Node] = {}
    for extraction in store.extractions():
        known = {entity.id: entity for entity in extraction.entities}
        for fact in _drawn(extraction, store, only):
            for end in _ends(fact):
                node = nodes.setdefault(end.id, _Node())
                entity = known.get(end.id)
                node.labels.add(entity.label if entity else end.label)
                node.kinds.add(entity.kind if entity else end.kind)
                if entity:
                    node.named = node.named or entity.named
                    node.aliases.update(entity.aliases)
                    node.items.update([entity.wikidata] if entity.wikidata else [])
                    owner = known.get(entity.owner) if entity.owner else None
                    node.owners.update([owner.label] if owner else [])
    return nodes


def _edges(
    extraction: Extraction, store: Store, only: Only
) -> Iterator[tuple[dict[str, str], dict[str, Value]]]:
    known = {entity.id: entity for entity in extraction.entities}
    for fact in _drawn(extraction, store, only):
        source, target = (_token(end.id) for end in _ends(fact))
        among = named_edges(fact, known)
        yield (
            {"id": fact.id, "source": source, "target": target},
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


def _drawn(extraction: Extraction, store: Store, only: Only) -> Iterator[Fact]:
    """The facts that are edges, each once."""
    for fact in {fact.id: fact for fact in extraction.facts}.values():
        if fact.object is not None and (only != "edges" or stands(fact, store.edges)):
            yield fact


def _token(id: str) -> str:
    """An NMTOKEN; ``_`` in an id is a blank, as in its IRI."""
    return ncname(id.replace("_", " "))


def _ends(fact: Fact) -> tuple[End, ...]:
    return (fact.subject, fact.object) if fact.object else (fact.subject,)


def _element(
    name: str, attributes: Mapping[str, str], keys: Mapping[str, str], values: Mapping[str, Value]
) -> bytes:
    head = "".join(f" {key}={quoteattr(sendable(value))}" for key, value in attributes.items())
    data = (
        f'<data key="{name}-{key}">{_text(value)}</data>'
        for key in keys
        if (value := values[key]) is not None
    )
    return f"<{name}{head}>{''.join(data)}</{name}>\n".encode()


def _text(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(sendable(str(value)), {"\r": "&#13;"})


EXPORTER = Exporter(".graphml", "application/graphml+xml", "nodes and edges, for Gephi", write)
