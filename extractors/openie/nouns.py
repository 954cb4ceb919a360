"""What noun phrases say without a verb: "Ada Byron, a mathematician" → is a mathematician."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.openie.phrases import Row, phrase, short, tidy
from extractors.rules.title import name_start
from extractors.tokens import Span, Token
from extractors.tree import conjuncts
from extractors.words import words

APPOSITION, PLACES, TITLE = "apposition", "place in a place", "title"  # signs
IS, IS_IN = "is", "is in"  # the only words that we supply; the sentence has none
NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def appositions(sentence: Span) -> Iterator[Row]:
    """A name beside a noun, in either order; two places side by side are part and whole."""
    for token in sentence:
        head = token.head
        if token.dep_ != "appos" or not {token.pos_, head.pos_} <= NOMINAL:
            continue
        if "PROPN" not in (token.pos_, head.pos_) or {token.ent_type_, head.ent_type_} & NO_NAMES:
            continue
        if token.ent_type_ == "GPE" and head.ent_type_ == "GPE":
            yield Row((PLACES,), short(head), IS_IN, (short(token),))
            continue
        if head.pos_ == "NOUN" and token.pos_ == "PROPN":
            yield Row((APPOSITION,), short(token), IS, (short(head),))
            continue
        for noun in conjuncts(token):
            yield Row((APPOSITION,), short(head), IS, (phrase(noun).whole,))


def titles(sentence: Span) -> Iterator[Row]:
    """Words of a role before a name: "Attorney General Janet Reno", "the artist Ai Weiwei"."""
    for token in sentence:
        if token.ent_type_ != "PERSON" or token.dep_ in ("compound", "nmod", "amod"):
            continue
        first = name_start(token)
        role = tidy(tuple(i for i in short(token) if i < first), token)
        if role and _is_role(token.doc[role[-1]]):
            yield Row((TITLE,), tuple(i for i in short(token) if i >= first), IS, (role,))


def _is_role(token: Token) -> bool:
    return token.pos_ == "NOUN" or (
        token.pos_ == "PROPN" and token.lemma_.lower() in words("role_nouns")
    )


def nominal(sentence: Span) -> Iterator[Row]:
    """The appositions and titles of a sentence."""
    yield from appositions(sentence)
    yield from titles(sentence)
