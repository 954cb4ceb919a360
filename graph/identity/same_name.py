"""The same full name in several documents: one thing, unless what is known of it contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.identity.contradictions import contradiction
from graph.identity.model import Local, Profile
from graph.identity.sketch import Pin, Sketch

MOST = 64
"""Different things of one name that a further document is compared with, the largest ones."""

Possibles = list[tuple[Sketch, Sketch, str, float, str]]


def same_name(
    block: Iterable[int],
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    possible: Possibles,
) -> list[Sketch]:
    """The things that bear one name. ``block`` are the numbers of the profiles with that name.

    Who tells most comes first, so that what tells little finds all that it may belong to; a
    profile is compared with the things found so far, never with every other profile.
    """
    found: list[Sketch] = []
    for number in sorted(block, key=lambda n: (-weight(known[n]), known[n].document, known[n].id)):
        profile = known[number]
        one = Sketch()
        one.add(number, profile, pins.get((profile.document, profile.id), frozenset()))
        for other in found[:MOST]:
            if profile.document not in other.documents and not contradiction(other, one):
                other.add(number, profile, one.pins)
                break
        else:
            for other in found[:MOST]:
                possible.append((other, one, "same name", 0.5, contradiction(other, one)))
            found.append(one)
    return found


def weight(profile: Profile) -> int:
    """How much a profile tells."""
    return (
        8 * (profile.wikidata is not None)
        + 2 * (profile.country is not None)
        + 2 * (profile.sex is not None)
        + min(len(profile.attributes), 3)
        + min(len(profile.neighbours), 4)
    )
