"""Which pairs are worth a comparison: those that share a block. It keeps the work near linear.

Blocks of one clue are made of keys; a block with more than ``MOST`` members keeps the ones of most
documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from extractors.entities.lexicon import words
from extractors.entities.names import GENERATIONS, slip_signatures
from graph.identity.lexicon import first_of_line
from graph.identity.sketch import Sketch
from graph.identity.spelling import fold, parts

MOST = 48

Keys = Callable[[Sketch], Iterable[Hashable]]


def pairs(sketches: Iterable[Sketch], keys: Keys) -> Iterator[tuple[Sketch, Sketch]]:
    """Every two that share a block, once, in the order of the corpus."""
    blocks: dict[Hashable, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        for one in dict.fromkeys(keys(sketch)):
            blocks[one].append(sketch)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for a, b in _within(block):
            if (id(a), id(b)) not in seen:
                seen.add((id(a), id(b)))
                yield a, b


def _within(block: list[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    if len(block) > MOST:
        block = sorted(block, key=lambda s: (-len(s.documents), s.number))[:MOST]
    block = sorted(block, key=lambda s: s.number)
    for i, other in enumerate(block):
        for one in block[:i]:
            yield one, other


def spelling_keys(sketch: Sketch) -> Iterator[Hashable]:
    """What two spellings of a name share: letters, transliteration, one slip, another order."""
    person = sketch.kind == "person"
    forms = words("legal_forms")
    for key in sketch.keys:
        name = parts(key, person)
        if len("".join(name)) < 4:
            continue
        yield "letters", "".join(name)
        yield "fold", "".join(map(fold, name))
        yield from slip_signatures(" ".join(name))
        if not person:
            yield "letters", "".join(w for w in name if w not in forms)
        if len(name) > 1:
            yield "order", tuple(sorted(name))
        if person and len(name) > 1:
            bare = [w for w in name if w not in GENERATIONS] or list(name)
            short = first_of_line("short_names").get(bare[0], bare[0])
            yield "initial", bare[0][0], fold(bare[-1])
            yield "initial", short[0], fold(bare[-1])
