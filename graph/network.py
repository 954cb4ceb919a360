"""Extractions as a networkx graph: entities are its nodes, what a fact says between two its edges.

The order of nodes and edges depends on the content only, never on the order in which documents
come. A fact that belongs to several pairs ("the two leaders reviewed the treaty") is an edge for
each pair, with the same claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from extractors.facts import KINDS, End, Entity, Extraction, Fact
from graph.names_only import edges_among_names

# An adverbial of time or an amount is what a fact says, not somebody it is about.
_NOT_AN_END = ("time", "quantity")


@dataclass(frozen=True, slots=True)
class Tie:
    """One line between two entities: ``source — relation → target``, and the fact that says so.

    ``source`` and ``target`` are entity ids, ``relation`` reads naturally between them.
    """

    source: str
    target: str
    relation: str
    fact: Fact


def in_order(extractions: Iterable[Extraction]) -> list[Extraction]:
    """Each document once, sorted by its name and id; of two with one id the first is kept."""
    by_id: dict[str, Extraction] = {}
    for extraction in extractions:
        by_id.setdefault(extraction.document.id, extraction)
    return sorted(by_id.values(), key=lambda e: (e.document.name, e.document.id))


def entities_of(extractions: Iterable[Extraction]) -> dict[str, Entity]:
    """Entity id → entity, merged over all documents and sorted by id.

    The fullest label wins and the others become aliases; the kind is the one most documents give.
    Ends of facts that no document lists as entities are added from the fact. ``mentions`` stay
    empty, for their offsets belong to a document.
    """
    same: dict[str, list[Entity]] = {}
    for extraction in in_order(extractions):
        for entity in extraction.entities:
            same.setdefault(entity.id, []).append(entity)
        known = {entity.id for entity in extraction.entities}
        for end in (end for fact in extraction.facts for end in ends_of(fact)):
            if end.id not in known:
                known.add(end.id)
                same.setdefault(end.id, []).append(Entity(end.id, end.label, end.kind, False))
    return {id: _merged(same[id]) for id in sorted(same)}


def _merged(same: Sequence[Entity]) -> Entity:
    labels = sorted({e.label for e in same}, key=lambda label: (-len(label), label))
    votes = Counter(e.kind for e in same)
    owner = next((e for e in same if e.owner), None)
    return Entity(
        id=same[0].id,
        label=labels[0],
        kind=min(votes, key=lambda kind: (-votes[kind], KINDS.index(kind))),
        named=any(e.named for e in same),
        aliases=tuple(sorted({*labels[1:], *(a for e in same for a in e.aliases)} - {labels[0]})),
        wikidata=min((e.wikidata for e in same if e.wikidata), default=None),
        owner=owner.owner if owner else None,
        owner_phrase=owner.owner_phrase if owner else None,
        members=tuple(dict.fromkeys(m for e in same for m in e.members)),
    )


def ends_of(fact: Fact) -> list[End]:
    """All that a fact names, in the order subject, object, arguments, who says so."""
    ends = [fact.subject, fact.object, *(a.end for a in fact.arguments), fact.attributed_to]
    return [end for end in ends if end is not None]


def evidence_of(extractions: Iterable[Extraction], entities: Mapping[str, Entity]) -> Counter[str]:
    """Entity id → number of facts that name the entity, or a set that it is a member of."""
    return Counter(
        id
        for extraction in in_order(extractions)
        for fact in extraction.facts
        for id in dict.fromkeys(
            other for end in ends_of(fact) for other in (end.id, *_members(end.id, entities))
        )
    )


def ties(extractions: Iterable[Extraction], entities: Mapping[str, Entity]) -> list[Tie]:
    """The lines among all entities, by document and in text order.

    A fact without object is tied to its first argument that is neither time nor quantity
    ("arrive in" → Beijing), and a set to each of its members. Facts that name one entity only
    have no line.
    """
    found = []
    for extraction in in_order(extractions):
        for fact in extraction.facts:
            far = _far_end(fact)
            if far is None:
                continue
            relation, end = far
            for source in _members(fact.subject.id, entities):
                for target in _members(end.id, entities):
                    if source != target:
                        found.append(Tie(source, target, relation, fact))
    return found


def _far_end(fact: Fact) -> tuple[str, End] | None:
    if fact.object is not None:
        return fact.relation.label, fact.object
    for argument in fact.arguments:
        if argument.end.kind not in _NOT_AN_END and argument.role != "time":
            return f"{fact.relation.label} {argument.preposition}".strip(), argument.end
    return None


def _members(id: str, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    known = tuple(m for m in entities[id].members if m in entities)
    return known if len(known) > 1 else (id,)


def named_ties(extractions: Iterable[Extraction], entities: Mapping[str, Entity]) -> list[Tie]:
    """The lines among named entities alone (DESIGN section 2, "Names only"), in text order."""
    found = []
    for extraction in in_order(extractions):
        facts = {fact.id: fact for fact in extraction.facts}
        for edge in edges_among_names(extraction):
            known = {edge.subject, edge.object} <= entities.keys()
            if known and edge.subject != edge.object:
                found.append(Tie(edge.subject, edge.object, edge.relation, facts[edge.fact]))
    return found


def network(extractions: Iterable[Extraction], *, names_only: bool = False) -> nx.MultiDiGraph[str]:
    """The graph of ``extractions``: all entities that facts name, or the named ones alone.

    Nodes (entity ids) have ``label``, ``kind``, ``named``, ``aliases``, ``wikidata`` and
    ``evidence``, the number of facts that name them. Edges, keyed by the id of their claim, have
    ``relation``, ``claim``, ``event``, ``polarity``, ``modality``, ``attribution`` (the entity id
    of who says so, None for the article itself), ``confidence`` and ``document`` (its id).
    """
    documents = in_order(extractions)
    entities = entities_of(documents)
    evidence = evidence_of(documents, entities)
    lines = (named_ties if names_only else ties)(documents, entities)
    tied = {id for tie in lines for id in (tie.source, tie.target)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id, entity in entities.items():
        if evidence[id] and (id in tied or entity.named or not names_only):
            graph.add_node(
                id,
                label=entity.label,
                kind=entity.kind,
                named=entity.named,
                aliases=entity.aliases,
                wikidata=entity.wikidata,
                evidence=evidence[id],
            )
    for tie in lines:
        fact = tie.fact
        graph.add_edge(
            tie.source,
            tie.target,
            key=fact.id,
            relation=tie.relation,
            claim=fact.id,
            event=fact.relation.event,
            polarity=fact.polarity,
            modality=fact.modality,
            attribution=fact.attributed_to.id if fact.attributed_to else None,
            confidence=fact.confidence,
            document=fact.evidence.document,
        )
    return graph


def most_connected(graph: nx.MultiDiGraph[str], limit: int | None = None) -> list[str]:
    """Entity ids by degree, then evidence, then id; at most ``limit`` of them."""
    degree = dict(graph.degree())
    ranked = sorted(graph, key=lambda n: (-degree[n], -graph.nodes[n]["evidence"], n))
    return ranked if limit is None else ranked[:limit]
