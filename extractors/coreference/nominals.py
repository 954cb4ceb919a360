"""Noun phrases without a name: which take up something known, and which bring something new."""

from __future__ import annotations

from collections.abc import Callable

from extractors.coreference import (
    classes,
    countries,
    descriptions,
    headlines,
    offices,
    pairs,
    repeats,
    sets,
)
from extractors.coreference.discourse import Discourse
from extractors.entities import counts, homes, names, phrases
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

Clue = Callable[[Discourse, Ref, tuple[Cluster, ...]], Cluster | None]
DESCRIPTIONS: tuple[Clue, ...] = (
    descriptions.by_attribute,
    offices.known_description,
    offices.office_at_that_date,
    countries.by_capital,
    countries.by_country,
    descriptions.by_organization,
    repeats.demonstrative,
    descriptions.nearer_noun,
    repeats.same_noun,
    descriptions.other_noun,
    descriptions.by_person,
)

CLASSES = (classes.named_of, classes.named_before, classes.named_after)
NONE = bag("no any every each neither either what which whatever")


def resolve(state: Discourse, ref: Ref) -> None:
    """Give a noun phrase its clusters; a new one where nothing known fits."""
    view = state.view
    if view.lower[ref.i] in ("other", "others", "same", "latter", "former", "one", "ones"):
        ref.clusters, ref.clue = pairs.former_latter(state, ref), "former and latter"
        return
    owners = owners_of(state, ref)
    ref.own = _make(state, ref, owners)
    if ref.clusters:  # an apposition, given to its name before
        return
    whole = next((c for clue in CLASSES if (c := clue(state, ref)) is not None), None)
    if whole is not None:
        _join(state, ref, whole, "class and name")
        whole.attributes.add(ref.own.noun)
        return
    if members := sets.plural_set(state, ref) or pairs.collective(state, ref):
        ref.clusters, ref.clue = members, "set"
        return
    if members := sets.owned_countries(state, ref, owners):
        ref.clusters, ref.clue = members, "their countries"
        return
    if ref.definite:
        for found in _clues(view, ref):
            cluster = found(state, ref, owners)
            if cluster is not None:
                _join(state, ref, cluster, found.__name__.replace("_", " "))
                if owners and not cluster.named and not cluster.owners:
                    _retell(cluster, ref)
                return
    elif (person := headlines.named_below(state, ref, owners)) is not None:
        _join(state, ref, person, "headline")
        return
    elif (title := headlines.headline(state, ref, owners)) is not None:
        _join(state, ref, title, "headline")
        _retell(title, ref)
        return
    cluster = ref.own
    cluster.owners = owners = owners or countries.nation_of(state, ref)
    same = state.names.by_key.get(names.key(cluster.label)) if " " in cluster.label else None
    if same is not None and same.named and same.refs and not owners:
        _join(state, ref, same, "spelling variant")
        return
    inner = phrases.of_object(view, ref.i)
    partitive = inner is None or view.pos[inner] == "PRON"
    words_of = cluster.label if partitive else f"{cluster.label} of {view.lemma[inner or 0]}"
    key = (words_of.lower(), tuple(owner.number for owner in cluster.owners))
    again = ref.plural and not repeats.brings_another(view, ref.i) and key in state.shared
    if cluster.shared or again or (cluster.owners and not _indefinite(state, ref)):
        known = state.shared.setdefault(key, cluster)
        if known is not cluster:
            _join(state, ref, known, "same words")
            return
    if not cluster.refs:
        state.clusters.append(cluster)
        if not _of_none(state.view, ref.i):
            state.by_noun[cluster.noun].append(cluster)
    ref.clusters, ref.clue = (cluster,), "phrase"
    cluster.refs.append(ref)


def _clues(view: View, ref: Ref) -> tuple[Clue, ...]:
    if ref.kind == "time" or view.ent[ref.i] in ("DATE", "TIME"):
        return (repeats.same_time,)
    return (repeats.said_again,) if repeats.restricted(view, ref.i) else DESCRIPTIONS


