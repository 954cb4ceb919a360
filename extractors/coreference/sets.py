"""Sets: "the two leaders", "both", "their countries", "each" stand for several named things."""

from __future__ import annotations

from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities import counts
from extractors.entities.lexicon import bag
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View
from extractors.facts import Kind

WINDOW = 6
FAR = 15  # sentences: the parties to a dispute stay its parties
SETS = 3  # sentences after which what was joined by "and" is no longer "the two"
COUNT = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
BESIDE = bag("det nummod predet punct case")  # what may stand beside a noun that takes up a set
COUNTRIES = bag("countries nations states governments powers neighbours neighbors republics")
SIDES = bag("sides parties")
TEAMS = bag("teams sides clubs squads")
# What any two persons of an article may be called; "both generals" would need two generals.
ANYBODY = bag(
    "men women leaders politicians rivals presidents ministers premiers chancellors diplomats "
    "candidates statesmen heads counterparts allies players teammates siblings brothers sisters"
)


def plural_set(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """The members of a definite plural: "the two leaders", "both countries", "the companies".

    "Kim and Putin … The two leaders also reviewed the treaty": what was last joined by "and" and
    is of that kind; or else the last two that were named, but for the subject of the clause ("Kim
    walked alongside the two leaders"). A plural without a number only takes up what the sentence
    before joined. None where things of that noun were counted themselves ("two men … the men").
    """
    view = state.view
    noun = view.lower[ref.i]
    size = _size(view, ref) if ref.plural else None
    if noun in SIDES and size is not None:
        parties = _two_parties(state, ref, size)
        if parties is not None:
            return (parties,)
        parts = _last_set(state, ref, size)
        bodies = _countries(state, ref, size) if all(p.kind == "person" for p in parts) else ()
        return bodies or parts
    if not ref.plural or not (ref.definite or size) or _counted_before(state, ref):
        return ()
    joined = _joined(state, ref, size)
    if size is None or joined:
        return joined
    if noun in COUNTRIES:
        return _countries(state, ref, size)
    if noun in ANYBODY:
        return _named(state, ref, size, "person")
    if ref.kind == "organization":
        return _only(state, ref, size)
    return ()


def _counted_before(state: Discourse, ref: Ref) -> bool:
    """Whether a plural of that noun is known: "two men robbed a bank … the two men".

    Countries that are but called so ("the nations' ministers") are not counted.
    """
    view = state.view
    known = state.by_noun.get(view.lemma[ref.i].lower(), ())[-4:]
    near = [c for c in known if c.plural and c.refs and ref.sent - c.refs[-1].sent <= WINDOW]
    if view.lower[ref.i] in COUNTRIES:
        near = [c for c in near if counts.quantity(view, c.refs[0].i) is not None]
    return bool(near)


def _joined(state: Discourse, ref: Ref, size: int | None) -> tuple[Cluster, ...]:
    """What was last joined by "and" and may be called so."""
    view = state.view
    if any(view.dep[k] not in BESIDE for k in view.kids[ref.i]):
        return ()
    reach = SETS if size is not None or view.lower[ref.i] in COUNTRIES else 1
    for _, members in state.sets_back(ref, reach):
        if size not in (None, len(members)):
            continue
        if all(_may_be_called(view, ref, cluster) for cluster in members):
            return members
    return ()


def _may_be_called(view: View, ref: Ref, cluster: Cluster) -> bool:
    noun, kind = view.lower[ref.i], cluster.kind
    if noun in ANYBODY:
        return kind == "person"
    if noun in COUNTRIES:
        return kind == "country"
    if noun in TEAMS:
        return cluster.named and kind in ("organization", "country", "place")
    if view.lemma[ref.i].lower() in cluster.attributes:
        return True
    return ref.kind == "organization" == kind and cluster.named


def _only(state: Discourse, ref: Ref, size: int) -> tuple[Cluster, ...]:
    """ "Nordvik sued Helion. The two companies …": the only ones of their kind shortly before."""
    found: list[Cluster] = []
    for other in state.back(ref.sent, 2):
        cluster = other.cluster
        if cluster is None or other.i >= ref.i or cluster in found:
            continue
        if _may_be_called(state.view, ref, cluster):
            found.append(cluster)
    return tuple(reversed(found)) if len(found) == size else ()


def _two_parties(state: Discourse, ref: Ref, size: int) -> Cluster | None:
    """ "Two rival factions signed it … both sides": the subject that was counted last."""
    view = state.view
    for other in state.back(ref.sent, FAR):
        if other.i >= ref.i or other.sort != "nominal" or not other.plural:
            continue
        counted = any(COUNT.get(view.lower[k]) == size for k in view.kids[other.i] if k < other.i)
        groups = other.cluster is not None and other.kind in ("group", "organization", "country")
        if counted and groups and state.role(other) in SUBJECTS:
            return other.cluster
    return None


def bare_set(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "KCNA said both reaffirmed their will", "which obliges each …": the last set."""
    view = state.view
    if view.lower[ref.i] not in ("both", "each", "neither"):
        return ()
    if view.lower[ref.i] == "each":
        return _last_set(state, ref, 2)
    above = state.references.at.get(state.subject(view.head[ref.i]) or -1)
    if above is not None and above.i < ref.i and above.sort == "pronoun":
        return above.clusters if len(above.clusters) == 2 else ()  # "we have both agreed"
    subject = view.dep[ref.i] in SUBJECTS
    for other, members in state.sets_back(ref, SETS):
        if len(members) != 2:
            continue
        if not subject or state.role(other) in SUBJECTS:
            return members
    return ()


def owned_countries(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """ "their countries", "his country": those that the owners belong to."""
    noun = state.view.lower[ref.i]
    if noun not in COUNTRIES and noun not in ("country", "nation"):
        return ()
    found = [country for owner in owners if (country := _home(owner)) is not None]
    size = next(
        (COUNT[w] for k in state.view.kids[ref.i] if (w := state.view.lower[k]) in COUNT), 0
    )
    if len(found) == len(owners) and found and size in (0, len(found)):
        return tuple(dict.fromkeys(found))
    return _countries(state, ref, size) if size else ()


def _home(owner: Cluster) -> Cluster | None:
    """The country of a person or a body, or of whom they belong to: "Greek sailors"."""
    if owner.territory is not None or owner.country is not None:
        return owner if owner.territory is not None else owner.country
    for other in owner.owners:
        if other.territory is not None and other.territory.kind == "country":
            return other
    return None


def _size(view: View, ref: Ref) -> int | None:
    size, definite = None, False
    for kid in view.kids[ref.i]:
        if kid > ref.i:
            break
        lower = view.lower[kid]
        if lower in ("the", "these", "those", "both"):
            definite = True
        if view.dep[kid] == "poss":
            return None
        size = COUNT.get(lower, size)
    return size if definite else None


def _countries(state: Discourse, ref: Ref, size: int) -> tuple[Cluster, ...]:
    for _, members in state.sets_back(ref, SETS):
        own = [m if m.territory else m.country for m in members]
        distinct = [c for c in dict.fromkeys(own) if c is not None]
        if len(distinct) == size == len(members):
            return tuple(distinct)
    acting = _acting(state, ref)
    found: list[Cluster] = []
    for other in state.back(ref.sent, WINDOW):
        cluster = other.cluster
        if cluster is None or cluster.territory is None or cluster.territory.kind != "country":
            continue
        if other.i > ref.i or cluster in found or _located(state, other) or cluster is acting:
            continue
        found.append(cluster)
        if len(found) == size:
            return tuple(reversed(found))
    return ()


def _located(state: Discourse, ref: Ref) -> bool:
    view = state.view
    return view.dep[ref.i] == "pobj" and view.lower[view.head[ref.i]] in ("in", "at", "over")


def _acting(state: Discourse, ref: Ref) -> Cluster | None:
    """The subject of the clause: "Kim walked alongside the two leaders" tells of two others."""
    view = state.view
    verb = state.verb(ref.i)
    direct = view.head[ref.i] == verb or view.head[view.head[ref.i]] == verb
    subject = state.subject(verb) if direct else None
    if subject is None or subject == ref.i:
        return None
    other = state.references.at.get(subject)
    return other.cluster if other is not None else None


def _named(state: Discourse, ref: Ref, size: int, kind: Kind) -> tuple[Cluster, ...]:
    acting = _acting(state, ref)
    members: list[Cluster] = []
    for other in state.back(ref.sent, WINDOW):
        cluster = other.cluster
        if other.i >= ref.i or cluster is None or not cluster.named or cluster.kind != kind:
            continue
        if cluster in members or cluster is acting:
            continue
        members.append(cluster)
        if len(members) == size:
            return tuple(reversed(members))
    return ()


def _last_set(state: Discourse, ref: Ref, size: int) -> tuple[Cluster, ...]:
    for _, members in state.sets_back(ref, SETS):
        if len(members) == size:
            return members
    return ()
