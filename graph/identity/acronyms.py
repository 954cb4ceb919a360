"""Acronyms and what they stand for: "KCNA" in one article, its name in full in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.names import initials, is_acronym
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import JOIN, POSSIBLE, SEVERAL, likeness
from graph.identity.model import Local, Profile
from graph.identity.reasons import reasons
from graph.identity.regroup import regroup, singly
from graph.identity.sketch import Pin, Sketch
from graph.identity.world import World

DEFINED, ONLY_DEFINED = 0.5, 0.75
"""What it is worth that a document gives both; if no other name in full is short for it."""
SPELT, ONLY_SPELT = 0.3, 0.45
"""What it is worth that the initials fit; if they fit no other name in full."""
TWO_LETTERS = 0.15
"""What initials are worth less that are two: they fit too much."""
MOST = 48
ASKED = 2
"""Of how many names in full a reviewer is asked."""

CLUE = "acronym"

NOT_BODIES = frozenset({"person", "time", "quantity"})


def acronyms(
    corpus: Corpus,
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    world: World,
) -> None:
    """Join acronyms with the only name in full that they can stand for."""
    short = [sketch for sketch in corpus.sketches if _letters(sketch)]
    wanted = {letters for sketch in short for letters in _letters(sketch)}
    full = _in_full(corpus, wanted)
    pairs: list[Pair] = []
    loose: list[Sketch] = []
    for sketch in short:
        candidates = _candidates(sketch, full)
        ones = [sketch]
        if len(candidates) > 1 and len(sketch.members) > 1 and not sketch.items:
            # Each document may mean another one.
            ones = singly(sketch.members, known, pins)
            sketch.joined = ones[0]  # it is no more; what is left of it is regrouped
            loose.extend(ones)
        for one in ones:
            pairs.extend(_pairs(one, candidates, world))
    join(pairs, corpus)
    regroup(loose, corpus, known, pins, world, SEVERAL)


def _candidates(
    short: Sketch, full: Mapping[str, Sequence[tuple[Sketch, bool]]]
) -> list[tuple[Sketch, bool]]:
    """The names in full that fit, those that a document gives with the acronym first."""
    fits: dict[int, tuple[Sketch, bool]] = {}
    for letters in sorted(_letters(short)):
        for sketch, told in full.get(letters, ()):
            told = told or fits.get(id(sketch), (sketch, False))[1]
            fits[id(sketch)] = (sketch, told)
    return sorted(fits.values(), key=lambda fit: (-fit[1], fit[0].number))[:MOST]


def _pairs(one: Sketch, candidates: Sequence[tuple[Sketch, bool]], world: World) -> Iterator[Pair]:
    """One acronym with the names in full that fit best."""
    scored = []
    for other, told in candidates:
        worth = _worth(told, len(candidates) == 1, one)
        scored.append((likeness(one, other, world, worth), worth, told, other))
    scored.sort(key=lambda fit: (-fit[0], fit[3].number))
    for rank, (score, worth, told, other) in enumerate(scored):
        if score >= JOIN or (rank < ASKED and score >= POSSIBLE):
            how = "defined" if told else "initials"
            yield Pair(other, one, CLUE, score, f"{how}: {reasons(one, other, world, worth)}")


def _worth(told: bool, only: bool, short: Sketch) -> float:
    """What it is worth that a name in full fits, ``told`` by a document or by its initials."""
    if told:
        return ONLY_DEFINED if only else DEFINED
    two = all(len(letters) == 2 for letters in _letters(short))
    return (ONLY_SPELT if only else SPELT) - (TWO_LETTERS if two else 0.0)


def _letters(sketch: Sketch) -> set[str]:
    """The acronym that a sketch is known by alone; nothing if it has a name in full."""
    if sketch.kind in NOT_BODIES or not all(is_acronym(label) for label in sketch.labels):
        return set()
    return {label.replace(".", "").upper() for label in sketch.labels}


def _in_full(corpus: Corpus, wanted: set[str]) -> dict[str, list[tuple[Sketch, bool]]]:
    """The names in full by their acronyms, and whether a document gives the acronym."""
    found: dict[str, list[tuple[Sketch, bool]]] = defaultdict(list)
    for sketch in corpus.sketches:
        long = [label for label in sketch.labels if " " in label]
        if not long or sketch.kind in NOT_BODIES:
            continue
        given = {a.replace(".", "").upper() for a in sketch.aliases if is_acronym(a)} & wanted
        spelt = {i for label in long for i in initials(label.split())} & wanted
        for letters in given | spelt:
            found[letters].append((sketch, letters in given))
    return found
