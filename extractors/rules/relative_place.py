"""Relative clauses of place: "the city where she was born"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.rules.base import Proposition, Sentence, propose
from extractors.tree import children, kids
from extractors.verbs import antecedent, is_time
from extractors.wording import label, relation_words
from extractors.words import words

PLACES = frozenset({"place", "country"})


def _has_place(clause: Clause) -> bool:
    where = words("locative_prepositions")
    return any(o.preposition in where and not is_time(o.head) for o in clause.obliques)


def relative_place(sentence: Sentence) -> Iterator[Proposition]:
    """What happened where: "Aleppo, where he was born" → be born in Aleppo.

    Only of what has no object and no further place of its own.
    """
    for clause in sentence.clauses.all:
        where = next((kid for kid in kids(clause.verb) if kid.lower_ == "where"), None)
        if where is None or clause.objects or clause.verb.dep_ != "relcl":
            continue
        if children(clause.verb, "ccomp", "xcomp", "acomp") or _has_place(clause):
            continue
        place = antecedent(clause.verb)
        if place is None or clause.verb.lemma_ == "be":
            continue
        known = any(e.kind in PLACES for e in sentence.resolver.entities_of(place))
        if not known and not (sentence.is_name(place) and where.i - place.i <= 2):
            continue
        for subject in clause.subjects:
            yield propose(
                clause,
                "relative place",
                subject,
                label(clause, "in"),
                relation_words(clause, (where,)),
                place,
            )
