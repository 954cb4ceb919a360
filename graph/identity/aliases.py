"""Two full names that one document gives to one thing: "Bombay, which is called Mumbai now"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.entities.names import is_acronym, key
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import POSSIBLE, likeness
from graph.identity.model import Profile
from graph.identity.reasons import reasons
from graph.identity.sketch import Sketch
from graph.identity.spelling import parts
from graph.identity.variants import TOGETHER, together
from graph.identity.world import World

ONCE, TWICE = 0.5, 0.65
"""What it is worth that one document, that several say so."""


def aliases(corpus: Corpus, known: Sequence[Profile], world: World) -> None:
    """Join things of which documents use both names for one."""
    by_key: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in corpus.sketches:
        for name in sketch.keys:
            by_key[name].append(sketch)
    said: dict[tuple[int, int], tuple[Sketch, Sketch, str]] = {}
    times: dict[tuple[int, int], int] = defaultdict(int)
    for sketch in corpus.sketches:
        for number in sketch.members:
            for name in known[number].names[1:]:
                for other in by_key.get(key(name), ()):
                    if other is not sketch and not is_acronym(name) and _may_be(sketch, other):
                        both = (sketch.number, other.number)
                        said.setdefault(both, (sketch, other, name))
                        times[both] += 1
    pairs = []
    for both in sorted(said):
        a, b, name = said[both]
        worth = (TWICE if times[both] > 1 else ONCE) - TOGETHER * together(a, b)
        score = likeness(a, b, world, worth)
        if score >= POSSIBLE:
            told = f"also called {name}: {reasons(a, b, world, worth)}"
            pairs.append(Pair(a, b, "alias", score, told))
    join(pairs, corpus)
    corpus.tidy()


def _may_be(a: Sketch, b: Sketch) -> bool:
    """Whether an alias can be trusted: of one kind, and no parts of names or relatives."""
    if a.kind != b.kind or len(b.keys) > 1:
        return False
    one, other = (set(parts(min(s.keys), s.kind == "person")) for s in (a, b))
    if a.kind == "person":
        return len(other) > 1 and not one & other
    return not one <= other and not other <= one
