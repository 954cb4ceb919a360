"""The same full name in several documents: one thing, unless what is known of it contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.identity.candidates import MOST, Candidates
from graph.identity.contradictions import contradiction
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import JOIN, MARGIN, SEVERAL, likeness, name_worth
from graph.identity.model import Local, Profile
from graph.identity.reasons import reasons
from graph.identity.sketch import Pin, Sketch
from graph.identity.world import World

ASKED, FEW = 3, 6
"""Of how many of them a reviewer is asked whether the document means them, of one if not few."""
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
    most: float = 1.0,
) -> list[Sketch]:
    """The things that bear one name. ``block`` are the numbers of the profiles with that name.

    ``most`` is what the name is worth at most, where it is known that several bear it.

    Who tells most comes first, so that what tells little finds all that it may belong to; a
    profile is compared with the things found so far, never with every other profile.
    """
    among = Candidates(world)
    for number in sorted(block, key=lambda n: (-weight(known[n]), known[n].document, known[n].id)):
        one = Sketch()
        profile = known[number]
        one.add(number, profile, pins.get((profile.document, profile.id), frozenset()))
        into = _fitting(one, among.of(one), world, most)
        if into is None:
            among.add(one)
        else:
            into.add(number, profile, one.pins)
            among.note(into, one.neighbours)
    if len(among.found) > 1:
        join(_pairs(among.found[:MOST], world, most), corpus)
    return [sketch for sketch in among.found if sketch.joined is None]


def _fitting(one: Sketch, found: Sequence[Sketch], world: World, most: float) -> Sketch | None:
    """The one that a document's thing is, None where none or where several may be it.

    Once several are known to bear the name, the name alone tells no more which of them is meant:
    what else is known has to, or one is meant by many more documents than any other.
    """
    fits = []
    for other in found:
        if one.documents.isdisjoint(other.documents) and not contradiction(one, other):
            worth = min(name_worth(one, other), most)
            score = likeness(one, other, world, worth)
            if score >= JOIN:
                fits.append((score - worth, score, other))
    if len(fits) > 1:
        fits.sort(key=lambda fit: (-fit[1], -len(fit[2].documents), fit[2].number))
        known, best, _ = fits[0]
        if SEVERAL + known < JOIN or best - fits[1][1] < MARGIN:
            return _dominant([other for *_, other in fits])
    return fits[0][-1] if fits else None


def _dominant(fits: Sequence[Sketch]) -> Sketch | None:
    """The one that many more documents mean than any other, None without such a one."""
    first, second, *_ = sorted(fits, key=lambda s: (-len(s.documents), s.number))
    return first if len(first.documents) >= DOMINANT * len(second.documents) else None


def _pairs(found: Sequence[Sketch], world: World, most: float) -> list[Pair]:
    pairs: list[Pair] = []
    if len(found) > 2:
        most = min(most, SEVERAL)
    for i, one in enumerate(found):
        scored = []
        for other in found[:i]:
            worth = min(name_worth(one, other), most)
            score = likeness(one, other, world, worth)
            if not one.documents.isdisjoint(other.documents):
                score = min(score, JOIN - 0.01)  # a document itself keeps them apart
            scored.append((score, worth, other))
        scored.sort(key=lambda fit: (-fit[0], -len(fit[2].documents), fit[2].number))
        lone = " " not in min(one.keys) and one.kind == "person"
        least = LONE_POSSIBLE if lone else 0.0
        ask = ASKED if len(found) <= FEW else 1
        for rank, (score, worth, other) in enumerate(scored):
            if score >= JOIN or (rank < ask and score >= least):
                pairs.append(Pair(other, one, CLUE, score, reasons(other, one, world, worth)))
    return pairs


def weight(profile: Profile) -> int:
    """How much a profile tells."""
    return (
        16 * (profile.wikidata is not None)
        + 8 * (profile.country is not None)
        + 2 * (profile.sex is not None)
        + min(len(profile.attributes), 3)
        + min(len(profile.neighbours), 4)
    )
