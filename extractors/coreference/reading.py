"""The left-to-right pass: in text order, every reference that is no name finds what it means."""

from __future__ import annotations

from extractors.coreference import (
    ellipsis,
    nominals,
    pairs,
    pointing,
    pronouns,
    relatives,
    sets,
    speakers,
)
from extractors.coreference.agreement import FEMALE, MALE, NEUTER, PLURAL
from extractors.coreference.discourse import Discourse
from extractors.entities import counts
from extractors.entities.model import Cluster, Ref


def read(state: Discourse) -> None:
    """Resolve the nominals and pronouns of a document; what is in doubt stays without a cluster."""
    ordered = state.references.ordered
    waiting: list[Ref] = []
    for ref in ordered:
        if state.view.lower[ref.i] == "one" and _elliptic(state, ref):
            pass
        elif ref.sort == "nominal":
            if ref.own is None:
                nominals.resolve(state, ref)
        elif ref.sort == "pronoun" and not _pronoun(state, ref):
            waiting.append(ref)
        elif ref.sort == "number" and not _elliptic(state, ref):
            _number(state, ref)
        state.seen(ref)
    for ref in waiting:
        # A speaker named after the quotation is known only now.
        _first_person(state, ref)
    for ref in ordered:
        _counted(state, ref)


def _pronoun(state: Discourse, ref: Ref) -> bool:
    view = state.view
    word = view.lower[ref.i]
    if word in relatives.RELATIVE and view.tag[ref.i] in ("WP", "WDT", "WP$"):
        other = relatives.relative(state, ref)
        if other is not None:
            _give(ref, other, other.clusters, "relative pronoun")
    elif word in speakers.SINGULAR or word in speakers.PLURAL:
        return _first_person(state, ref)
    elif word in ("both", "each", "neither"):
        ref.clusters, ref.clue = sets.bare_set(state, ref), "set"
    elif (pointed := pointing.plural_demonstrative(state, ref)) is not None:
        _give(ref, pointed, pointed.clusters, "demonstrative")
    elif word in ALL:
        found, clusters, clue = pronouns.third_person(state, ref)
        if found is not None:
            _give(ref, found, clusters, clue)
            if clue != pronouns.CONTESTED:
                _learn(word, clusters)
    return True


def _elliptic(state: Discourse, ref: Ref) -> bool:
    """Whether a number or a "one" takes up what was spoken of, and is given to it."""
    if ref.sort == "number" and (again := ellipsis.counted_again(state, ref)) is not None:
        _give(ref, again, again.clusters, "counted again")
        ref.plural = True
        return True
    if (other := ellipsis.another_one(state, ref)) is not None:
        known, cluster = other
        _give(ref, known, (cluster,), "one of that kind")
        return True
    return False


def _number(state: Discourse, ref: Ref) -> None:
    """ "killing 50 or more": a number that stands alone is itself what is meant."""
    if state.view.lower[ref.i] in ("one", "ones"):
        return
    if members := pairs.bare_number(state, ref):
        ref.clusters, ref.clue, ref.plural = members, "set", True
        return
    cluster = Cluster(state.number(), named=False)
    cluster.label = counts.number_words(state.view, ref.i).lower()
    cluster.votes["quantity"] += 1
    ref.clusters, ref.clue, ref.plural = (cluster,), "number", True
    cluster.refs.append(ref)


def _first_person(state: Discourse, ref: Ref) -> bool:
    found = speakers.first_person(state, ref)
    if found is None or not found.clusters:
        return found is None
    clusters = found.clusters
    if state.view.lower[ref.i] in speakers.PLURAL and len(clusters) == 1:
        clusters = speakers.voice(state, clusters[0])
    _give(ref, found, clusters, "speaker")
    return True


def _give(ref: Ref, other: Ref, clusters: tuple[Cluster, ...], clue: str) -> None:
    ref.clusters, ref.clue, ref.antecedent = clusters, clue, other
    if len(clusters) == 1:
        clusters[0].refs.append(ref)


def _learn(word: str, clusters: tuple[Cluster, ...]) -> None:
    """A pronoun once given tells the sex of who it stands for."""
    if len(clusters) != 1 or word not in MALE | FEMALE:
        return
    if clusters[0].kind != "person":
        clusters[0].votes["person"] += 1 + sum(clusters[0].votes.values())
    clusters[0].sexes["m" if word in MALE else "f"] += 1


def _counted(state: Discourse, ref: Ref) -> None:
    """ "thousands of troops": the noun of quantity stands for what it counts."""
    if ref.sort not in ("nominal", "number"):
        return
    inner = counts.counted(state.view, ref.i)
    other = state.references.at.get(inner) if inner is not None else None
    if other is not None and other.clusters:
        if ref.cluster is not None and ref in ref.cluster.refs:
            ref.cluster.refs.remove(ref)
        ref.clusters, ref.clue, ref.antecedent = other.clusters, "counted", other


ALL = MALE | FEMALE | NEUTER | PLURAL
