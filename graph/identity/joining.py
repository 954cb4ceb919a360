"""Pairs that may be one are joined, the most alike first, unless something speaks against it.

Held back, as possibly the same, are those with a rival: another that fits nearly as well and that
is not itself one with the first. "George Bush" fits both of two presidents and is neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.identity.contradictions import contradiction, doubtful
from graph.identity.likeness import JOIN, MARGIN
from graph.identity.sketch import Sketch

ASKED = 12
"""Questions of one clue about one thing, the likeliest ones: nobody answers hundreds."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sketches that a clue takes for one; ``score`` in 0..1 (see ``likeness``)."""

    a: Sketch
    b: Sketch
    clue: str
    score: float
    detail: str


@dataclass
class Corpus:
    """The things of a corpus so far, and pairs of which a reviewer is asked."""

    sketches: list[Sketch] = field(default_factory=list)
    possible: list[Pair] = field(default_factory=list)

    def doubt(self, pair: Pair, why: str = "") -> None:
        """Ask the reviewer about a pair, unless he need not be asked."""
        if doubtful(pair.a.root, pair.b.root):
            detail = f"{pair.detail}; {why}" if why else pair.detail
            self.possible.append(Pair(pair.a, pair.b, pair.clue, pair.score, detail))

    def tidy(self) -> None:
        """Leave out the sketches that have gone into others."""
        self.sketches = [sketch for sketch in self.sketches if sketch.joined is None]


def join(pairs: Iterable[Pair], corpus: Corpus) -> None:
    """Join what is alike enough and has no rival; the others are left to the reviewer.

    Joins are transitive, and each is checked against all that is one by then, so that no chain of
    joins brings two together that contradict each other.
    """
    ordered = sorted(pairs, key=lambda p: (-p.score, p.a.number, p.b.number))
    fitting: dict[int, list[tuple[float, Sketch]]] = defaultdict(list)
    agree: set[tuple[int, int]] = set()
    for pair in ordered:
        if pair.score < JOIN - MARGIN or contradiction(pair.a, pair.b):
            continue
        fitting[id(pair.a)].append((pair.score, pair.b))
        fitting[id(pair.b)].append((pair.score, pair.a))
        if pair.score >= JOIN:
            agree.update(((id(pair.a), id(pair.b)), (id(pair.b), id(pair.a))))

    def rival(one: Sketch, other: Sketch, score: float) -> bool:
        for worth, third in fitting[id(one)]:
            if worth <= score - MARGIN:
                return False
            apart = third.root is not other.root and (id(third), id(other)) not in agree
            if third is not other and apart:
                return True
        return False

    asked = Counter[int]()
    for pair in ordered:
        a, b = pair.a.root, pair.b.root
        if a is b:
            continue
        against = contradiction(a, b)
        if max(asked[id(a)], asked[id(b)]) >= ASKED and (against or pair.score < JOIN):
            continue
        if against or pair.score < JOIN:
            asked.update((id(a), id(b)))
            corpus.doubt(pair, against)
        elif any(rival(one, other, pair.score) for one, other in _vague(pair)):
            if max(asked[id(a)], asked[id(b)]) < ASKED:
                asked.update((id(a), id(b)))
                corpus.doubt(pair, "another fits as well")
        else:
            first, second = sorted((a, b), key=_fullness)
            first.take(second, pair.clue, pair.detail)


def _vague(pair: Pair) -> Iterator[tuple[Sketch, Sketch]]:
    """The sides of a pair that may mean another as well: the one that says less, or both.

    "George Bush" may be several; that several are called so makes George W. Bush no less himself.
    """
    lengths = [max(len(key) for key in sketch.keys) for sketch in (pair.a, pair.b)]
    if lengths[0] <= lengths[1]:
        yield pair.a, pair.b
    if lengths[1] <= lengths[0]:
        yield pair.b, pair.a


def _fullness(sketch: Sketch) -> tuple[int, int, int]:
    """Sorts the one with the fuller name first, then the one of more documents."""
    words = max(len(key.split()) for key in sketch.keys)
    return (-words, -len(sketch.documents), sketch.number)
