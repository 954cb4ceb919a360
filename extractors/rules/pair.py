"""Compounds that hold a relation of two names: "the Peru-Chile trade deal"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.rules.base import Proposition, Sentence
from extractors.tokens import Token
from extractors.tree import children, kids
from extractors.words import words

HYPHENS = frozenset("-–—/")


def _partners(sentence: Sentence, noun: Token) -> tuple[Token, Token] | None:
    """The two names joined by a hyphen before the noun: Peru and Chile."""
    for kid in children(noun, "compound", "amod", "nmod"):
        joined = any(t.text in HYPHENS for t in kids(kid))
        for first in children(kid, "compound", "amod", "nmod") if joined else ():
            between = noun.doc[first.i + 1 : kid.i]
            hyphen = len(between) == 1 and between[0].text in HYPHENS
            if hyphen and sentence.is_named(first) and sentence.is_named(kid):
                return first, kid
    return None


def pair(sentence: Sentence) -> Iterator[Proposition]:
    """Two names joined before a noun of relation: "the US-China trade deal" → trade deal with."""
    for token in sentence.tokens:
        noun = token.kids and token.pos_ in ("NOUN", "PROPN")
        known = noun and token.lemma_.lower() in words("event_nouns", "paired_nouns")
        found = _partners(sentence, token) if known else None
        if found is None:
            continue
        first, second = found
        inner = [t for t in kids(token) if second.i < t.i < token.i and t.pos_ in ("NOUN", "ADJ")]
        tokens = (*inner, token)
        yield Proposition(
            rule="pair",
            subject=first,
            label=" ".join([*(t.lower_ for t in tokens), "with"]),
            words=tokens,
            object=second,
            predicate=token,
        )
