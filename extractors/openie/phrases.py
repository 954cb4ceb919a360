"""The words of a noun phrase, shorter or longer, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from extractors.obliques import Oblique, obliques
from extractors.tree import conjuncts, noun_phrase

Words = tuple[int, ...]  # indexes of tokens, in the order in which they are read

DEEPEST = 4  # prepositional phrases within one another
QUOTES = frozenset({'"', "``", "''", "“", "”"})
# What a noun phrase as a whole does without.
LOOSE = frozenset({"relcl", "appos", "cc", "conj", "preconj", "advcl", "ccomp", "parataxis", "dep"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, with the preposition that leads to it.

    ``words`` is the phrase without what follows its head, ``whole`` the phrase with the
    prepositional phrases and participles after the head, ``inner`` those phrases by themselves.
    """

    prepositions: Words
    words: Words
    whole: Words
    head: Token | None = None
    inner: tuple[Phrase, ...] = field(default=())


def tidy(words: Words, head: Token) -> Words:
    """The words without quotation marks and without marks at either end."""
    doc = head.doc
    kept = [i for i in words if doc[i].text not in QUOTES and not doc[i].is_space]
    while kept and doc[kept[0]].is_punct:
        kept.pop(0)
    while kept and doc[kept[-1]].is_punct and doc[kept[-1]].text not in (")",):
        kept.pop()
    if kept and doc[kept[-1]].text == ")" and not any(doc[i].text == "(" for i in kept):
        kept.pop()
    return tuple(kept)


def short(head: Token) -> Words:
    """The noun phrase up to its head: "the first Prime Minister" of "… of Australia"."""
    return tidy(tuple(t.i for t in noun_phrase(head, of=False)), head)


def whole(head: Token) -> Words:
    """The noun phrase with its prepositional phrases, without clauses and coordinations."""
    kept = list(short(head))
    for kid in head.rights:
        if kid.dep_ in ("prep", "nummod", "acl", "advmod", "npadvmod", "amod"):
            kept.extend(_below(kid))
    return tidy(tuple(sorted(dict.fromkeys(kept))), head)


def _below(token: Token) -> list[int]:
    """The token's subtree without relative clauses and appositions."""
    found = [token.i]
    for kid in token.children:
        if kid.dep_ not in ("relcl", "appos", "parataxis", "dep"):
            found.extend(_below(kid))
    return found


def subtree(head: Token) -> Words:
    """All that hangs on the token: the words of a clause."""
    return tidy(tuple(t.i for t in head.subtree), head)


def phrase(head: Token, oblique: Oblique | None = None, depth: int = 0) -> Phrase:
    """The phrase of a head; ``oblique`` says which preposition leads to it."""
    inner: tuple[Phrase, ...] = ()
    if depth < DEEPEST:
        inner = tuple(phrase(o.head, o, depth + 1) for o in obliques(head, head))
    prepositions = tuple(t.i for t in oblique.prepositions) if oblique is not None else ()
    return Phrase(prepositions, short(head), whole(head), head, inner)


def phrases(head: Token) -> list[Phrase]:
    """The phrases of a head and of what is coordinated with it."""
    return [phrase(t) for t in conjuncts(head)]
