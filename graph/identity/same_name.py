"""The same full name in several documents: one thing, unless what is known of it contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.identity.contradictions import contradiction
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import JOIN, MARGIN, likeness, name_worth
from graph.identity.model import Local, Profile
from graph.identity.sketch import Pin, Sketch
from graph.identity.world import World

MOST = 64
"""Different things of one name that a further document is compared with."""
ASKED = 3
"""Of how many of them a reviewer is asked whether the document means them."""
DOMINANT = 5
"""Of two that fit as well, the one that so many times more documents mean is meant."""

LONE_POSSIBLE = 0.5
"""What must speak for two bearers of one single name before a reviewer is asked."""

CLUE = "same name"


def same_name(
    block: Iterable[int],
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    world: World,
    corpus: Corpus,
) -> list[Sketch]:
    """The things that bear one name. ``block`` are the numbers of the profiles with that name.

    Who tells most comes first, so that what tells little finds all that it may belong to; a
    profile is compared with the things found so far, never with every other profile.
    """
    found: list[Sketch] = []
    for number in sorted(block, key=lambda n: (-weight(known[n]), known[n].document, known[n].id)):
        one = Sketch()
        profile = known[number]
        one.add(number, profile, pins.get((profile.document, profile.id), frozenset()))
        into = _fitting(one, found, world)
        if into is None:
            found.append(one)
        else:
            into.add(number, profile, one.pins)
    if len(found) > 1:
        join(_pairs(found[:MOST], world), corpus)
    return [sketch for sketch in found if sketch.joined is None]


def _fitting(one: Sketch, found: Sequence[Sketch], world: World) -> Sketch | None:
    """The one that a document's thing is, None where none or where several may be it."""
    fits = []
    for other in found[:MOST]:
        if one.documents.isdisjoint(other.documents) and not contradiction(one, other):
            score, _ = likeness(one, other, world, name_worth(one, other))
            if score >= JOIN:
                fits.append((score, other))
    if not fits:
        return None
    best = max(score for score, _ in fits)
    near = sorted(
        (other for score, other in fits if score > best - MARGIN),
        key=lambda s: (-len(s.documents), s.number),
    )
    if len(near) > 1 and len(near[0].documents) < DOMINANT * len(near[1].documents):
        return None
    return near[0]


def _pairs(found: Sequence[Sketch], world: World) -> list[Pair]:
    pairs: list[Pair] = []
    for i, one in enumerate(found):
        scored = []
        for other in found[:i]:
            score, told = likeness(one, other, world, name_worth(one, other))
            if not one.documents.isdisjoint(other.documents):
                score = min(score, JOIN - 0.01)  # a document itself keeps them apart
            scored.append(Pair(other, one, CLUE, score, told))
        scored.sort(key=lambda pair: (-pair.score, pair.a.number))
        lone = " " not in min(one.keys)
        asked = [pair for pair in scored[:ASKED] if not lone or pair.score >= LONE_POSSIBLE]
        pairs.extend([*asked, *(pair for pair in scored[ASKED:] if pair.score >= JOIN)])
    return pairs


def weight(profile: Profile) -> int:
    """How much a profile tells."""
    return (
        8 * (profile.wikidata is not None)
        + 2 * (profile.country is not None)
        + 2 * (profile.sex is not None)
        + min(len(profile.attributes), 3)
        + min(len(profile.neighbours), 4)
    )
