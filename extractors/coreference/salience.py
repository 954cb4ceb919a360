"""Salience: how much in mind an antecedent is when a pronoun is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.coreference.agreement import NEUTER, PLURAL, doubtful
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View
from extractors.facts import Kind

SAYING: frozenset[Kind] = frozenset({"person", "organization", "country", "group"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for and against an antecedent; only their differences matter.

    Set by hand on the development articles, where a few points more or less change nothing.
    """

    start: float = 100.0
    sentence: float = -44.0  # for each sentence back
    token: float = -0.35  # for each token back in the same sentence
    subject: float = 18.0
    main: float = 4.0  # a subject of a main or reported clause
    object: float = 8.0
    possessor: float = 6.0
    oblique: float = -2.0
    modifier: float = -30.0
    parallel: float = 4.0  # the same role as the pronoun's
    governor: float = 14.0  # an argument of the verb above the pronoun's clause
    person: float = 10.0  # a name, for he and she
    name: float = 6.0  # a name, for it
    pronoun: float = 4.0  # itself a pronoun that was resolved
    place: float = -15.0  # a place, for it
    counted: float = -60.0  # a noun of time or measure, for it
    single: float = -18.0  # one organization, for they
    people: float = 8.0  # people, for they
    things: float = -12.0  # things, for they
    joined: float = 30.0  # "Ethiopia and its neighbour"
    clause: float = 14.0  # the subject, for what its own clause says is "its": "withdrew its men"
    part: float = 60.0  # the noun that "of them" is a part of
    mention: float = 1.0  # for each mention, up to ``mentions``
    mentions: float = 12.0
    silent: float = -40.0  # what cannot speak, for the subject of a verb of saying
    speaker: float = 12.0  # the subject of another one
    doubtful: float = -18.0  # a name of which it is not sure that it is a person's
    nested: float = 40.0  # the owner of the phrase that it stands in: "Holm's plan for his club"


def salience(
    state: Discourse, ref: Ref, other: Ref, clusters: tuple[Cluster, ...], weights: Weights
) -> float:
    """The points of an antecedent: near, a subject, named, often mentioned."""
    view, w = state.view, weights
    word, cluster = view.lower[ref.i], clusters[0]
    role, own = state.role(other), view.dep[ref.i]
    score = w.start + w.sentence * (ref.sent - other.sent)
    if ref.sent == other.sent:
        score += w.token * (ref.i - other.i)
    if role in SUBJECTS:
        main = view.dep[view.head[other.i]] in ("ROOT", "ccomp", "parataxis")
        score += w.subject + (w.main if main else 0.0)
    else:
        score += getattr(w, ROLES.get(role, ""), 0.0)
    if role == own or (role in SUBJECTS and own in SUBJECTS):
        score += w.parallel
    if view.head[other.i] == _governor(view, ref.i):
        score += w.governor
    if _part_of(view, ref, other):
        score += w.part
    noun = view.head[ref.i]
    if own == "poss" and role in SUBJECTS and view.head[other.i] == _verb(view, noun):
        score += w.clause
    if own == "poss" and view.dep[noun] == "conj" and view.head[noun] == other.i:
        score += w.joined
    if role == "poss" and _within(view, ref.i, view.head[other.i]):
        score += w.nested
    if other.sort == "pronoun":
        score += w.pronoun
    if len(clusters) == 1:
        score += min(w.mentions, w.mention * len(cluster.refs))
    return score + _by_kind(view, word, other, clusters, w) + _saying(view, ref, other, cluster, w)


def _within(view: View, i: int, noun: int) -> bool:
    """Whether a token stands in the phrase of a noun, not in another clause."""
    while i > noun and view.dep[i] not in ("relcl", "acl", "advcl") and view.head[i] != i:
        i = view.head[i]
    return i == noun


def _part_of(view: View, ref: Ref, other: Ref) -> bool:
    """ "40 rockets … ten rockets of them": the noun before "of" says what they are."""
    prep = view.head[ref.i]
    return (
        view.dep[ref.i] == "pobj"
        and view.lower[prep] == "of"
        and view.lemma[view.head[prep]] == view.lemma[other.i]
    )


def _by_kind(view: View, word: str, other: Ref, clusters: tuple[Cluster, ...], w: Weights) -> float:
    cluster = clusters[0]
    unsure = w.doubtful if doubtful(cluster) else 0.0
    if word in NEUTER:
        score = w.name if cluster.named else 0.0
        score += unsure if cluster.kind == "person" else 0.0
        if cluster.kind == "place":
            score += w.place
        if view.lower[other.i] in words("reflexive_stop"):
            score += w.counted
        return score
    if word not in PLURAL:
        score = w.person if cluster.named else 0.0
        return score + (unsure if cluster.kind != "person" else 0.0)
    if len(clusters) > 1:
        return 0.0
    if not (other.plural or cluster.plural):
        return w.single
    return w.people if cluster.kind == "group" else w.things if cluster.kind == "thing" else 0.0


def _saying(view: View, ref: Ref, other: Ref, cluster: Cluster, w: Weights) -> float:
    """ "…, it added": what can speak, and spoke before."""
    if view.dep[ref.i] != "nsubj" or view.lemma[view.head[ref.i]] not in words("speech"):
        return 0.0
    if cluster.kind not in SAYING:
        return w.silent
    spoke = view.dep[other.i] == "nsubj" and view.lemma[view.head[other.i]] in words("speech")
    return w.speaker if spoke else 0.0


def _verb(view: View, noun: int) -> int:
    """The verb that a noun is an object or an oblique of, -1 where it is its subject."""
    inner = ("pobj", "prep", "conj", "compound", "poss")
    while view.dep[noun] in inner and view.head[noun] != noun:
        noun = view.head[noun]
    return view.head[noun] if view.dep[noun] in ("dobj", "dative") else noun


def _governor(view: View, i: int) -> int:
    """The verb above the clause of a pronoun: "it pulled out 30 more after they were seen"."""
    verb = view.head[i]
    while view.pos[verb] not in ("VERB", "AUX") and view.head[verb] != verb:
        verb = view.head[verb]
    return view.head[verb] if view.dep[verb] in ("advcl", "ccomp", "xcomp", "pcomp") else -1


ROLES = {
    "dobj": "object",
    "poss": "possessor",
    "pobj": "oblique",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
}
