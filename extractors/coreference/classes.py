"""A name beside the noun of its class: "the town of Barak", "the Novara group" are that town, that
group, and no things of their own."""

from __future__ import annotations

from extractors.coreference.discourse import Discourse
from extractors.entities import phrases
from extractors.entities.homes import SETTLEMENTS
from extractors.entities.lexicon import bag
from extractors.entities.model import Cluster, Ref

BODIES = bag(
    "group organization organisation company firm movement militia network newspaper magazine "
    "broadcaster airline carmaker retailer publisher startup sect band"
)


def named_of(state: Discourse, ref: Ref) -> Cluster | None:
    """ "The port city of Lisbon": the place that is named after "of"."""
    view = state.view
    if view.lemma[ref.i].lower() not in SETTLEMENTS or ref.plural or not ref.definite:
        return None
    other = state.references.at.get(phrases.of_object(view, ref.i) or -1)
    cluster = other.cluster if other is not None and other.sort == "name" else None
    if cluster is None or not cluster.named or cluster.kind not in ("place", "country"):
        return None
    return cluster


def named_before(state: Discourse, ref: Ref) -> Cluster | None:
    """ "The Novara group": the body whose name stands before the noun, with nothing between."""
    view = state.view
    if view.lemma[ref.i].lower() not in BODIES or ref.plural or not ref.definite:
        return None
    other = state.references.at.get(ref.i - 1)
    if other is None or other.sort != "name" or view.dep[other.i] not in ("compound", "nmod"):
        return None
    cluster = other.cluster
    alone = ref.first == other.first - 1 and view.lower[ref.first] == "the"
    if cluster is None or not cluster.named or not alone or cluster.territory is not None:
        return None
    return cluster if cluster.kind in ("organization", "thing") else None


def named_after(state: Discourse, ref: Ref) -> Cluster | None:
    """ "The carmaker Novara's plant": the name that follows at once and hangs on the noun.

    Not in "the car Novara sold", where the name is a subject.
    """
    view = state.view
    if ref.plural or not ref.definite or ref.kind in ("time", "quantity", "event"):
        return None
    other = state.references.at.get(ref.i + 1)
    if other is None or other.sort != "name" or other.first != ref.i + 1:
        return None
    if view.dep[other.i] not in ("poss", "appos", "compound", "nmod"):
        return None
    cluster, i = other.cluster, other.i
    while i != ref.i and view.head[i] != i:
        i = view.head[i]
    if i != ref.i or cluster is None or not cluster.named or cluster.kind == "country":
        return None
    return cluster if (ref.kind == "person") == (cluster.kind == "person") else None
