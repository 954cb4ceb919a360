"""Relative clauses of place: "the city where she was born"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.rules.base import Proposition, Sentence, propose
from extractors.tree import kids
from extractors.verbs import antecedent
from extractors.wording import label, relation_words

PLACES = frozenset({"place", "country"})


def relative_place(sentence: Sentence) -> Iterator[Proposition]:
    """What happened where: "Aleppo, where he was born" → be born in Aleppo.

    Only of what has no object and no further place of its own.
    """
    for clause in sentence.clauses.all:
        where = next((kid for kid in kids(clause.verb) if kid.lower_ == "where"), None)
        if where is None or clause.objects or clause.verb.dep_ != "relcl":
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