def _join(state: Discourse, ref: Ref, cluster: Cluster, clue: str) -> None:
    ref.clue, ref.clusters = clue, (cluster,)
    back = state.back(ref.sent, repeats.REACH)
    ref.antecedent = next((other for other in back if cluster in other.clusters), None)
    if ref.antecedent is None and cluster.refs:
        ref.antecedent = cluster.refs[0]
    cluster.refs.append(ref)


def _retell(cluster: Cluster, ref: Ref) -> None:
    """A thing is called by the phrase that says more: not as its headline, and with its owner."""
    own = ref.own
    if own is not None:
        cluster.refs.sort(key=lambda other: other is not ref)
        cluster.label, cluster.mods, cluster.shared = own.label, cluster.mods | own.mods, False
        cluster.owners = own.owners or cluster.owners


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
                return () if _hyphened(state, other) else (other.cluster,)
    inner = phrases.of_object(view, ref.i)
    if inner is not None:
        other = at.get(inner)
        if other is not None and other.sort in ("name", "people") and other.cluster:
            return (other.cluster,)
        if other is not None and other.sort == "nominal" and inner > ref.i:
            return owners_of(state, other)  # "border guards of the Swiss army"
    return _home(state, ref)


def _home(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """Where a subject is from: "rebels in Sudan attacked …" are not the rebels of elsewhere."""
    home = homes.home(state.view, ref.i)
    other = state.references.at.get(home[1]) if home is not None else None
    if other is None or other.cluster is None or ref.kind in ("time", "quantity"):
        return ()
    is_place = other.cluster.named and other.cluster.kind in ("place", "country")
    return (other.cluster,) if is_place else ()


def _hyphened(state: Discourse, ref: Ref) -> bool:
    """ "anti-Moscow slogans", "pro-Russian rebels": not what belongs to the country."""
    view, before = state.view, ref.first - 1
    return before > 0 and view.text[before] == "-" and view.end[before] == view.start[ref.first]


def _members(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    together = state.coordination(ref)
    return together or ref.clusters


def _make(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster:
    """The cluster of the phrase itself, not yet known to be new."""
    view = state.view
    cluster = Cluster(state.number(), named=False)
    cluster.noun = view.lemma[ref.i].lower()
    named = {j for j in range(ref.first, ref.i) if _is_owner(state, j, owners)} if owners else set()
    cluster.mods = phrases.modifiers(view, ref.i, named)
    cluster.plural = ref.plural
    cluster.votes[ref.kind] += 1
    cluster.owners = owners
    tokens = phrases.core_tokens(view, ref.i)
    cluster.label = phrases.spell(view, tokens)
    if ref.kind in ("time", "quantity") and view.ent[ref.i]:
        cluster.label = names.tidy(view.words(ref.first, ref.last))
    determined = any(
        view.dep[k] in ("det", "poss") and view.lower[k] not in ("all", "no", "any", "some")
        for k in view.kids[ref.i]
        if k < ref.i
    )
    cluster.shared = not determined and (ref.plural or counts.quantity(view, ref.i) is None)
    sex = "m" if view.lower[ref.i] in words("male") else None
    sex = "f" if view.lower[ref.i] in words("female") else sex
    if sex == "m":
        cluster.sexes["m"] += 1
    elif sex == "f":
        cluster.sexes["f"] += 1
    return cluster


def _is_owner(state: Discourse, i: int, owners: tuple[Cluster, ...]) -> bool:
    other = state.references.at.get(i)
    return other is not None and other.cluster in owners


def _of_none(view: View, i: int) -> bool:
    """ "No crowds", "every year", "any bridge": nothing that a definite noun could take up."""
    return any(view.dep[k] == "det" and view.lower[k] in NONE for k in view.kids[i] if k < i)


def _indefinite(state: Discourse, ref: Ref) -> bool:
    view = state.view
    return any(
        view.dep[k] == "det" and view.lower[k] in ("a", "an", "another", "some", "any", "no")
        for k in view.kids[ref.i]
    )
