"""Light verbs: the noun after them is what is done."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import Oblique, obliques
from extractors.rules.actions import Action, action
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.oblique import is_argument
from extractors.rules.path import through
from extractors.tokens import Token
from extractors.tree import child, lemma
from extractors.verbs import particles
from extractors.wording import label, relation_words
from extractors.words import words


def light_object(clause: Clause) -> tuple[Token, Action] | None:
    """The noun of action that is the object of a light verb: visit, for "paid a visit to"."""
    verb = f"{lemma(clause.verb)} {' '.join(t.lower_ for t in particles(clause.verb))}".rstrip()
    if verb not in words("light_verbs") or clause.passive:
        return None
    if len(clause.objects) != 1:
        return None
    noun = clause.objects[0]
    found = action(noun)
    own = child(noun, "poss") is None or lemma(clause.verb) != "receive"
    return (noun, found) if found is not None and own and noun.i > clause.verb.i else None


def _targets(clause: Clause, noun: Token, to: tuple[str, ...]) -> Iterator[Oblique]:
    for oblique in (*obliques(noun, noun), *clause.obliques):
        if oblique.preposition in to and is_argument(oblique) and oblique.head.i > noun.i:
            yield oblique


def light(sentence: Sentence) -> Iterator[Proposition]:
    """A light verb and its noun are one action: "launched an attack on the port" → attack.

    So "paid a visit to Lima" → visit, "held talks with the minister" → hold talks with. What they
    did it in is gone through: "made the pledge during a meeting with her" → pledge during meeting
    with.
    """
    for clause in sentence.clauses.all:
        found = light_object(clause)
        if found is None or clause.verb.lemma_ == "receive":
            continue
        noun, done = found
        own = 1 + len(particles(clause.verb))
        before = label(clause).split()[:-own]
        targets = [("", target) for target in _targets(clause, noun, done.to)]
        past = [
            found for o in clause.obliques for found in through(sentence, o) if found[1] is not o
        ]
        for more, target in (*targets, *past):
            for subject in clause.subjects:
                if subject.i == target.head.i:
                    continue
                yield propose(
                    clause,
                    "light verb" if not more else "light verb at event",
                    subject,
                    " ".join([*before, done.verb, *more.split()]),
                    relation_words(clause, (noun, *target.prepositions)),
                    target.head,
                    arguments=tuple(o for o in clause.obliques if o.head.i != target.head.i),
                    recipients=(),
                )
