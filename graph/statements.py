"""Extraction to RDF: the only place that decides how evidence becomes triples. Pure functions.

Layer 1 (entities, relations, plain edges) is shared by all documents and belongs in the default
graph; layers 2 and 3 (claims, evidence) belong to one document and stand in its named graph. No
subject occurs on both sides, so no triple does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as OneOf

from pyoxigraph import NamedNode, Triple

from extractors.facts import End, Entity, Extraction, Fact
from extractors.words import words
from graph.claims import claim, named_edge
from graph.descriptions import (
    describe_end,
    describe_entity,
    describe_named_relation,
    describe_relation,
    possibly_same,
)
from graph.evidence import describe_document, describe_evidence
from graph.mentions import Span, describe_mentions, worth_telling
from graph.names_only import NamedEdge, named_edges
from graph.terms import Names, named_relation, relation

Edges = OneOf["reported", "asserted"]
"""Whose word makes a plain edge: the article's and its sources', or the article's alone."""

VERSION = "18"
"""Counts up when the same extraction gives other triples, so that stores renew theirs."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The triples of one document, each once.

    ``document`` is for the named graph ``name``, ``shared`` for the default graph.
    """

    name: NamedNode
    document: tuple[Triple, ...]
    shared: tuple[Triple, ...]


def statements(
    extraction: Extraction,
    names: Names | None = None,
    edges: Edges = "reported",
    sources: Sequence[tuple[str, str]] | None = None,
    joined: Mapping[tuple[int, int], str] | None = None,
    possible: Iterable[tuple[str, str]] = (),
) -> Statements:
    """Everything that ``extraction`` says, as RDF.

    ``edges`` tells which claims have a plain edge (see ``stands``). ``sources`` are (source, name)
    of every place where this content was read; the document's own without it. ``joined`` tells by
    which clue what is mentioned at a place (start, end) is an entity of other documents too;
    ``possible`` are pairs of ids of entities that may be one.
    """
    names = names or Names()
    document = extraction.document
    possible = tuple(possible)
    facts = list({fact.id: fact for fact in reversed(extraction.facts)}.values())[::-1]
    known = {entity.id: entity for entity in extraction.entities}
    among_names = {fact.id: named_edges(fact, known) for fact in facts}
    entities = _worth_describing(extraction, facts, among_names, possible)
    own = describe_document(document, sources or [(document.source, document.name)], names)
    inside = dict.fromkeys(own)
    told = worth_telling(entities.values(), joined or {})
    inside.update(dict.fromkeys(_claims(facts, among_names, entities, told, names)))
    inside.update(dict.fromkeys(describe_mentions(told, joined or {}, document.id, names)))
    shared = dict.fromkeys(_descriptions(facts, among_names, entities, names))
    shared.update(dict.fromkeys(plain_edges(facts, among_names, names, edges)))
    shared.update(dict.fromkeys(possibly_same(a, b, names) for a, b in possible))
    return Statements(names.document(document.id), tuple(inside), tuple(shared))


def stands(fact: Fact, edges: Edges = "reported") -> bool:
    """Whether ``fact`` is given a plain edge.

    It is, if it has an object, is not denied, and is asserted, or planned by a relation that says
    so ("plan to send"): by the article or by a source it reports, or by the article only where
    ``edges`` is "asserted". What "will" or "would" be done has a relation that reads as if it were
    done ("send"), and therefore no plain edge.
    """
    return (
        fact.object is not None
        and fact.polarity == "positive"
        and (fact.modality == "asserted" or (fact.modality == "planned" and _says_so(fact)))
        and (edges == "reported" or fact.attributed_to is None)
    )


def _says_so(fact: Fact) -> bool:
    """Whether the relation names the plan, and what is planned after it."""
    planning = words("planning_verbs") | words("planned_nouns")
    return any(word in planning for word in fact.relation.label.split()[:-1])


def _claims(
    facts: Iterable[Fact],
    among_names: Mapping[str, NamedEdge | None],
    entities: Mapping[str, Entity],
    told: Collection[Span],
    names: Names,
) -> Iterator[Triple]:
    evidence = dict.fromkeys(fact.evidence for fact in facts)
    for sentence in evidence:
        yield from describe_evidence(sentence, names)
    for fact in facts:
        yield from claim(fact, entities, told, names)
        edge = among_names[fact.id]
        if edge is not None:
            yield from named_edge(edge, names)


def _worth_describing(
    extraction: Extraction,
    facts: Iterable[Fact],
    among_names: Mapping[str, NamedEdge | None],
    possible: Iterable[tuple[str, str]],
) -> dict[str, Entity]:
    """The entities that have a name, or that something else of the graph tells of, by id."""
    entities = {entity.id: entity for entity in extraction.entities}
    wanted = {entity.id for entity in extraction.entities if entity.named}
    for fact in facts:
        wanted.update(end.id for end in _ends(fact))
        wanted.update(argument.end.id for argument in fact.arguments)
        edge = among_names[fact.id]
        if edge is not None:
            wanted.update((edge.subject, edge.object))
    for pair in possible:
        wanted.update(pair)
    waiting = list(wanted)
    while waiting:
        entity = entities.get(waiting.pop())
        if entity is not None:
            beyond = {entity.owner or "", *entity.members} - wanted
            wanted |= beyond
            waiting.extend(beyond)
    return {id: entity for id, entity in entities.items() if id in wanted}


def _descriptions(
    facts: Iterable[Fact],
    among_names: Mapping[str, NamedEdge | None],
    entities: Mapping[str, Entity],
    names: Names,
) -> Iterator[Triple]:
    for entity in entities.values():
        yield from describe_entity(entity, names)
    relations = dict.fromkeys(
        (fact.relation.name, _type_of_relation(fact), fact.relation.label) for fact in facts
    )
    for phrase, event, variant in relations:
        yield from describe_relation(phrase, event, variant)
    for fact in facts:
        for end in _ends(fact):
            if end.id not in entities:
                yield from describe_end(end, names)
        edge = among_names[fact.id]
        if edge is not None and not edge.is_the_fact:
            yield from describe_named_relation(edge, _type_of_relation(fact))


def _type_of_relation(fact: Fact) -> str | None:
    """The event type that the fact gives its relation: none where it is not told as done.

    "Will not sign" is a refusal, but signing is none.
    """
    return fact.relation.event if stands(fact) or _stands_alone(fact) else None


def _stands_alone(fact: Fact) -> bool:
    return fact.object is None and fact.polarity == "positive" and fact.modality == "asserted"


def plain_edges(
    facts: Iterable[Fact],
    among_names: Mapping[str, NamedEdge | None],
    names: Names,
    edges: Edges,
) -> Iterator[Triple]:
    """The edge of each fact that stands, and the one among names where that is another."""
    for fact in facts:
        if fact.object is None or not stands(fact, edges):
            continue
        yield Triple(
            names.entity(fact.subject.id),
            relation(fact.relation.name),
            names.entity(fact.object.id),
        )
        edge = among_names[fact.id]
        if edge is not None and not edge.is_the_fact:
            yield Triple(
                names.entity(edge.subject),
                named_relation(edge.subject_phrase, edge.verb, edge.object_phrase),
                names.entity(edge.object),
            )


def _ends(fact: Fact) -> Iterator[End]:
    yield fact.subject
    if fact.object is not None:
        yield fact.object
    if fact.attributed_to is not None:
        yield fact.attributed_to
