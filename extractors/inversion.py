"""Subjects that stand after their verb: "Among the dead were …", "In the bay lay …"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tokens import Token
from extractors.tree import child, children, kids
from extractors.words import words

AUXILIARIES = frozenset({"do", "have", "be", "will", "can", "could", "would", "should", "may"})


def late_subject(verb: Token) -> Token | None:
    """The subject after a verb that a place opens, which the parser takes for an object.

    "Among the dead were two nurses": nurses. "Behind the raid stood a militia": militia. Only a
    verb of being somewhere is turned round so, and only without a subject before it.
    """
    if children(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass"):
        return None
    if not any(kid.dep_ == "prep" and kid.i < verb.i for kid in kids(verb)):
        return None
    if verb.dep_ not in ("ROOT", "conj", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if verb.lemma_ == "be":
        return child(verb, "attr")
    return child(verb, "dobj") if verb.lemma_ in words("inverting_verbs") else None


def after_auxiliary(subjects: Sequence[Token], verb: Token) -> list[Token]:
    """Of two nouns read as subjects, the one after the auxiliary: "Only then did they …"."""
    for auxiliary in children(verb, "aux", "auxpass"):
        late = [subject for subject in subjects if subject.i > auxiliary.i]
        if auxiliary.lemma_ in AUXILIARIES and late and len(late) < len(subjects):
            return late
    return list(subjects)
