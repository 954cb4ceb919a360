"""Of two propositions of a sentence that say the same, the more informative one stays."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.rules.base import Proposition
from extractors.tokens import Token


def _is_definite(noun: Token) -> bool:
    return any(kid.lower_ == "the" or kid.dep_ == "poss" for kid in noun.lefts)


def _says_more(one: Proposition, other: Proposition) -> bool:
    """Whether ``one`` says all that ``other`` says, and more.

    A light verb resolved ("visit Lima") says more than its parts ("pay visit"); a place within a
    relation ("be largest city in") more than that place alone; a verb with its end more than the
    verb without.
    """
    if one.subject.i != other.subject.i and other.rule != "located":
        return False
    same_clause = one.predicate.i == other.predicate.i
    same_end = (
        one.object is not None and other.object is not None and one.object.i == other.object.i
    )
    if one.rule.startswith("light verb") and same_clause:
        through = other.object is not None and other.object.i in {t.i for t in one.words}
        return (through and "event" not in one.rule) or (same_end and other.rule.startswith("path"))
    if other.rule == "located" and same_end and one.rule != "located":
        if one.rule.startswith("path") and _is_definite(other.subject):
            return False  # "extend the mission in Lebanon": it is there all the same
        return one.subject.i == other.subject.i or other.subject.i in {t.i for t in one.words}
    return other.object is None and same_clause and one.object is not None and bool(one.verbs)


def informative(propositions: Iterable[Proposition]) -> list[Proposition]:
    """The propositions of a sentence in order, without those that another one says more fully."""
    found = list(propositions)
    by_clause: dict[int, list[Proposition]] = {}
    by_end: dict[int, list[Proposition]] = {}
    for one in found:
        by_clause.setdefault(one.predicate.i, []).append(one)
        if one.object is not None:
            by_end.setdefault(one.object.i, []).append(one)
    kept = []
    for other in found:
        near = by_clause[other.predicate.i]
        if other.rule == "located" and other.object is not None:
            near = by_end[other.object.i]
        if not any(one is not other and _says_more(one, other) for one in near):
            kept.append(other)
    return kept
