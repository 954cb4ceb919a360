"""First persons: "I", "my" and "we" in quotation marks stand for who is quoted."""

from __future__ import annotations

from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref

SINGULAR = bag("i me my mine myself")
PLURAL = bag("we us our ours ourselves")
VOICES = bag("spokesman spokeswoman spokesperson representative")
REACH = 14


def first_person(state: Discourse, ref: Ref) -> Ref | None:
    """The reference of the speaker of the quotation that a pronoun stands in.

    "I doubt they will agree," Professor Marsh said → Professor Marsh.
    """
    view = state.view
    return speaker(state, ref.i) if view.quoted(ref.i) else None


def speaker(state: Discourse, i: int, depth: int = 4) -> Ref | None:
    """Who says the quotation that token ``i`` stands in; None where the text does not tell."""
    view = state.view
    begin, end = view.quotes[i] or (i, i + 1)
    verb = i
    while view.head[verb] != verb:
        verb = view.head[verb]
        if not view.quoted(verb) and view.lemma[verb] in words("speech"):
            found = _subject(state, verb)
            if found is not None:
                return found
    near = list(range(end, min(len(view), end + REACH)))
    near += list(range(begin - 1, max(-1, begin - REACH - 6), -1))
    for j in near:
        if view.lemma[j] in words("speech") and not view.quoted(j) and view.pos[j] == "VERB":
            found = _subject(state, j)
            if found is not None:
                return found
    before = begin - 1
    while before > 0 and view.tag[before] == "_SP":
        before -= 1
    if depth and before > 0 and view.quoted(before):
        return speaker(state, before, depth - 1)  # the quotation goes on in a new paragraph
    return None


def _subject(state: Discourse, verb: int) -> Ref | None:
    view = state.view
    subject = view.child(verb, *SUBJECTS)
    if subject is None:
        return None
    ref = state.references.at.get(subject)
    if ref is None or view.quoted(subject):
        return None
    return ref


def voice(cluster: Cluster) -> tuple[Cluster, ...]:
    """Whom a speaker's "we" stands for: a spokesperson's organization, else the speaker."""
    if cluster.attributes & VOICES:
        return cluster.owners[:1] or ((cluster.country,) if cluster.country else ())
    return (cluster,)
