"""A single name for a person whom other documents name in full: "Merkel" for Angela Merkel.

The document alone tells too little: what it says beside the name must agree with what is known of
the one in full, and nobody else of that name may fit nearly as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.entities import gazetteer
from extractors.entities.names import GENERATIONS
from graph.identity.contradictions import contradiction
from graph.identity.joining import Corpus, Pair
from graph.identity.likeness import JOIN, MARGIN, likeness, sure_person
from graph.identity.model import Local, Profile
from graph.identity.regroup import regroup, singly
from graph.identity.sketch import Pin, Sketch
from graph.identity.spelling import parts
from graph.identity.world import World

ONLY, ONE_OF_MANY = 0.4, 0.3
"""What the single name is worth if one full name of the corpus has it, or several have."""
GIVEN = 0.1
"""What a given name is worth less than a family name."""
MISREAD = 0.65
"""What it is worth that something that is no person bears the single name."""
IN_TIME = 0.05
SIDE_BY_SIDE = 0.4
"""What speaks against one whom the document itself names in full beside the single name."""
MOST = 64
ASKED = 2


def partial_names(
    lone: Mapping[str, Sequence[int]],
    corpus: Corpus,
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    world: World,
) -> None:
    """Give single names, by key in ``lone``, to the persons named in full; group the others."""
    full = _by_word(corpus, set(lone))
    whole = _of_one_word(corpus, set(lone))
    loose: list[Sketch] = []
    for name in sorted(lone):
        ones = singly(lone[name], known, pins)
        loose.extend(ones)
        for one in ones:
            if not _misread(one, whole.get(name, ()), world):
                _give(one, name, full.get(name, ()), corpus, world)
    regroup(loose, corpus, known, pins, world)


def _by_word(corpus: Corpus, wanted: set[str]) -> dict[str, list[Sketch]]:
    """The persons named in full by their first and last words, those of most documents first."""
    found: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in sorted(corpus.sketches, key=lambda s: (-len(s.documents), s.number)):
        if sketch.kind == "person":
            ends = {word for key in sketch.keys for word in _ends(key)}
            for word in sorted(ends & wanted):
                if len(found[word]) < MOST:
                    found[word].append(sketch)
    return found


def _of_one_word(corpus: Corpus, wanted: set[str]) -> dict[str, list[Sketch]]:
    """What is no person and bears one of the single names."""
    found: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in corpus.sketches:
        if sketch.kind != "person":
            for name in sorted(wanted & sketch.keys.keys()):
                found[name].append(sketch)
    return found


def _misread(one: Sketch, whole: Sequence[Sketch], world: World) -> bool:
    """Join what a document took for a person to the town or company that it is.

    "Volmar" may be read as a person where nothing but its sentence tells; the other documents know
    it as a town, and it has the same neighbours.
    """
    if sure_person(one) or len(whole) != 1 or contradiction(one, whole[0]):
        return False
    score, told = likeness(one, whole[0], world, MISREAD)
    if score >= JOIN:
        whole[0].take(one, "same name", told)
    return score >= JOIN


def _ends(key: str) -> tuple[str, ...]:
    name = [word for word in parts(key, True) if word not in GENERATIONS]
    return (name[0], name[-1]) if len(name) > 1 else ()


def _give(
    one: Sketch, name: str, candidates: Sequence[Sketch], corpus: Corpus, world: World
) -> None:
    """Join a single name to the one who fits, or ask the reviewer."""
    scored = []
    only = len(candidates) == 1
    for other in candidates:
        if contradiction(one, other):
            continue
        worth = ONLY if only else ONE_OF_MANY
        if _given(name, other):
            worth -= GIVEN
        if one.first and other.first and other.first[:4] <= one.first[:4] <= other.last[:4]:
            worth += IN_TIME
        if not one.documents.isdisjoint(other.documents):
            worth -= SIDE_BY_SIDE
        score, told = likeness(one, other, world, worth)
        scored.append(Pair(other, one, "partial name", score, told))
    scored.sort(key=lambda pair: (-pair.score, pair.a.number))
    if not scored:
        return
    second = scored[1].score if len(scored) > 1 else 0.0
    if scored[0].score >= JOIN and scored[0].score - second >= MARGIN:
        scored[0].a.take(one, scored[0].clue, scored[0].detail)
        return
    for pair in scored[:ASKED]:
        if pair.score >= JOIN - MARGIN:
            corpus.doubt(pair, "another fits as well" if second >= JOIN - MARGIN else "")


def _given(name: str, other: Sketch) -> bool:
    """Whether a single name is no family name of a person: "Angela", but "Kim" of Kim Jong Un."""
    last = any(_ends(key)[-1:] == (name,) for key in other.keys)
    return not last and name in gazetteer.given_names()
