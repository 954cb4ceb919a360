"""Binary triples: inner objects and prepositions are folded into the relation."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.openie.phrases import Phrase, Words
from extractors.openie.statements import Statement

Row = tuple[float, Words, Words, tuple[Words, ...]]


def _fold(before: Words, phrase: Phrase) -> Iterator[tuple[Words, Words]]:
    """The phrase as an end, then what hangs on it, with the phrase in the relation."""
    relation = (*before, *phrase.prepositions)
    yield relation, phrase.words
    for inner in phrase.inner:
        yield from _fold((*relation, *phrase.words), inner)


def folded(statement: Statement) -> Iterator[Row]:
    """The triples of a statement: confidence, subject, relation, (object,)."""
    found: list[tuple[Words, Words]] = []
    bases = [statement.relation]
    if statement.objects:
        bases = [(*statement.relation, *o.words) for o in statement.objects]
        for object_ in statement.objects:
            found.extend(_fold(statement.relation, object_))
    for base in bases:
        for argument in statement.arguments:
            found.extend(_fold(base, argument))
    if not found:
        for adverb in statement.adverbs[-1:]:
            found.append((statement.relation, adverb.words))
    for relation, object_words in found:
        if relation and object_words and statement.subject.words:
            yield statement.confidence, statement.subject.words, relation, (object_words,)
