"""What is left out and understood: "30 more", "the old one"."""

from __future__ import annotations

from extractors.coreference.discourse import Discourse
from extractors.entities import counts, phrases
from extractors.entities.model import Cluster, Ref
from extractors.entities.references import MORE


def counted_again(state: Discourse, ref: Ref) -> Ref | None:
    """ "flew out 300 villagers and then 50 more": more of what was counted last."""
    view = state.view
    if not MORE & set(view.lower[ref.i : ref.i + 2]):
        return None
    for other in state.back(ref.sent, 2):
        counted = other.sort == "nominal" and other.plural and other.cluster is not None
        counted = counted and other.kind not in ("time", "quantity")
        if counted and other.i < ref.i and counts.quantity(view, other.i) is not None:
            return other
    return None


def another_one(state: Discourse, ref: Ref) -> tuple[Ref, Cluster] | None:
    """ "the current bridge … the old one": a thing of the noun last described, with this modifier.

    A known one that has the modifier ("an old stone bridge"), or else a cluster of its own.
    """
    view = state.view
    if view.lower[ref.i] != "one":
        return None
    mods = phrases.modifiers(view, ref.i, set())
    if not mods:
        return None
    for other in state.back(ref.sent, 1):
        cluster = other.cluster
        if (
            other.sort != "nominal"
            or cluster is None
            or cluster.named
            or cluster.plural
            or other.i >= ref.i
            or not (cluster.mods or cluster.owners)
            or other.kind in ("time", "person", "quantity")
        ):
            continue
        for known in reversed(state.by_noun.get(cluster.noun, ())[-8:]):
            if mods <= known.mods and not known.plural:
                return other, known
        fresh = Cluster(state.number(), named=False, noun=cluster.noun, mods=mods, plural=False)
        fresh.label = " ".join([*sorted(mods), cluster.noun])
        fresh.votes[cluster.kind] += 1
        return other, fresh
    return None
