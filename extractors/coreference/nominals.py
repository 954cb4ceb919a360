"""Noun phrases without a name: which take up something known, and which bring something new."""

from __future__ import annotations

from extractors.coreference import sets
from extractors.coreference.discourse import Discourse
from extractors.entities import kinds, phrases
from extractors.entities.lexicon import bag, groups, words
from extractors.entities.model import Cluster, Ref
from extractors.facts import Kind

REACH = 12  # sentences after which a repeated noun is no longer the same thing
NEAR = 5  # sentences within which another word may take a thing up
NEW = bag("another other new different further second third fourth next same similar")
COUNTRY = frozenset({"country", "nation"})
TOWN = frozenset({"city", "town", "village", "port"})


def resolve(state: Discourse, ref: Ref) -> None:
    """Give a noun phrase its clusters; a new one where nothing known fits."""
    view = state.view
    if view.lower[ref.i] in ("other", "others", "same", "latter", "former", "one", "ones"):
        return
    owners = owners_of(state, ref)
    ref.own = _make(state, ref, owners)
    if ref.clusters:  # an apposition, given to its name before
        return
    for clue, members in (
        ("set", sets.plural_set(state, ref)),
        ("their countries", sets.owned_countries(state, ref, owners)),
    ):
        if members:
            ref.clusters, ref.clue = members, clue
            return
    if ref.definite and view.ent[ref.i] not in ("DATE", "TIME") and ref.kind != "time":
        for found in (by_attribute, by_country, same_noun, other_noun):
            cluster = found(state, ref, owners)
            if cluster is not None:
                _join(ref, cluster, found.__name__.replace("_", " "))
                return
    cluster = ref.own
    inner = phrases.of_object(view, ref.i)
    words_of = f"{cluster.label} of {view.lemma[inner]}" if inner is not None else cluster.label
    key = (words_of.lower(), tuple(owner.number for owner in cluster.owners))
    if cluster.shared or (cluster.owners and not _indefinite(state, ref)):
        known = state.shared.setdefault(key, cluster)
        if known is not cluster:
            _join(ref, known, "same words")
            return
    if not cluster.refs:
        state.clusters.append(cluster)
        state.by_noun[cluster.noun].append(cluster)
    ref.clusters, ref.clue = (cluster,), "phrase"
    cluster.refs.append(ref)


def _join(ref: Ref, cluster: Cluster, clue: str) -> None:
    ref.clue, ref.clusters = clue, (cluster,)
    ref.antecedent = cluster.refs[-1] if cluster.refs else None
    cluster.refs.append(ref)


def owners_of(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """Whom a thing belongs to: "Moscow's war", "his aides", "Russian forces", "units of it"."""
    view, at = state.view, state.references.at
    for kid in view.kids[ref.i]:
        if kid < ref.i and view.dep[kid] == "poss":
            other = at.get(kid)
            if other is not None and other.clusters:
                return _members(state, other)
            return ()
    for kid in view.kids[ref.i]:
        if kid < ref.i and view.dep[kid] in ("amod", "compound", "nmod"):
            other = at.get(kid)
            if other is not None and other.sort in ("demonym", "name") and other.cluster:
                return (other.cluster,)
    inner = phrases.of_object(view, ref.i)
    if inner is not None:
        other = at.get(inner)
        if other is not None and other.sort in ("name", "people") and other.cluster:
            return (other.cluster,)
    return ()


def _members(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    together = state.coordination(ref)
    return together or ref.clusters


def _make(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster:
    """The cluster of the phrase itself, not yet known to be new."""
    view = state.view
    cluster = Cluster(len(state.clusters), named=False)
    cluster.noun = view.lemma[ref.i].lower()
    cluster.mods = phrases.modifiers(view, ref.i)
    cluster.plural = ref.plural
    cluster.votes[ref.kind] += 1
    cluster.owners = owners
    tokens = phrases.core_tokens(view, ref.i)
    cluster.label = phrases.spell(view, tokens)
    determined = any(
        view.dep[k] in ("det", "poss") and view.lower[k] not in ("all", "no", "any", "some")
        for k in view.kids[ref.i]
        if k < ref.i
    )
    cluster.shared = not determined
    if not ref.plural and phrases.quantity(view, ref.i) is not None:
        cluster.shared = False
    sex = "m" if view.lower[ref.i] in words("male") else None
    sex = "f" if view.lower[ref.i] in words("female") else sex
    if sex == "m":
        cluster.sexes["m"] += 1
    elif sex == "f":
        cluster.sexes["f"] += 1
    return cluster


def _indefinite(state: Discourse, ref: Ref) -> bool:
    view = state.view
    return any(
        view.dep[k] == "det" and view.lower[k] in ("a", "an", "another", "some", "any", "no")
        for k in view.kids[ref.i]
    )


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
    for other in state.back(ref.sent, REACH):
        cluster = other.cluster
        if cluster is None or not cluster.named or cluster.number in seen or other.i >= ref.i:
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
        for ref in cluster.country.refs:
            found.update(ref.key.split())
    return found


def by_country(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The country" for the last one that acts or owns; "the city" for the last place."""
    own = ref.own
    if own is None or ref.plural or own.mods or owners or own.noun not in COUNTRY | TOWN:
        return None
    best: tuple[int, Cluster] | None = None
    for other in state.back(ref.sent, 3):
        cluster = other.cluster
        if cluster is None or not cluster.named or other.i >= ref.i:
            continue
        country = cluster.territory is not None and cluster.territory.kind == "country"
        if country != (own.noun in COUNTRY) or (not country and cluster.kind != "place"):
            continue
        role = state.role(other)
        score = -30 * (ref.sent - other.sent) + (
            25 if role in ("nsubj", "poss", "nsubjpass") else 0
        )
        score += min(15, 3 * len([r for r in cluster.refs if r.i < ref.i]))
        if role in ("amod", "compound"):
            score -= 8
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best else None


def same_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The treaty" for "the mutual defence treaty": the same noun, and no other modifier.

    "The new flag" is not "the current flag"; "their boat" is not "the navy's boat".
    """
    own = ref.own
    if own is None or own.mods & NEW:
        return None
    for cluster in reversed(state.by_noun.get(own.noun, ())[-8:]):
        if not cluster.refs or cluster.plural != own.plural:
            continue
        if ref.sent - cluster.refs[-1].sent > REACH or not own.mods <= cluster.mods:
            continue
        if owners and cluster.owners != owners:
            continue
        if cluster.mods & NEW and not own.mods:
            continue
        return cluster
    return None


def other_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The accident" for a collapse shortly before: nouns of one group in ``synonyms.txt``."""
    own = ref.own
    if own is None or owners or ref.plural or own.mods:
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
            and other.i < ref.i
        ):
            return cluster
    return None


def kind_of(cluster: Cluster) -> Kind:
    """The kind of a cluster, by the vote of its mentions."""
    return cluster.kind


__all__ = ["kinds", "owners_of", "resolve"]
