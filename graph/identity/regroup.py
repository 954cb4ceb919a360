"""A name that may mean another thing in each document: taken apart, and what is left grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.identity.joining import Corpus
from graph.identity.model import Local, Profile
from graph.identity.same_name import same_name
from graph.identity.sketch import Pin, Sketch
from graph.identity.world import World


def singly(
    numbers: Iterable[int], known: Sequence[Profile], pins: Mapping[Local, frozenset[Pin]]
) -> list[Sketch]:
    """A sketch of each profile alone."""
    found = []
    for number in sorted(numbers):
        profile = known[number]
        one = Sketch()
        one.add(number, profile, pins.get((profile.document, profile.id), frozenset()))
        found.append(one)
    return found


def regroup(
    loose: Sequence[Sketch],
    corpus: Corpus,
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    world: World,
    most: float = 1.0,
) -> None:
    """Take what could not be told by a name in full for one again, by name, worth ``most``."""
    blocks: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in loose:
        if sketch.joined is None:
            blocks[min(sketch.keys)].append(sketch)
    for name in sorted(blocks):
        numbers = [sketch.number for sketch in blocks[name]]
        again = same_name(numbers, known, pins, world, corpus, most)
        of = {number: sketch for sketch in again for number in sketch.members}
        for sketch in blocks[name]:
            sketch.joined = of[sketch.number]
        corpus.sketches.extend(again)
    corpus.tidy()
