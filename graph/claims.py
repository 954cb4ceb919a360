"""The claim: one for each fact and sentence, with everything the sentence says about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Triple
from rdflib import PROV, RDF

from extractors.facts import Argument, Entity, Fact
from graph.descriptions import event_type
from graph.mentions import Span, link_mentions
from graph.names_only import NamedEdge
from graph.terms import Names, decimal, moment, named_relation, relation, share, text
from graph.vocabulary import ROLES, TW, node

_TYPE = node(RDF.type)
_CLAIM = node(TW.Claim)
_STATEMENT = node(RDF.Statement)
_SUBJECT = node(RDF.subject)
_PREDICATE = node(RDF.predicate)
_OBJECT = node(RDF.object)
_ATTRIBUTED = node(PROV.wasAttributedTo)
_QUOTED_FROM = node(PROV.wasQuotedFrom)
_POLARITY = node(TW.polarity)
_MODALITY = node(TW.modality)
_PHRASE = node(TW.phrase)
_CONFIDENCE = node(TW.confidence)
_RULE = node(TW.rule)
_EXTRACTOR = node(TW.extractor)
_CUE = node(TW.attributionCue)
_EVENT_TYPE = node(TW.eventType)
_ARGUMENT = node(TW.argument)
_ARGUMENT_PHRASE = node(TW.argumentPhrase)
_NAMED_EDGE = node(TW.namedEdge)
_TIME_START = node(TW.timeStart)
_TIME_END = node(TW.timeEnd)
_QUANTITY_LOW = node(TW.quantityLow)
_QUANTITY_HIGH = node(TW.quantityHigh)
_COMPARISON = node(TW.comparison)
_UNIT = node(TW.unit)
_LITERAL_ROLES = ("time", "quantity")

OUR_EXTRACTOR = "rules"
"""The extractor that is not told: the name of ours (``extractors.plugins``, which needs spaCy)."""


@cache
def _value(name: str) -> NamedNode:
    return node(TW[name.capitalize()])


def claim(
    fact: Fact, entities: Mapping[str, Entity], told: Collection[Span], names: Names
) -> Iterator[Triple]:
    """The triples of the claim itself; ``rdf:object`` is absent where the fact has no object.

    ``entities`` are those that are described, by id; ``told`` the places of the words of which
    it is told what they stand for.
    """
    subject = names.fact(fact.id)
    yield Triple(subject, _TYPE, _CLAIM)
    yield Triple(subject, _TYPE, _STATEMENT)
    yield Triple(subject, _SUBJECT, names.entity(fact.subject.id))
    yield Triple(subject, _PREDICATE, relation(fact.relation.name))
    if fact.object is not None:
        yield Triple(subject, _OBJECT, names.entity(fact.object.id))
    yield Triple(subject, _PHRASE, text(fact.relation.phrase))
    yield Triple(subject, _POLARITY, _value(fact.polarity))
    yield Triple(subject, _MODALITY, _value(fact.modality))
    yield Triple(subject, _CONFIDENCE, share(fact.confidence))
    yield Triple(subject, _RULE, text(fact.rule))
    if fact.extractor != OUR_EXTRACTOR:
        yield Triple(subject, _EXTRACTOR, text(fact.extractor))
    kind = event_type(fact.relation.event)
    if kind is not None:
        yield Triple(subject, _EVENT_TYPE, kind)
    evidence = fact.evidence
    yield Triple(subject, _QUOTED_FROM, names.span(evidence.document, evidence.start, evidence.end))
    if fact.attributed_to is not None:
        yield Triple(subject, _ATTRIBUTED, names.entity(fact.attributed_to.id))
    if fact.attribution_cue:
        yield Triple(subject, _CUE, text(fact.attribution_cue))
    yield from link_mentions(fact, subject, told, names)
    yield from _arguments(fact, subject, entities, names)
    yield from _values(fact, subject)


def named_edge(edge: NamedEdge, names: Names) -> Iterator[Triple]:
    """``tw:namedEdge`` from a claim to its edge among names, which is the claim itself or its own.

    A claim whose two ends are names is its own named edge; any other has one beside it, whose
    ends are the owners.
    """
    subject = names.fact(edge.fact)
    if edge.is_the_fact:
        yield Triple(subject, _NAMED_EDGE, subject)
        return
    beside = names.fact(edge.fact, "-names")
    yield Triple(subject, _NAMED_EDGE, beside)
    yield Triple(beside, _TYPE, _STATEMENT)
    yield Triple(beside, _SUBJECT, names.entity(edge.subject))
    yield Triple(
        beside, _PREDICATE, named_relation(edge.subject_phrase, edge.verb, edge.object_phrase)
    )
    yield Triple(beside, _OBJECT, names.entity(edge.object))


def _arguments(
    fact: Fact, subject: NamedNode, entities: Mapping[str, Entity], names: Names
) -> Iterator[Triple]:
    """An argument is the entity and beside it the words, or the words alone where it is none."""
    placed = any(argument.role == "place" for argument in fact.arguments)
    said = {"time": fact.time, "quantity": fact.quantity, "place": None if placed else fact.place}
    for argument in fact.arguments:
        words = _phrase(argument)
        is_event = argument.role == "time" and argument.end.kind != "time"  # "after the war"
        role = "" if is_event else argument.role
        qualifier = said.get(argument.role)
        if qualifier and qualifier in words:
            said[argument.role] = qualifier = None
        if argument.end.id in entities and role not in _LITERAL_ROLES:
            yield Triple(subject, _ARGUMENT_PHRASE, text(words))
            yield Triple(subject, _role(role), names.entity(argument.end.id))
        elif words not in (qualifier or ""):
            yield Triple(subject, _role(role), text(words))
    for role, qualifier in said.items():
        if qualifier:
            yield Triple(subject, _role(role), text(qualifier))


def _role(name: str) -> NamedNode:
    return node(ROLES[name]) if name in ROLES else _ARGUMENT


def _values(fact: Fact, subject: NamedNode) -> Iterator[Triple]:
    """Days and numbers as typed literals, and the clauses beside the claim in their words."""
    if fact.interval is not None:
        for bound, day in ((_TIME_START, fact.interval.start), (_TIME_END, fact.interval.end)):
            if day is not None:
                yield Triple(subject, bound, moment(day))
    amount = fact.amount
    if amount is not None:
        for bound, value in ((_QUANTITY_LOW, amount.low), (_QUANTITY_HIGH, amount.high)):
            if value is not None:
                yield Triple(subject, bound, decimal(value))
        yield Triple(subject, _COMPARISON, text(amount.comparison))
        if amount.unit:
            yield Triple(subject, _UNIT, text(amount.unit))
    for clause in fact.circumstances:
        yield Triple(subject, _role(clause.role), text(clause.text))


def _phrase(argument: Argument) -> str:
    return " ".join(part for part in (argument.preposition, argument.end.mention.text) if part)
