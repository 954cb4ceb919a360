"""What was seen when a triple was read that makes it more or less likely to be right.

The signs are weighed as those of facts are (``extractors.confidence``), by other weights: a triple
is judged word by word, and no entity behind it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.confidence.signs import of_depth
from extractors.openie.phrases import Row
from extractors.tokens import Span
from extractors.tree import child, first_conjunct, kids
from extractors.verbs import RELATIVE_TAGS, has_to
from extractors.words import words

LONG_SENTENCE, VERY_LONG_SENTENCE = 20, 35  # tokens
FAR = 8  # tokens between a subject and its verb
LONG_SUBJECT, LONG_RELATION, LONG_END = 5, 4, 8  # words
DEEP = 1  # clauses around a clause


def of_sentence(sentence: Span) -> tuple[str, ...]:
    """The signs that hold for every triple of a sentence."""
    found = []
    if len(sentence) > VERY_LONG_SENTENCE:
        found.append("very long sentence")
    elif len(sentence) > LONG_SENTENCE:
        found.append("long sentence")
    texts = {token.text for token in sentence}
    if texts & {";", ":", "--", "–", "—"}:
        found.append("sentence of several parts")
    if texts & {'"', "“", "”", "``", "''"}:
        found.append("sentence with a quotation")
    root = next((token for token in sentence if token.head is token), sentence[0])
    if root.pos_ not in ("VERB", "AUX"):
        found.append("sentence without a main verb")
    return tuple(found)


def of_clause(clause: Clause) -> tuple[str, ...]:
    """The signs of a clause: where it stands and where its subject was found."""
    return tuple(_of_clause(clause))


def _of_clause(clause: Clause) -> Iterator[str]:
    verb = clause.verb
    outer = clause.chain[0] if clause.chain else verb
    yield f"subject found by: {clause.origin}" if clause.origin else "subject of its own"
    place = first_conjunct(outer).dep_
    if clause.origin in ("", "complement"):
        yield f"clause: {place}"
    if clause.passive:
        yield "passive"
    if verb.dep_ == "conj":
        yield "later verb of a list"
    if any(kid.dep_ == "conj" for kid in kids(verb)):
        yield "verb in a list"
    if len(clause.objects) > 1:
        yield "several objects"
    if len(clause.subjects) > 1:
        yield "several subjects"
    if len(clause.obliques) > 2:
        yield "many prepositions"
    if clause.verb.lemma_ == "be":
        yield "verb is be"
    if verb.lemma_ in words("reporting_verbs"):
        yield "verb of saying"
    if clause.chain:
        yield "chain of verbs"
    if has_to(verb) and not clause.chain:
        yield "bare infinitive"
    if not clause.objects and not clause.obliques:
        yield "neither object nor preposition"
    if child(verb, "ccomp") is not None:
        yield "a clause hangs on the verb"
    for subject in clause.subjects[:1]:
        if abs(subject.i - verb.i) > FAR:
            yield "subject far away"
        if subject.pos_ == "PRON":
            yield "relative pronoun as subject" if subject.tag_ in RELATIVE_TAGS else "pronoun"
    yield from of_depth(verb, DEEP)


def of_row(row: Row, shape: str) -> Iterator[str]:
    """The signs of a triple's words: how long its parts are and how many there are."""
    yield f"shape: {shape}"
    if len(row.subject) > LONG_SUBJECT:
        yield "long subject"
    if len(row.subject) == 1:
        yield "subject of one word"
    if len(row.relation) > LONG_RELATION and not isinstance(row.relation, str):
        yield "long relation"
    if len(row.ends[0]) > LONG_END:
        yield "long object"
    if len(row.ends[0]) == 1:
        yield "object of one word"
    if len(row.ends) > 1:
        yield f"further arguments: {min(len(row.ends) - 1, 3)}"
    if any(len(end) > LONG_END for end in row.ends[1:]):
        yield "long further argument"
