"""A single name for a person whom other documents name in full: "Merkel" for Angela Merkel.

The document alone tells too little: what it says beside the name must agree with what is known of
the one in full, and nobody else of that name may fit nearly as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.entities import gazetteer
from extractors.entities.names import GENERATIONS
from graph.identity import misread
from graph.identity.candidates import Candidates
from graph.identity.contradictions import contradiction
from graph.identity.joining import Corpus, Pair
from graph.identity.likeness import JOIN, MARGIN, likeness
from graph.identity.model import Local, Profile
from graph.identity.reasons import reasons
from graph.identity.regroup import regroup, singly
from graph.identity.sketch import Pin, Sketch
from graph.identity.spelling import parts
from graph.identity.world import World

ONLY, ONE_OF_MANY = 0.4, 0.3
"""What the single name is worth if one full name of the corpus has it, or several have."""
GIVEN = 0.1
"""What a given name is worth less than a family name."""
IN_TIME = 0.05
SIDE_BY_SIDE = 0.4
"""What speaks against one whom the document itself names in full beside the single name."""
ASKED = 2

CLUE = "partial name"


def partial_names(
    lone: Mapping[str, Sequence[int]],
    corpus: Corpus,
    known: Sequence[Profile],
    pins: Mapping[Local, frozenset[Pin]],
    world: World,
) -> None:
    """Give single names, by key in ``lone``, to the persons named in full; group the others."""
    strays = misread.strays(corpus)
    single = set(lone) | {min(sketch.keys) for sketch in strays}
    full = _by_word(corpus, single, world)
    whole = misread.of_one_word(corpus, set(lone))
    loose: list[Sketch] = []
    for name in sorted(lone):
        ones = singly(lone[name], known, pins)
        loose.extend(ones)
        for one in ones:
            borne = name in full
            if not misread.as_person(one, whole.get(name, ()), world, borne) and borne:
                _give(one, name, full[name], corpus)
    for stray in strays:
        name = min(stray.keys)
        if name in full and not _given(name, full[name].found):
            asked = Corpus()
            ones = singly(stray.members, known, pins)
            for one in ones:
                _give(one, name, full[name], asked, misread.TAG)
            if any(one.joined for one in ones):
                stray.joined = ones[0]  # taken apart, what is left of it is regrouped
                loose.extend(ones)
                corpus.possible.extend(asked.possible)
    corpus.tidy()
    regroup(loose, corpus, known, pins, world)


def _by_word(corpus: Corpus, wanted: set[str], world: World) -> dict[str, Candidates]:
    """The persons named in full by their first and last words, those of most documents first."""
    found: dict[str, Candidates] = {}
    for sketch in sorted(corpus.sketches, key=lambda s: (-len(s.documents), s.number)):
        if sketch.kind == "person":
            ends = {word for key in sketch.keys for word in _ends(key)}
            for word in sorted(ends & wanted):
                found.setdefault(word, Candidates(world)).add(sketch)
    return found


def _ends(key: str) -> tuple[str, ...]:
    name = [word for word in parts(key, True) if word not in GENERATIONS]
    return (name[0], name[-1]) if len(name) > 1 else ()


def _give(one: Sketch, name: str, among: Candidates, corpus: Corpus, more: float = 0.0) -> None:
    """Join a single name to the one who fits, or ask the reviewer.

    ``more`` is what is added to the worth of the name.
    """
    scored = []
    for other in among.of(one):
        if contradiction(one, other):
            continue
        worth = (ONLY if len(among.found) == 1 else ONE_OF_MANY) + more
        if _given(name, [other]):
            worth -= GIVEN
        if one.first and other.first and other.first[:4] <= one.first[:4] <= other.last[:4]:
            worth += IN_TIME
        if not one.documents.isdisjoint(other.documents):
            worth -= SIDE_BY_SIDE
        scored.append((likeness(one, other, among.world, worth), worth, other))
    scored.sort(key=lambda fit: (-fit[0], fit[2].number))
    best, second = ([fit[0] for fit in scored] + [0.0, 0.0])[:2]
    for score, worth, other in scored[:ASKED]:
        if score < JOIN - MARGIN:
            return
        told = reasons(one, other, among.world, worth)
        if best >= JOIN and best - second >= MARGIN:
            among.note(other, one.neighbours)
            other.take(one, CLUE, told)
            return
        rival = "another fits as well" if second >= JOIN - MARGIN else ""
        corpus.doubt(Pair(other, one, CLUE, score, told), rival)


def _given(name: str, others: Sequence[Sketch]) -> bool:
    """Whether a single name is no family name of anyone: "Angela", but "Kim" of Kim Jong Un."""
    last = any(_ends(key)[-1:] == (name,) for other in others for key in other.keys)
    return not last and name in gazetteer.given_names()
