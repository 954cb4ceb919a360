"""Salience: how much in mind an antecedent is when a pronoun is read.

Each sign of it has a weight on the logistic scale, in ``data/salience.tsv`` of the entities' room;
a candidate's points are the sum. tools/salience.py finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractors.coreference import constructions, selection
from extractors.coreference.agreement import NEUTER, PLURAL, doubtful, paired, unlike
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import lines, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View
from extractors.facts import Kind

MENTIONS = 12  # of one thing; more do not count
INANIMATE: frozenset[Kind] = frozenset({"thing", "event", "place"})
MAIN = ("ROOT", "ccomp", "parataxis")
ROLES = {
    "dobj": "object",
    "poss": "possessor",
    "pobj": "oblique",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
}


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each sign."""
    rows = (line.split("\t") for line in lines("salience.tsv"))
    return {row[0]: float(row[1]) for row in rows}


def salience(state: Discourse, ref: Ref, other: Ref, clusters: tuple[Cluster, ...]) -> float:
    """The points of an antecedent: near, a subject, named, often mentioned."""
    known = weights()
    return sum(known.get(sign, 0.0) * value for sign, value in signs(state, ref, other, clusters))


def signs(
    state: Discourse, ref: Ref, other: Ref, clusters: tuple[Cluster, ...]
) -> Iterator[tuple[str, float]]:
    """What speaks for and against an antecedent, each with how much of it there is."""
    view = state.view
    yield "sentence", ref.sent - other.sent
    if ref.sent == other.sent:
        yield "token", ref.i - other.i
    yield from _place(state, ref, other)
    for construction in constructions.ALL:
        if construction(state, ref, other):
            yield construction.__name__, 1
    if len(clusters) == 1:
        yield "mention", min(MENTIONS, len(clusters[0].refs))
    if other.sort == "pronoun":
        yield "pronoun", 1
    if view.quoted(ref.i) and not view.quoted(other.i):
        yield "outside", 1
    yield from _by_kind(view, view.lower[ref.i], other, clusters)
    yield from _selected(view, ref, other, clusters[0])


def _place(state: Discourse, ref: Ref, other: Ref) -> Iterator[tuple[str, float]]:
    """Where an antecedent stands: its role, and whether it has the pronoun's."""
    view = state.view
    anchor, own = state.anchor(other), view.dep[ref.i]
    role = view.dep[anchor]
    if role in SUBJECTS:
        yield "subject", 1
        if view.dep[view.head[anchor]] in MAIN:
            yield "main", 1
    elif role == "pobj" and view.dep[view.head[anchor]] == "agent":
        yield "agent", 1
    elif role in ROLES:
        yield ROLES[role], 1
    if role == own or (role in SUBJECTS and own in SUBJECTS):
        yield "parallel", 1


def _by_kind(
    view: View, word: str, other: Ref, clusters: tuple[Cluster, ...]
) -> Iterator[tuple[str, float]]:
    cluster = clusters[0]
    if word in NEUTER:
        if cluster.named:
            yield "name", 1
        if cluster.kind == "place":
            yield "place", 1
        if view.lower[other.i] in words("reflexive_stop"):
            yield "counted", 1
        if cluster.kind == "person":
            yield "doubtful", 1
    elif word not in PLURAL:
        if cluster.named:
            yield "person", 1
        if doubtful(cluster) and cluster.kind != "person":
            yield "doubtful", 1
        elif cluster.kind == "person" and unlike(word, cluster):
            yield "unlike", 1
    elif len(clusters) == 1 and not (other.plural or cluster.plural or paired(view, other)):
        yield "single", 1
    else:
        yield ("things" if cluster.kind in INANIMATE else "people"), 1


def _selected(view: View, ref: Ref, other: Ref, cluster: Cluster) -> Iterator[tuple[str, float]]:
    """ "…, it added": what can speak, and spoke before; "its army": what can have one."""
    kinds = selection.wanted(view, ref.i)
    if not kinds:
        return
    speaking = selection.speaks(view, ref)
    if cluster.kind not in kinds:
        yield ("silent" if speaking else "unfit"), 1
    else:
        yield "fit", 1
        if speaking and selection.speaks(view, other):
            yield "speaker", 1
