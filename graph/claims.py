"""The claim: one for each fact and sentence, with everything the sentence says about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Triple
from rdflib import PROV, RDF

from extractors.facts import Argument, End, Entity, Fact
from graph.descriptions import event_type
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
_TENSE = node(TW.tense)
_CUE = node(TW.attributionCue)
_EVENT_TYPE = node(TW.eventType)
_ARGUMENT = node(TW.argument)
_ARGUMENT_PHRASE = node(TW.argumentPhrase)
_ARGUMENT_MENTION = node(TW.argumentMention)
_SUBJECT_MENTION = node(TW.subjectMention)
_OBJECT_MENTION = node(TW.objectMention)
_ATTRIBUTION_MENTION = node(TW.attributionMention)
_NAMED_EDGE = node(TW.namedEdge)
_NAMED_EDGE_CLASS = node(TW.NamedEdge)
_PLACE = node(TW.place)
_TIME_START = node(TW.timeStart)
_TIME_END = node(TW.timeEnd)
_QUANTITY_LOW = node(TW.quantityLow)
_QUANTITY_HIGH = node(TW.quantityHigh)
_COMPARISON = node(TW.comparison)
_UNIT = node(TW.unit)
_LITERAL_ROLES = ("time", "quantity")


@cache
def _value(name: str) -> NamedNode:
    return node(TW[name.capitalize()])


def claim(fact: Fact, entities: Mapping[str, Entity], names: Names) -> Iterator[Triple]:
    """The triples of the claim itself; ``rdf:object`` is absent where the fact has no object."""
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
    yield Triple(subject, _EXTRACTOR, text(fact.extractor))
    if fact.tense != "none":
        yield Triple(subject, _TENSE, text(fact.tense))
    kind = event_type(fact.relation.event)
    if kind is not None:
        yield Triple(subject, _EVENT_TYPE, kind)
    evidence = fact.evidence
    yield Triple(subject, _QUOTED_FROM, names.span(evidence.document, evidence.start, evidence.end))
    if fact.attributed_to is not None:
        yield Triple(subject, _ATTRIBUTED, names.entity(fact.attributed_to.id))
    if fact.attribution_cue:
        yield Triple(subject, _CUE, text(fact.attribution_cue))
    yield from _mentions(fact, subject, names)
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
        yield Triple(subject, _TYPE, _NAMED_EDGE_CLASS)
        return
    beside = names.fact(edge.fact, "-names")
    yield Triple(subject, _NAMED_EDGE, beside)
    yield Triple(beside, _TYPE, _NAMED_EDGE_CLASS)
    yield Triple(beside, _TYPE, _STATEMENT)
    yield Triple(beside, _SUBJECT, names.entity(edge.subject))
    yield Triple(
        beside, _PREDICATE, named_relation(edge.subject_phrase, edge.verb, edge.object_phrase)
    )
    yield Triple(beside, _OBJECT, names.entity(edge.object))


def _mentions(fact: Fact, subject: NamedNode, names: Names) -> Iterator[Triple]:
    ends: list[tuple[NamedNode, End | None]] = [
        (_SUBJECT_MENTION, fact.subject),
        (_OBJECT_MENTION, fact.object),
        (_ATTRIBUTION_MENTION, fact.attributed_to),
        *((_ARGUMENT_MENTION, argument.end) for argument in fact.arguments),
    ]
    for role, end in ends:
        if end is not None:
            words = end.mention
            yield Triple(
                subject,
                role,
                names.span(fact.evidence.document, words.start, words.end, "-mention"),
            )


def _arguments(
    fact: Fact, subject: NamedNode, entities: Mapping[str, Entity], names: Names
) -> Iterator[Triple]:
    """Time and quantity as words, the other arguments as entities where they are some."""
    for argument in fact.arguments:
        yield Triple(subject, _ARGUMENT_PHRASE, text(_phrase(argument)))
        is_event = argument.role == "time" and argument.end.kind != "time"  # "after the war"
        if argument.role not in _LITERAL_ROLES or is_event:
            known = argument.role in ROLES and not is_event
            role = node(ROLES[argument.role]) if known else _ARGUMENT
            listed = argument.end.id in entities
            words = argument.end.mention.text
            yield Triple(subject, role, names.entity(argument.end.id) if listed else text(words))
    for role_name, said in (("time", fact.time), ("quantity", fact.quantity)):
        for words in _literal_values(fact, role_name, said):
            yield Triple(subject, node(ROLES[role_name]), text(words))
    if fact.place and not any(argument.role == "place" for argument in fact.arguments):
        yield Triple(subject, _PLACE, text(fact.place))


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
        role = node(ROLES[clause.role]) if clause.role in ROLES else _ARGUMENT
        yield Triple(subject, role, text(clause.text))


def _literal_values(fact: Fact, role: str, said: str | None) -> list[str]:
    """The words of a role: the qualifier's, and those of arguments that it does not include."""
    values = [said] if said else []
    for argument in fact.arguments:
        words = argument.end.mention.text
        if argument.role == role and not any(words in value for value in values):
            values.append(words)
    return values


def _phrase(argument: Argument) -> str:
    return " ".join(part for part in (argument.preposition, argument.end.mention.text) if part)
