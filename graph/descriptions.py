"""What is shared by all documents: the descriptions of entities and relations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, Triple
from rdflib import OWL, RDF, RDFS, SDO, SKOS

from extractors.facts import End, Entity
from graph.names_only import NamedEdge
from graph.terms import Names, boolean, label, named_relation, relation, wikidata
from graph.vocabulary import EVENT_TYPES, KIND_CLASSES, TW, node

_TYPE = node(RDF.type)
_LABEL = node(RDFS.label)
_ALIAS = node(SDO.alternateName)
_VARIANT = node(SKOS.altLabel)
_SAME = node(OWL.sameAs)
_SUBPROPERTY = node(RDFS.subPropertyOf)
_OBJECT_PROPERTY = node(OWL.ObjectProperty)
_RELATED = node(TW.relatedTo)
_EVENT_TYPE = node(TW.eventType)
_BASE_RELATION = node(TW.baseRelation)
_NAMED = node(TW.named)
_OWNER = node(TW.owner)
_OWNER_PHRASE = node(TW.ownerPhrase)
_MEMBER = node(TW.member)
_POSSIBLY_SAME = node(TW.possiblySame)


def describe_entity(entity: Entity, names: Names) -> Iterator[Triple]:
    """Its class, label, aliases, Wikidata item, owner and members."""
    subject = names.entity(entity.id)
    yield from _kind_and_label(subject, entity.kind, entity.label)
    if entity.named:
        yield Triple(subject, _NAMED, boolean(True))
    for alias in entity.aliases:
        if alias != entity.label:
            yield Triple(subject, _ALIAS, label(alias))
    item = wikidata(entity.wikidata) if entity.wikidata else None
    if item is not None:
        yield Triple(subject, _SAME, item)
    if entity.owner:
        yield Triple(subject, _OWNER, names.entity(entity.owner))
        if entity.owner_phrase:
            yield Triple(subject, _OWNER_PHRASE, label(entity.owner_phrase))
    for member in entity.members:
        yield Triple(subject, _MEMBER, names.entity(member))


def possibly_same(a: str, b: str, names: Names) -> Triple:
    """That the entities ``a`` and ``b`` (ids) may be one: one way, from the lesser id."""
    return Triple(names.entity(a), _POSSIBLY_SAME, names.entity(b))


def describe_end(end: End, names: Names) -> Iterator[Triple]:
    """Class and label of an end whose entity the document does not list; no name, to be safe."""
    yield from _kind_and_label(names.entity(end.id), end.kind, end.label)


def describe_relation(
    words: str, event: str | None, variant: str | None = None
) -> Iterator[Triple]:
    """A relation: a subproperty of ``tw:relatedTo`` with its label and its event type.

    ``variant`` is the lemma phrase of a sentence that it stands for: purchase, where it is buy.
    """
    subject = relation(words)
    yield from _property(subject, words, event)
    if variant is not None and variant != words:
        yield Triple(subject, _VARIANT, label(variant))


def describe_named_relation(edge: NamedEdge, event: str | None) -> Iterator[Triple]:
    """A relation among names, tied to the relation of the fact that it abridges."""
    subject = named_relation(edge.subject_phrase, edge.verb, edge.object_phrase)
    yield from _property(subject, edge.relation, event)
    yield Triple(subject, _BASE_RELATION, relation(edge.verb))


@cache
def event_type(event: str | None) -> NamedNode | None:
    """The node of one of PLOVER's event types, None for anything else."""
    return node(TW[event]) if event in EVENT_TYPES else None


def _kind_and_label(subject: NamedNode, kind: str, words: str) -> Iterator[Triple]:
    yield Triple(subject, _TYPE, node(KIND_CLASSES.get(kind, TW.Thing)))
    yield Triple(subject, _LABEL, label(words))


def _property(subject: NamedNode, words: str, event: str | None) -> Iterator[Triple]:
    yield Triple(subject, _TYPE, _OBJECT_PROPERTY)
    yield Triple(subject, _LABEL, label(words))
    yield Triple(subject, _SUBPROPERTY, _RELATED)
    kind = event_type(event)
    if kind is not None:
        yield Triple(subject, _EVENT_TYPE, kind)
