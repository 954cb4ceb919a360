"""Headlines: what they say in short is told again, in full, by the sentences below."""

from __future__ import annotations

from extractors.coreference import repeats
from extractors.coreference.discourse import Discourse
from extractors.entities.model import Cluster, Ref

OPENING = 4  # sentences in which the headline is told again
STOPS = frozenset('.?!”"')


def headline(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "Ferry sinks off Malta | A ferry with 40 people …": what the headline brought in already."""
    own, view = ref.own, state.view
    _, end = view.sents[0]
    if own is None or own.shared or ref.kind in ("time", "quantity") or ref.sent > OPENING:
        return None
    if ref.i < end or view.text[end - 1] in STOPS or repeats.brings_another(view, ref.i):
        return None
    for cluster in repeats.bearers(state, own.noun):
        first = cluster.refs[0]
        bare = not any(view.dep[k] in ("det", "poss") for k in view.kids[first.i])
        if first.sent or len(cluster.refs) > 1 or not bare or cluster.plural != own.plural:
            continue
        if _alike(own.mods, cluster.mods) and repeats.may_own(state, owners, cluster):
            return cluster
    return None


def named_below(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "Norwegian minister resigns | Norwegian Minister Erik Dahl …": one a headline does not name.

    The only person of the article of whom that noun is said, and of that country.
    """
    own, view = ref.own, state.view
    if own is None or ref.sent or len(owners) != 1 or ref.kind != "person":
        return None
    if ref.plural or own.mods or view.text[view.sents[0][1] - 1] in STOPS:
        return None
    found = state.only_one(own.noun)
    fits = found is not None and found.kind == "person" and found.country is owners[0]
    return found if fits else None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
