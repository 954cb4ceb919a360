"""Verbs that bring their object somewhere: where it is then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.clause import Clause
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.oblique import is_argument
from extractors.tree import lemma
from extractors.verbs import particles
from extractors.wording import relation_words
from extractors.words import words

WAYS = frozenset({"to", "into", "onto", "from", "out of"})
STATES = frozenset({"in", "on", "under", "at", "among", "near"})


@cache
def _participles() -> dict[str, tuple[str, frozenset[str]]]:
    """By verb: its participle, and the prepositions of where its object then is."""
    found = {}
    for entry in words("caused_motion"):
        verb, participle = (field.strip() for field in entry.split("|"))
        static = participle.endswith(" static")
        found[verb] = (participle.removesuffix(" static"), WAYS | STATES if static else WAYS)
    return found


def _ways(sentence: Sentence, clause: Clause) -> Iterator[Proposition]:
    participle, prepositions = _participles()[lemma(clause.verb)]
    nouns = [o for o in clause.objects if o.pos_ in ("NOUN", "PROPN", "PRON")]
    for oblique in clause.obliques:
        if oblique.preposition not in prepositions or not is_argument(oblique):
            continue
        for object_ in nouns:
            between = clause.verb.i < object_.i < oblique.head.i
            if between and sentence.leads_to_name(object_):
                yield propose(
                    clause,
                    "moved",
                    object_,
                    f"be {participle} {oblique.preposition}",
                    relation_words(clause, oblique.prepositions),
                    oblique.head,
                    arguments=tuple(o for o in clause.obliques if o.head.i != oblique.head.i),
                    recipients=(),
                )


def moved(sentence: Sentence) -> Iterator[Proposition]:
    """Where an object is brought: "Kenya put its army on alert" → its army be put on alert.

    Only of objects that lead to a name, and where no verb above plans or orders it.
    """
    for clause in sentence.clauses.all:
        known = lemma(clause.verb) in _participles() and not particles(clause.verb)
        if known and not clause.passive and not clause.chain:
            yield from _ways(sentence, clause)
