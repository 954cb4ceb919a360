"""Offices and units without a name: whose minister, ambassador or brigade it is."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.obliques import obliques
from extractors.rules.base import Proposition, Sentence
from extractors.rules.possessive import PLACES, be_of
from extractors.rules.roles import noun_words, owner
from extractors.tokens import Token
from extractors.words import words

NO_HOLDERS = frozenset({"compound", "appos", "attr", "amod", "oprd", "ROOT"})
OWNERS = PLACES | {"organization"}


def office(sentence: Sentence) -> Iterator[Proposition]:
    """Somebody without a name in an office: "Chile's foreign minister" → be foreign minister of.

    Units and their commanders belong to an army in the same way. Who is named has a title instead,
    but of a holder whom only the date tells nothing else says it.
    """
    for token in sentence.tokens:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words("office_nouns"):
            continue
        by_date = sentence.resolver.clue(token) == "office at that date"
        if sentence.is_named(token) and not by_date:
            continue
        if token.dep_ in NO_HOLDERS or token.head.lower_ == "as":
            continue
        for of in _belongs_to(sentence, token):
            if {e.kind for e in sentence.resolver.entities_of(of)} <= OWNERS:
                yield be_of("office", token, noun_words(sentence, token), of)


def _belongs_to(sentence: Sentence, noun: Token) -> list[Token]:
    """The names that a noun belongs to: before it, or after "of"."""
    of = owner(sentence, noun)
    if of is not None:
        return [of] if sentence.is_named(of) else []
    heads = [o.head for o in obliques(noun, noun) if o.preposition == "of"]
    return [head for head in heads if sentence.is_named(head)]
