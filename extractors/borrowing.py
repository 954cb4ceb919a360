"""Subjects that a clause borrows from words that are no clause of their own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tokens import Token
from extractors.tree import child, children, conjuncts
from extractors.verbs import is_predicate
from extractors.words import words


def before_finite(verb: Token) -> list[Token]:
    """ "soldiers deployed there had been killed": a finite verb takes the clause before it.

    The parser reads such a reduced relative as a clause of its own and leaves the main verb
    without a subject.
    """
    for kid in verb.head.lefts if verb.i < verb.head.i else verb.head.rights:
        if kid.i >= verb.i or not is_predicate(kid) or kid.dep_ not in ("ccomp", "advcl"):
            continue
        if kid.right_edge.i == verb.left_edge.i - 1 and child(kid, "nsubj") is not None:
            return [t for s in children(kid, "nsubj") for t in conjuncts(s)]
    return []


def shown(noun: Token) -> Token:
    """ "photos of a diver holding a net": who is in a picture, not the picture, does it."""
    of = child(noun, "prep") if noun.lemma_ in words("picture_nouns") else None
    inner = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return inner if inner is not None else noun


def who_does(noun: Token, subjects: Sequence[Token]) -> list[Token]:
    """Who does the gerund of a noun: "has a habit, her habit, with the aim of paying late".

    ``subjects`` are those of the clause above. Nobody does what a subject consists in ("the thrill
    of winning") or what is only possible.
    """
    owner = child(noun, "poss")
    if owner is not None:
        return conjuncts(owner)
    aimed = noun.lemma_ in words("planned_nouns")
    possible = noun.lemma_ in words("possible_nouns")
    return list(subjects) if (noun.dep_ == "dobj" or aimed) and not possible else []
