"""Definite descriptions: "the agency", "the country", "the treaty" take up what is known.

One clue a function, tried in order of precision. Each takes the reference, whose phrase is made
as ``ref.own``, and its owners, and gives the cluster that it takes up, or None.
"""

from __future__ import annotations

from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import bag, groups
from extractors.entities.model import Cluster, Ref

REACH = 12  # sentences after which a repeated noun is no longer the same thing
NEAR = 5  # sentences within which another word may take a thing up
NEW = bag("another other new different further second third fourth next same similar")
BODY = frozenset({"company", "firm", "corporation"})
COUNTRY = frozenset({"country", "nation"})
TOWN = frozenset({"city", "town", "village", "port"})


def _group(noun: str) -> int:
    return groups("synonyms").get(noun, -1)


def by_attribute(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The agency" for the National Intelligence Service, "the president" for one so called."""
    own = ref.own
    if own is None or ref.plural or (owners and not own.owners):
        return None
    if ref.definite and any(k in NEW for k in own.mods):
        return None
    wanted, group = own.noun, _group(own.noun)
    seen: set[int] = set()
    for other, cluster in state.names_back(ref.sent, REACH):
        if cluster.number in seen or other.i >= ref.i:
            continue
        seen.add(cluster.number)
        if cluster.territory is not None and cluster.territory.kind == "country":
            continue
        distance = ref.sent - other.sent
        exact = wanted in cluster.attributes
        if not exact and (
            group < 0 or distance > NEAR or all(_group(a) != group for a in cluster.attributes)
        ):
            continue
        if cluster.kind in ("person",) and ref.kind not in ("person", "thing"):
            continue
        if owners and owners[0] not in (cluster.country, *cluster.owners):
            continue
        if own.mods and not own.mods <= _known_words(cluster):
            continue
        return cluster
    return None


def _known_words(cluster: Cluster) -> set[str]:
    found = {word.lower() for name in cluster.names for word in name.split()} | cluster.attributes
    if cluster.country is not None:
        for ref in cluster.country.refs[:20]:
            found.update(ref.key.split())
    return found


def by_country(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The country" for the last one that acts or owns; "the city" for the last place."""
    own = ref.own
    if own is None or ref.plural or own.mods or owners or own.noun not in COUNTRY | TOWN:
        return None
    best: tuple[float, Cluster] | None = None
    for other, cluster in state.names_back(ref.sent, 3):
        if other.i >= ref.i:
            continue
        country = cluster.territory is not None and cluster.territory.kind == "country"
        if country != (own.noun in COUNTRY) or (not country and cluster.kind != "place"):
            continue
        role = state.role(other)
        score = -30 * (ref.sent - other.sent) + (
            25 if role in ("nsubj", "poss", "nsubjpass") else 0
        )
        score += min(15, 3 * len(cluster.refs))
        if role in ("amod", "compound"):
            score -= 8
        if best is None or score > best[0]:
            best = (score, cluster)
    if best is None and own.noun in COUNTRY:
        return _main_country(state)
    return best[1] if best else None


def by_organization(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The company" for the last organization that is named, a subject rather than others."""
    own = ref.own
    if own is None or ref.plural or own.mods or owners or own.noun not in BODY:
        return None
    best: tuple[int, Cluster] | None = None
    for other, cluster in state.names_back(ref.sent, 2):
        if other.i >= ref.i:
            continue
        if cluster.kind != "organization" or other.sort == "pronoun":
            continue
        score = -20 * (ref.sent - other.sent) + (15 if state.role(other) in SUBJECTS else 0)
        if state.role(other) in ("amod", "compound", "nmod"):
            score -= 15
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best else None


def _main_country(state: Discourse) -> Cluster | None:
    """The country that an article is about: named three times and twice as often as any other."""
    counts = sorted(
        (
            (len(c.refs), -c.number, c)
            for c in state.names.by_code.values()
            if c.territory is not None and c.territory.kind == "country"
        ),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not counts or counts[0][0] < 3 or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    return counts[0][2]


def same_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The treaty" for "the mutual defence treaty": the same noun, and no other modifier.

    "The new bridge" is not "the old bridge"; "their boat" is not "the navy's boat". Where several
    things of that noun are known, the one with the very same modifiers is meant, or one that the
    last sentence spoke of; else it stays open.
    """
    own = ref.own
    if own is None or own.mods & NEW:
        return None
    fits = []
    for cluster in reversed(state.by_noun.get(own.noun, ())[-8:]):
        if not cluster.refs or cluster.plural != own.plural or not own.mods <= cluster.mods:
            continue
        if ref.sent - cluster.refs[-1].sent > REACH or (owners and cluster.owners != owners):
            continue
        if (cluster.mods & NEW or own.noun in COUNTRY) and cluster.mods != own.mods:
            continue
        fits.append(cluster)
    exact = [c for c in fits if c.mods == own.mods and c.owners == owners]
    if exact or len(fits) == 1:
        return (exact or fits)[0]
    near = [c for c in fits if ref.sent - c.refs[-1].sent <= 1]
    return near[0] if len(near) == 1 else None


def _is_share(state: Discourse, ref: Ref) -> bool:
    """ "43 percent of the vote": votes, not the event that they were cast in."""
    view = state.view
    of = view.head[ref.i]
    if view.dep[ref.i] != "pobj" or view.lower[of] != "of":
        return False
    return view.lemma[view.head[of]] in ("percent", "%", "cent", "share", "majority", "half")


def other_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The accident" for a collapse shortly before: nouns of one group in ``synonyms.txt``."""
    own = ref.own
    if own is None or owners or ref.plural or _is_share(state, ref):
        return None
    group = _group(own.noun)
    if group < 0:
        return None
    for other in state.back(ref.sent, NEAR):
        cluster = other.cluster
        if (
            cluster is not None
            and not cluster.named
            and not cluster.plural
            and cluster.noun != own.noun
            and _group(cluster.noun) == group
            and own.mods <= cluster.mods
            and other.i < ref.i
        ):
            return cluster
    return None
