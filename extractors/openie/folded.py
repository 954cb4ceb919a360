"""Binary triples: inner objects and prepositions are folded into the relation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.obliques import obliques
from extractors.objects import objects
from extractors.openie.phrases import Phrase, Words, prepositional, split, whole
from extractors.openie.relation import relation, verb_words
from extractors.openie.statements import Statement
from extractors.tree import children
from extractors.verbs import has_to, is_time
from extractors.words import words

Row = tuple[float, Words, Words, tuple[Words, ...]]

DEEPEST = 4  # phrases within one another
# Prepositions whose phrase belongs to the verb so closely that later ones stand behind it.
CLOSE = frozenset("by to with into onto through upon against at of".split())


def _verbal(lead: Words, verb: Token) -> Iterator[Phrase]:
    """What a participle or infinitive leads to: "cases involving fraud", "a plan to build ships"."""
    group = (*lead, *verb_words(verb))
    found = [p for t in objects(verb) for p in split(t)]
    for object_ in found:
        yield Phrase(group, object_.words, object_.whole, object_.head)
    base = (*group, *found[0].words) if found else group
    for oblique in obliques(verb):
        for p in prepositional(oblique):
            yield Phrase((*base, *p.lead), p.words, p.whole, p.head)


def _within(head: Token) -> Iterator[Phrase]:
    """What hangs on a noun or adjective: prepositional phrases, gerunds, participles, infinitives."""
    for oblique in obliques(head, head):
        yield from prepositional(oblique)
    for kid in head.rights:
        if kid.dep_ == "prep":
            for gerund in children(kid, "pcomp"):
                if gerund.tag_ == "VBG":
                    yield from _verbal((kid.i,), gerund)
        elif kid.dep_ in ("acl", "relcl") and (kid.tag_ == "VBG" or has_to(kid)):
            if not any(k.dep_ in ("nsubj", "nsubjpass") for k in kid.children):
                yield from _verbal((), kid)


def _fold(before: Words, phrase: Phrase, depth: int = 0) -> Iterator[tuple[Words, Words]]:
    """The phrase as an end, then what hangs on it, with the phrase in the relation."""
    before = (*before, *phrase.lead)
    yield before, phrase.words
    if depth < DEEPEST and phrase.head.pos_ not in ("VERB", "AUX"):
        for inner in _within(phrase.head):
            if inner.head.i not in phrase.words:
                yield from _fold((*before, *phrase.words), inner, depth + 1)


def _close(statement: Statement) -> Phrase | None:
    """The argument that is one with a verb without object: "was hit by a storm (in May)"."""
    if statement.objects:
        return None
    for argument in statement.arguments:
        after = argument.lead and argument.lead[0] > statement.clause.verb.i
        if after:
            word = argument.head.doc[argument.lead[0]].lower_
            return argument if word in CLOSE and not is_time(argument.head) else None
    return None


def _ends(statement: Statement) -> Iterator[tuple[Words, Words]]:
    own = relation(statement.clause)
    bases = [own]
    if statement.objects:
        bases = [(*own, *o.words) for o in statement.objects]
        for object_ in statement.objects:
            yield from _fold(own, object_)
    close = _close(statement)
    doc = statement.clause.verb.doc
    for base in bases:
        for argument in statement.arguments:
            clausal = argument.head.pos_ in ("VERB", "AUX") and argument.head.dep_ == "advcl"
            if clausal and doc[argument.lead[0]].lower_ not in words("adverbial_marks"):
                continue
            folded_in = close is not None and argument.head.i != close.head.i
            beside = folded_in and close is not None and argument.lead == close.lead
            if close is not None and folded_in and not beside:
                yield from _fold((*base, *close.lead, *close.words), argument)
            else:
                yield from _fold(base, argument)


def folded(statement: Statement) -> Iterator[Row]:
    """The triples of a statement: confidence, subject, relation, (object,)."""
    clause = statement.clause
    if (
        clause.origin == "infinitive of a noun"
        or clause.verb.dep_ == "pcomp"
        and (clause.verb.head.head.pos_ in ("NOUN", "PROPN"))
    ):
        return  # what hangs on a noun is folded in where the noun stands
    found = list(_ends(statement))
    if not found:
        found = [(relation(clause), adverb.words) for adverb in statement.adverbs[-1:]]
    subject = whole(statement.subject.head, clauses=False)
    for before, end in found:
        if before and end and subject:
            yield statement.confidence, subject, before, (end,)
