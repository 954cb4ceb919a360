"""Possessors and institutions: who owns or keeps a named thing."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.obliques import obliques
from extractors.rules.actions import action
from extractors.rules.base import Proposition, Sentence
from extractors.rules.oblique import is_argument
from extractors.rules.roles import owner
from extractors.tokens import Token
from extractors.tree import child, conjuncts
from extractors.verbs import is_predicate, is_time
from extractors.words import words

PLACES = frozenset({"place", "country"})


def be_of(rule: str, thing: Token, noun: str, of: Token) -> Proposition:
    """That a thing is the ``noun`` of somebody: "be navy of"."""
    return Proposition(
        rule=rule,
        subject=thing,
        label=f"be {noun} of",
        words=(thing,),
        object=of,
        predicate=thing,
    )


def possessive(sentence: Sentence) -> Iterator[Proposition]:
    """A named thing of a named owner: "Peru's Constitutional Court" → be court of Peru."""
    for token in sentence.tokens:
        if token.dep_ != "poss" or token.pos_ != "PROPN":
            continue
        thing = token.head
        if thing.pos_ != "PROPN" or sentence.is_person(thing) or not sentence.is_named(thing):
            continue
        if thing.lemma_.lower() in words("role_nouns") or child(thing, "compound") is None:
            continue  # a bare name has no noun that would say what it is: "Germany's Siemens"
        for possessor in conjuncts(token):
            yield be_of("possessive", thing, thing.lower_, possessor)


def institution(sentence: Sentence) -> Iterator[Proposition]:
    """An institution bears its country's name: "the Chilean Navy" → be navy of Chile."""
    for token in sentence.tokens:
        if token.lemma_.lower() not in words("institution_nouns"):
            continue
        if token.pos_ not in ("NOUN", "PROPN") or child(token, "poss") is not None:
            continue
        of = owner(sentence, token)
        if of is None:
            continue
        if {e.kind for e in sentence.resolver.entities_of(of)} <= PLACES:
            yield be_of("institution", token, token.lower_, of)


def nominal_event(sentence: Sentence) -> Iterator[Proposition]:
    """A noun of action, its owner and more: "Japan's surrender in the war" → surrender in."""
    for token in sentence.tokens:
        if token.dep_ != "poss" or token.head.pos_ != "NOUN":
            continue
        noun = token.head
        if noun.lemma_ in words("planned_nouns") or noun.lemma_ in words("role_nouns"):
            continue
        if action(noun) is not None:
            continue  # read as a verb by the rule "noun of action"
        acts = noun.lemma_ in words("event_nouns")
        for oblique in obliques(noun, noun):
            if not is_argument(oblique) or not sentence.is_named(oblique.head):
                continue
            if oblique.preposition in words("locative_prepositions") and not acts:
                continue  # "a farmer's barn in Kent"
            for possessor in conjuncts(token):
                if is_time(possessor):
                    continue  # "Thursday's match against Leeds"
                yield Proposition(
                    rule="nominal",
                    subject=possessor,
                    label=f"{noun.lower_} {oblique.preposition}",
                    words=(noun, *oblique.prepositions),
                    object=oblique.head,
                    predicate=noun,
                )


def between(sentence: Sentence) -> Iterator[Proposition]:
    """What stands between two parties: "talks between A and B" → the talks be between A, … B."""
    for token in sentence.tokens:
        if token.lower_ != "between" or token.dep_ != "prep" or token.head.pos_ != "NOUN":
            continue
        inner = child(token, "pobj")
        if inner is None:
            continue
        parties = conjuncts(inner)
        for party in parties:
            yield Proposition(
                rule="between",
                subject=token.head,
                label="be between",
                words=(token,),
                object=party,
                predicate=token.head,
            )
        if len(parties) == 1 and len(sentence.resolver.entities_of(inner)) == 2:
            yield Proposition(
                rule="between",
                subject=inner,
                label=f"{token.head.lower_} with",
                words=(token.head, token),
                object=inner,
                predicate=token.head,
            )
        if len(parties) == 2 and all(sentence.is_named(p) for p in parties):
            yield Proposition(
                rule="between",
                subject=parties[0],
                label=f"{token.head.lower_} with",
                words=(token.head, token),
                object=parties[1],
                predicate=token.head,
            )


def located(sentence: Sentence) -> Iterator[Proposition]:
    """A thing and the named place that it is in: "a shipyard in Poland" → be in."""
    for token in sentence.tokens:
        if token.dep_ != "prep" or token.lower_ not in ("in", "at", "near"):
            continue
        noun = token.head
        if noun.pos_ not in ("NOUN", "PROPN") or is_predicate(noun):
            continue
        if noun.pos_ == "PROPN" and noun.dep_ == "conj":
            continue  # "a match between Leeds and Hull in Rome": all that is before it
        if noun.lemma_ in words("abstract_nouns", "measure_nouns"):
            continue
        place = child(token, "pobj")
        if place is None or not sentence.is_named(place):
            continue
        kinds = {entity.kind for entity in sentence.resolver.entities_of(place)}
        if kinds <= PLACES:
            for head in conjuncts(place):
                if not {e.kind for e in sentence.resolver.entities_of(head)} <= PLACES:
                    continue
                if _tells_place(sentence, noun, head):
                    continue
                yield Proposition(
                    rule="located",
                    subject=noun,
                    label=f"be {token.lower_}",
                    words=(token,),
                    object=head,
                    predicate=noun,
                )


def _tells_place(sentence: Sentence, noun: Token, place: Token) -> bool:
    """Whether the thing is already known as the place's: "rebels in Sudan"."""
    owners = {thing.owner for thing in sentence.resolver.entities_of(noun)}
    return any(entity.id in owners for entity in sentence.resolver.entities_of(place))
