"""Binary triples: inner objects and prepositions are folded into the relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.objects import objects
from extractors.obliques import obliques
from extractors.openie.arguments import attributes
from extractors.openie.phrases import Phrase, Row, Words, prepositional, shared_after, split
from extractors.openie.relation import relation, verb_words
from extractors.openie.statements import Statement, hangs_on_noun, is_empty, purposes
from extractors.tokens import Token
from extractors.tree import child, children, first_conjunct
from extractors.verbs import has_to, is_time
from extractors.words import words

DEEPEST = 4  # phrases within one another
# Prepositions whose phrase belongs to the verb so closely that later ones stand behind it.
CLOSE = frozenset(["by", "to", "with", "into", "onto", "through", "upon", "against", "at", "of"])


def _verbal(lead: Words, verb: Token) -> Iterator[Phrase]:
    """What a participle or infinitive leads to: "cases involving fraud", "plans to build"."""
    group = (*lead, *verb_words(verb))
    found = [p for t in objects(verb) for p in split(t)] or attributes(verb)
    for object_ in found:
        yield replace(object_, lead=group)
    base = (*group, *found[0].words) if found else group
    for oblique in obliques(verb):
        for p in prepositional(oblique):
            yield replace(p, lead=(*base, *p.lead))


def _within(head: Token) -> Iterator[Phrase]:
    """What hangs on a noun or adjective: prepositions, gerunds, participles, infinitives."""
    for oblique in obliques(head, head):
        yield from prepositional(oblique)
    late = {kid.i for kid in shared_after(head)}
    for oblique in obliques(first_conjunct(head), head) if late else []:
        if oblique.prepositions[0].i in late:
            yield from prepositional(oblique)
    for kid in head.rights:
        if kid.dep_ == "prep":
            for preposition in (kid, *children(kid, "conj")):
                for gerund in children(preposition, "pcomp"):
                    if gerund.tag_ == "VBG":
                        yield from _verbal((preposition.i,), gerund)
        elif kid.dep_ in ("acl", "relcl") and (kid.tag_ == "VBG" or has_to(kid)):
            yield from _verbal((), kid) if child(kid, "nsubj", "nsubjpass") is None else ()


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
        if argument.lead and argument.lead[0] > statement.clause.verb.i:
            nominal = argument.head.pos_ not in ("VERB", "AUX") and not is_time(argument.head)
            return argument if nominal else None
    return None


def _stands_behind(argument: Phrase, close: Phrase) -> bool:
    """Whether an argument is read after the close one: "was hit by a storm in — May"."""
    if argument.head.i == close.head.i or argument.lead == close.lead:
        return False
    fronted = (argument.lead or argument.words)[0] < close.lead[0]
    return fronted or close.head.doc[close.lead[0]].lower_ in CLOSE


def _ends(statement: Statement) -> Iterator[tuple[Words, Words]]:
    own = relation(statement.clause)
    bases = [own]
    if statement.objects:
        nouns = [o for o in statement.objects if o.head.dep_ != "ccomp"]
        bases = [(*own, *o.words) for o in nouns] or bases
        for object_ in statement.objects:
            yield from _fold(own, object_)
    close = _close(statement)
    doc = statement.clause.verb.doc
    for base in bases:
        for purpose in purposes(statement.clause.verb):
            for end in _verbal((), purpose):
                yield from _fold(base, end)
        for argument in statement.arguments:
            clausal = argument.head.pos_ in ("VERB", "AUX") and argument.head.dep_ == "advcl"
            if clausal and doc[argument.lead[0]].lower_ not in words("adverbial_marks"):
                continue
            if close is not None and _stands_behind(argument, close):
                yield from _fold((*base, *close.lead, *close.words), argument)
            else:
                yield from _fold(base, argument)


def folded(statement: Statement) -> Iterator[Row]:
    """The triples of a statement: subject, relation, (object,)."""
    clause = statement.clause
    if clause.origin in ("infinitive of a noun", "purpose") or hangs_on_noun(clause.verb):
        return  # folded in where that stands on which it hangs
    if is_empty(statement):
        return
    found = list(_ends(statement))
    if not found and not clause.passive:
        found = [(relation(clause), adverb.words) for adverb in statement.adverbs[-1:]]
    subject = statement.subject.plain
    for before, end in found:
        if before and end and subject:
            yield Row(statement.signs, subject, before, (end,))
