"""Comparisons of amounts: "exports more cars than France"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.obliques import obliques
from extractors.rules.base import Proposition, Sentence, propose
from extractors.tokens import Token
from extractors.tree import kids
from extractors.wording import label, relation_words

MORE = frozenset({"more", "fewer", "less", "better", "worse", "bigger", "larger", "smaller"})


def _compared(object_: Token) -> Token | None:
    """The comparative before the object's noun: more, for "more cars than France"."""
    return next((kid for kid in kids(object_) if kid.lower_ in MORE and kid.tag_ == "JJR"), None)


def comparison(sentence: Sentence) -> Iterator[Proposition]:
    """Who does more of it than whom: "Peru sold more silver than Chile" → sell more silver than."""
    for clause in sentence.clauses.all:
        for object_ in clause.objects:
            comparative = _compared(object_)
            if comparative is None:
                continue
            for oblique in (*obliques(object_, object_), *clause.obliques):
                if oblique.preposition != "than" or not sentence.is_named(oblique.head):
                    continue
                for subject in clause.subjects:
                    yield propose(
                        clause,
                        "comparison",
                        subject,
                        label(clause, comparative.lower_, object_.lower_, "than"),
                        relation_words(clause, (comparative, object_, *oblique.prepositions)),
                        oblique.head,
                        arguments=(),
                        recipients=(),
                    )
