"""Cataphora: pronouns at the head of a sentence that wait for its subject."""

from __future__ import annotations

from extractors.coreference import nominals
from extractors.coreference.agreement import FEMALE, MALE, agrees, doubtful
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View


def fronted(view: View, ref: Ref) -> bool:
    """Whether a sentence opens with a phrase without a subject that the pronoun stands in.

    "Opening his speech, Erik Dahl said …", "In her letter to members, Anna Berg warned …".
    """
    begin, end = view.sents[ref.sent]
    while begin < ref.i and (view.pos[begin] == "ADV" or not view.text[begin][0].isalnum()):
        begin += 1  # "Afterwards, in her letter"
    if any(view.dep[i] in SUBJECTS for i in range(begin, ref.i)):
        return False
    if view.tag[begin] in ("VBG", "VBN"):
        return True
    if view.pos[begin] not in ("ADP", "SCONJ") or view.dep[ref.i] != "poss":
        return False
    return "," in view.text[ref.i : _subject(view, ref, end)]


def _whole(view: View, i: int) -> bool:
    """Whether a noun phrase holds no pronoun that is not yet known."""
    return not any(view.dep[k] in ("poss", "relcl") for k in view.kids[i])


def _surname(word: str, clusters: tuple[Cluster, ...]) -> bool:
    """Whether a name may be a person's though nothing but the syntax tells."""
    return word in MALE | FEMALE and clusters[0].kind != "place" and doubtful(clusters[0])


def _subject(view: View, ref: Ref, end: int) -> int:
    """The first subject after a pronoun, or the end of the sentence."""
    for i in range(ref.i + 1, end):
        if view.dep[i] in SUBJECTS and i != view.head[ref.i]:
            return i
    return end


def ahead(state: Discourse, ref: Ref) -> tuple[Ref | None, tuple[Cluster, ...]]:
    """The subject that follows a fronted phrase, where it agrees."""
    view = state.view
    _, end = view.sents[ref.sent]
    word = view.lower[ref.i]
    for i in range(ref.i + 1, end):
        if view.dep[i] in SUBJECTS and i not in (ref.i, view.head[ref.i]):
            other = state.references.at.get(i)
            if other is None:
                continue
            if other.sort == "pronoun":
                return None, ()  # "In her letter, she warned …": both go on from before
            if other.sort == "nominal" and other.own is None and _whole(view, i):
                nominals.resolve(state, other)
            clusters = other.clusters
            if clusters and (agrees(view, word, other, clusters) or _surname(word, clusters)):
                return other, clusters
    return None, ()
