"""Paths from name to name through a nameless object: "send troops to" Ukraine."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import Oblique, obliques
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.oblique import is_argument
from extractors.tokens import Token
from extractors.tree import noun_phrase
from extractors.verbs import has_to
from extractors.wording import label, relation_words
from extractors.words import words


def object_words(head: Token) -> list[str]:
    """The object as it stands in a relation: with one modifier, no numbers, no "the"."""
    phrase = noun_phrase(head, of=False)
    own = ("compound", "amod")
    kept = [t for t in phrase if t.i == head.i or (t.dep_ in own and not t.like_num)]
    return [t.text if t.ent_type_ and t.text[0].isupper() else t.lower_ for t in kept][-2:]


def through(sentence: Sentence, oblique: Oblique) -> Iterator[tuple[str, Oblique]]:
    """The oblique, or what an event in it leads to: "during a meeting with Putin".

    Yields the words between the verb (and its object) and the name, with the last oblique.
    """
    if sentence.leads_to_name(oblique.head):
        yield oblique.preposition, oblique
    if sentence.is_named(oblique.head) or oblique.head.lemma_ not in words("event_nouns"):
        return
    for inner in obliques(oblique.head, oblique.head):
        if inner.preposition in ("of",) or not is_argument(inner):
            continue
        if sentence.is_named(inner.head):
            event = " ".join(object_words(oblique.head))
            yield f"{oblique.preposition} {event} {inner.preposition}", inner


def _candidates(clause: Clause, object_: Token) -> list[Oblique]:
    found = [*obliques(object_, object_), *clause.obliques]
    return [o for o in found if o.preposition not in words("pathless_prepositions")]


def path(sentence: Sentence) -> Iterator[Proposition]:
    """Verb, nameless object and preposition between names: "sent aid to Ukraine" → send aid to.

    An event after the preposition is gone through as well: "made the pledge during a meeting with
    Putin" → make pledge during meeting with.
    """
    for clause in sentence.clauses.all:
        if clause.passive or clause.verb.lemma_ == "be":
            continue
        for subject in clause.subjects:
            if not sentence.leads_to_name(subject):
                continue
            for object_ in clause.objects[:3]:
                if sentence.is_named(object_) or object_.pos_ == "PRON":
                    continue
                noun = " ".join(object_words(object_))
                for recipient in clause.recipients:
                    if sentence.leads_to_name(recipient) and recipient.i != subject.i:
                        to = Oblique((), recipient)
                        yield _found(clause, subject, object_, f"{noun} to", to)
                for oblique in _candidates(clause, object_):
                    if not is_argument(oblique):
                        continue
                    for more, last in through(sentence, oblique):
                        if last.head.i != subject.i:
                            yield _found(clause, subject, object_, f"{noun} {more}", last)


def _found(clause: Clause, subject: Token, object_: Token, more: str, last: Oblique) -> Proposition:
    return propose(
        clause,
        "path",
        subject,
        label(clause, more),
        relation_words(clause, (object_, *last.prepositions)),
        last.head,
        arguments=(),
        recipients=(),
    )


def path_event(sentence: Sentence) -> Iterator[Proposition]:
    """The same without an object: "agreed in talks with the minister" → agree in talks with."""
    for clause in sentence.clauses.all:
        if clause.objects or clause.verb.lemma_ == "be":
            continue
        for subject in clause.subjects:
            if not sentence.leads_to_name(subject):
                continue
            for oblique in clause.obliques:
                for more, last in through(sentence, oblique):
                    if last is not oblique and last.head.i != subject.i:
                        yield propose(
                            clause,
                            "path event",
                            subject,
                            label(clause, more),
                            relation_words(clause, last.prepositions),
                            last.head,
                            arguments=(),
                            recipients=(),
                        )


def purpose_object(clause: Clause, main: Clause | None) -> Token | None:
    """The object that a purpose is read through: troops, for "send troops to support"."""
    if clause.origin != "purpose" or not has_to(clause.verb) or main is None:
        return None
    if main.verb.lemma_ == "be" or main.verb.dep_ == "xcomp" or main.passive:
        return None
    objects = [o for o in main.objects if o.i < clause.verb.i and o.pos_ in ("NOUN", "PROPN")]
    return objects[-1] if objects else None


def purpose(sentence: Sentence) -> Iterator[Proposition]:
    """What something is done for: "sent troops to support Moscow's war" → send troops to support.

    The whole is as real as its main clause, while the purpose alone would only be planned.
    """
    for clause in sentence.clauses.all:
        main = sentence.clauses.above(clause.verb)
        through_object = purpose_object(clause, main)
        if main is None or through_object is None or sentence.is_named(through_object):
            continue
        noun = " ".join(object_words(through_object))
        for subject in clause.subjects:
            for object_ in clause.objects:
                yield Proposition(
                    rule="purpose",
                    subject=subject,
                    label=label(main, noun, "to", clause.verb.lemma_),
                    words=tuple(relation_words(main, (through_object, clause.verb))),
                    object=object_,
                    predicate=main.verb,
                    verbs=main.verbs,
                )
