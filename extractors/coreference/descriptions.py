"""Definite descriptions: "the agency", "the country", "the treaty" take up what is known.

One clue a function, tried in order of precision. Each takes the reference, whose phrase is made
as ``ref.own``, and its owners, and gives the cluster that it takes up, or None.
"""

from __future__ import annotations

from extractors.coreference import repeats
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities import phrases
from extractors.entities.lexicon import kin, words
from extractors.entities.model import Cluster, Ref

REACH = 12  # sentences after which a name is no longer meant by what was said of it
FAR = 3  # sentences after which the same noun gives way to a nearer thing that it may mean
HERE = 1  # sentences within which that thing is
NEAR = 5  # sentences within which another word may take a thing up
BODY = frozenset({"company", "firm", "corporation"})


def by_attribute(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The agency" for the National Intelligence Service, "the president" for one so called."""
    own = ref.own
    if own is None or ref.plural or (owners and not own.owners):
        return None
    if repeats.brings_another(state.view, ref.i):
        return None
    seen: set[int] = set()
    for other, cluster in state.names_back(ref.sent, REACH):
        if cluster.number in seen or other.i >= ref.i:
            continue
        seen.add(cluster.number)
        if own.noun in cluster.attributes and _may_be(ref, owners, cluster):
            return cluster
    only = state.only_one(own.noun)  # of the whole text, however far
    if only is not None and only.kind == "person" and _may_be(ref, owners, only):
        first = min(other.i for other in only.refs[:1])
        return only if first < ref.i else None
    return None


def _may_be(ref: Ref, owners: tuple[Cluster, ...], cluster: Cluster) -> bool:
    """Whether a name may be meant by a description: its kind, its country, what is known of it."""
    own = ref.own
    if own is None or (cluster.territory is not None and cluster.territory.kind == "country"):
        return False
    if cluster.kind == "person" and ref.kind not in ("person", "thing"):
        return False
    if owners and owners[0] not in (cluster.country, *cluster.owners):
        return False
    return not own.mods or own.mods <= _known_words(cluster)


def _known_words(cluster: Cluster) -> set[str]:
    found = {word.lower() for name in cluster.names for word in name.split()}
    found |= cluster.attributes | cluster.epithets
    if cluster.country is not None:
        for ref in cluster.country.refs[:20]:
            found.update(ref.key.split())
    return found


def by_organization(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The company" for the last organization that is named, a subject rather than others.

    None that is known to be something else: a ministry, a party, a club.
    """
    own = ref.own
    if own is None or ref.plural or own.mods or owners or own.noun not in BODY:
        return None
    if phrases.of_object(state.view, ref.i) is not None:
        return None  # "in the company of friends"
    best: tuple[int, Cluster] | None = None
    for other, cluster in state.names_back(ref.sent, 2):
        if other.i >= ref.i:
            continue
        if cluster.kind != "organization" or other.sort == "pronoun":
            continue
        if cluster.attributes & words("no_companies"):
            continue
        score = -20 * (ref.sent - other.sent) + (15 if state.role(other) in SUBJECTS else 0)
        if state.role(other) in ("amod", "compound", "nmod"):
            score -= 15
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best else None


def _is_share(state: Discourse, ref: Ref) -> bool:
    """ "43 percent of the vote": votes, not the event that they were cast in."""
    view = state.view
    of = view.head[ref.i]
    if view.dep[ref.i] != "pobj" or view.lower[of] != "of":
        return False
    return view.lemma[view.head[of]] in ("percent", "%", "cent", "share", "majority", "half")


def by_person(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "Rojas fell … the striker": the only person named shortly before, of whom nothing else is
    said, for a noun that tells of a trade, an age or a sex and of no office."""
    own = ref.own
    if own is None or ref.plural or owners or own.mods or own.noun not in words("protagonists"):
        return None
    found: dict[int, Cluster] = {}
    for other, cluster in state.names_back(ref.sent, HERE):
        if cluster.kind == "person" and other.i < ref.i:
            found[cluster.number] = cluster
    if len(found) != 1:
        return None
    (person,) = found.values()
    known = person.attributes & words("roles")
    apart = known and not known & (kin().get(own.noun, frozenset()) | {own.noun})
    if apart or (own.sex is not None and person.sex not in (None, own.sex)):
        return None
    return person


def other_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The accident" for a collapse shortly before, "the vehicle" for a lorry: ``lexicon.kin``."""
    if _is_share(state, ref):
        return None
    return _kindred(state, ref, owners, NEAR, named=True)


def nearer_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The lorry stopped. …. A van came. Police searched the vehicle": the van, though a vehicle
    was mentioned long before."""
    far = repeats.same_noun(state, ref, owners)
    if far is None or ref.sent - far.refs[-1].sent <= FAR:
        return None
    return _kindred(state, ref, owners, HERE, named=False)


def _kindred(
    state: Discourse, ref: Ref, owners: tuple[Cluster, ...], reach: int, named: bool
) -> Cluster | None:
    own = ref.own
    like = kin().get(own.noun) if own is not None else None
    if own is None or like is None or ref.plural:
        return None
    if repeats.brings_another(state.view, ref.i):
        return None
    for other in state.back(ref.sent, reach):
        cluster = other.cluster
        if cluster is None or cluster.plural or other.i >= ref.i:
            continue
        if cluster.named:
            if named and like & cluster.attributes and _may_be(ref, owners, cluster):
                return cluster
        elif cluster.noun in like and own.mods <= cluster.mods and owners in ((), cluster.owners):
            return cluster
    return None
