"""Same-head nominals: a noun that was said before, and which of its bearers is meant by it now.

One clue a function, as in ``descriptions``: the reference and its owners in, the cluster out that
it takes up, or None. "The new bridge" is not "the old bridge", "their boat" not "the navy's boat".
"""

from __future__ import annotations

from itertools import islice

from extractors.coreference.discourse import REMEMBERED, Discourse
from extractors.entities import phrases
from extractors.entities.lexicon import bag
from extractors.entities.model import Cluster, Ref
from extractors.entities.phrases import subtree_left
from extractors.entities.view import View

REACH = 12  # sentences after which a repeated noun is the same only if nothing else bears it
LATEST = 8  # things of a noun that are still in mind
NEAR = 5  # as REACH, for what is pointed at
HERE = 2  # sentences within which "this" points
NEW = bag("another other new different further additional more second third fourth next similar")
COUNTRY = frozenset({"country", "nation"})
AFTER = 15  # tokens
DEEP = 12  # steps from a word to the noun whose phrase it stands in
CONTENT = frozenset({"NOUN", "PROPN", "VERB"})
POINTING = bag("this that these those")


def demonstrative(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "This district" for "the harbour district": the last one of that noun, however described."""
    own = ref.own
    if own is None or owners or not points(state.view, ref.i):
        return None
    near = [
        cluster
        for cluster in bearers(state, own.noun)
        if cluster.plural == own.plural
        and own.mods <= cluster.mods
        and _same_part(state, ref, cluster)
        and ref.sent - cluster.refs[-1].sent <= HERE
    ]
    return max(near, key=lambda cluster: cluster.refs[-1].i, default=None)


def same_noun(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The treaty" for "the mutual defence treaty": the same noun, and no other modifier.

    Of several the one that was mentioned last; it stays open where one sentence named two.
    """
    own = ref.own
    if own is None:
        return None
    known = [c for c in bearers(state, own.noun) if c.plural == own.plural]
    if brings_another(state.view, ref.i):  # "a second bomb … the second bomb"
        known = [c for c in known if own.mods & NEW and c.mods == own.mods]
    reach = NEAR if points(state.view, ref.i) else REACH
    fits = []
    for cluster in known:
        if not _told_already(ref, cluster) or not may_own(state, owners, cluster):
            continue
        if not _same_part(state, ref, cluster):
            continue
        apart = own.noun in COUNTRY or bool(cluster.mods & NEW)
        if apart and cluster.mods != own.mods:
            continue
        far = ref.sent - cluster.refs[-1].sent > reach
        if far and (len(known) > 1 or reach == NEAR) and not (owners and cluster.owners == owners):
            continue
        fits.append(cluster)
    fits.sort(key=lambda cluster: cluster.refs[-1].i, reverse=True)
    if len(fits) > 1 and (fits[0].mods, fits[0].owners) != (own.mods, owners):
        latest = fits[0].refs[-1].sent
        if latest == fits[1].refs[-1].sent or (len(fits) > 2 and ref.sent - latest > 1):
            return None
    return fits[0] if fits else None


def _told_already(ref: Ref, cluster: Cluster) -> bool:
    """Whether a thing is known to be what the modifiers say; the year of a thing may be news.

    "A painting by Holm … the 1920 painting"; of events each year has its own.
    """
    told = ref.own.mods if ref.own is not None else frozenset()
    if ref.kind != "event" and not any(map(phrases.YEAR.fullmatch, cluster.mods)):
        told = frozenset(word for word in told if not phrases.YEAR.fullmatch(word))
    return told <= cluster.mods


def said_again(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "A bridge that Holm designed … the bridge designed by Holm": a clause of the same words."""
    own = ref.own
    if own is None:
        return None
    told, another = _after(state.view, ref.i), brings_another(state.view, ref.i)
    for cluster in reversed(bearers(state, own.noun)):
        alike = cluster.plural == own.plural and own.mods <= cluster.mods
        if another and (not own.mods & NEW or cluster.mods != own.mods):
            continue
        alike = alike and bool(told & _after(state.view, cluster.refs[0].i))
        if alike and may_own(state, owners, cluster):
            return cluster
    return None


def same_time(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "This weekend … the weekend", "the first half": a time told by the very same words."""
    own = ref.own
    if own is None or owners or any(k > ref.i for k in state.view.kids[ref.i]):
        return None  # "the year before"
    for cluster in reversed(bearers(state, own.noun)):
        same = cluster.mods == own.mods and cluster.plural == own.plural and not cluster.owners
        definite = cluster.kind == "time" and cluster.refs[0].definite
        if same and definite and ref.sent - cluster.refs[-1].sent <= REACH:
            return cluster
    return None


def _after(view: View, i: int) -> frozenset[str]:
    """The lemmas of the nouns, names and verbs that follow a noun and hang below it."""
    end = min(view.sents[view.sent[i]][1], i + AFTER)
    return frozenset(
        view.lemma[j].lower()
        for j in range(i + 1, end)
        if view.pos[j] in CONTENT and _within(view, j, i)
    )


def brings_another(view: View, i: int) -> bool:
    """Whether a noun is said not to be the one before: "the other bridge", "a second gunman"."""
    return any(view.lower[k] in NEW for k in view.kids[i] if k < i)


def points(view: View, i: int) -> bool:
    """Whether a noun has a demonstrative: "this district"."""
    return any(view.dep[k] == "det" and view.lower[k] in POINTING for k in view.kids[i])


def bearers(state: Discourse, noun: str) -> list[Cluster]:
    """The nameless things of a noun that are still in mind, the latest last."""
    return [cluster for cluster in state.by_noun.get(noun, ())[-LATEST:] if cluster.refs]


def may_own(state: Discourse, owners: tuple[Cluster, ...], cluster: Cluster) -> bool:
    """Whether a thing may belong to these: it does, or its phrase names them.

    "A speech by Dahl … his speech"; what belongs to others is another thing.
    """
    if not owners or cluster.owners == owners:
        return True
    if cluster.owners or len(owners) > 1:
        return False
    view, first = state.view, cluster.refs[0]
    beside = islice(state.by_sentence.get(first.sent, ()), REMEMBERED)
    return any(other.cluster is owners[0] and _within(view, other.i, first.i) for other in beside)


def _same_part(state: Discourse, ref: Ref, cluster: Cluster) -> bool:
    """ "The price of milk" is not "the price of bread", but may be "the milk's price"."""
    view, first = state.view, cluster.refs[0]
    inner, before = phrases.of_object(view, ref.i), phrases.of_object(view, first.i)
    if inner is None:
        return True
    if before is None:
        return view.lemma[inner].lower() in cluster.mods or bool(cluster.owners)
    return view.lemma[inner].lower() == view.lemma[before].lower()


def _within(view: View, i: int, top: int) -> bool:
    """Whether a token hangs below another."""
    for _ in range(DEEP):
        if i == top or view.head[i] == i:
            break
        i = view.head[i]
    return i == top


def restricted(view: View, i: int) -> bool:
    """Whether a clause without a comma says which one is meant: "the group whose robots won"."""
    return any(
        view.dep[k] in ("relcl", "acl") and k > i and view.text[subtree_left(view, k) - 1] != ","
        for k in view.kids[i]
    )
