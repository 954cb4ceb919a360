"""Active clauses with an object."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.path import purpose_object
from extractors.tokens import Token
from extractors.tree import child, children
from extractors.verbs import has_to, is_time
from extractors.wording import label, relation_words
from extractors.words import words

NAMING = frozenset({"brand", "call", "dub", "label", "term"})


def _only_expects(clause: Clause) -> bool:
    """ "expected the firm to make an offer": what is expected is the offer, not the firm."""
    below = (*children(clause.verb, "xcomp", "ccomp", "advcl"), *_infinitives(clause))
    return clause.verb.lemma_ in words("estimating_verbs") and any(has_to(verb) for verb in below)


def _infinitives(clause: Clause) -> list[Token]:
    return [kid for object_ in clause.objects for kid in children(object_, "acl")]


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
        if _only_expects(clause):
            continue
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
