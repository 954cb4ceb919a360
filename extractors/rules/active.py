"""Active clauses with an object."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.path import purpose_object
from extractors.tree import child
from extractors.verbs import is_time
from extractors.wording import label, relation_words

NAMING = frozenset({"brand", "call", "dub", "label", "term"})


def active(sentence: Sentence) -> Iterator[Proposition]:
    """A subject does something to an object: "Pyongyang has sent shells, missiles and troops."

    Each subject is paired with each object. Subjects that the clause borrows (of a relative clause,
    a participle, an open complement, the verb before "and") count as its own.
    """
    for clause in sentence.clauses.all:
        if clause.passive or clause.verb.lemma_ in ("be", "say", "think"):
            continue
        name = child(clause.verb, "oprd")
        if clause.verb.lemma_ in NAMING and name is not None and name.pos_ != "ADJ":
            continue  # "called the verdict a disgrace": not "called the verdict"
        main = sentence.clauses.above(clause.verb)
        through = purpose_object(clause, main)
        if through is not None and not sentence.is_named(through):
            continue  # the rule "purpose" reads it with its main clause
        for subject in clause.subjects:
            for object_ in clause.objects:
                if is_time(object_) or object_.i == subject.i:
                    continue
                yield propose(
                    clause, "active", subject, label(clause), relation_words(clause), object_
                )
