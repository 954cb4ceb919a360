"""Bodies that every country has, under the names that tell whose: "the Estonian Parliament".

"Parliament of Estonia", "Estonian Parliament" and a "Parliament" of which the document tells that
it is Estonia's are one. So are "Harbour Board of Peru" and the Harbour Board of an article on Peru.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from extractors.entities import gazetteer
from extractors.entities.lexicon import words
from extractors.entities.names import key, slug
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import likeness
from graph.identity.reasons import reasons
from graph.identity.sketch import Sketch
from graph.identity.spelling import fold
from graph.identity.variants import TOGETHER, together
from graph.identity.world import World

CLUE = "national body"
LONGEST = 3  # words of a country's name or demonym
GENERIC, PROPER = 0.9, 0.5
"""What it is worth that one body of every country, that one of a name of its own is told."""
AT_HOME = 0.2
"""What it is worth that what is named without the country is spoken of with it."""


def national_bodies(corpus: Corpus, world: World) -> None:
    """Join the names of one body of one country."""
    blocks: dict[tuple[str, str], Sketch] = {}
    plain: dict[str, list[Sketch]] = defaultdict(list)
    pairs = []
    bodies = [s for s in corpus.sketches if s.kind in ("organization", "group", "thing")]
    for sketch in bodies:
        for name in sketch.keys:
            plain[_folded(name)].append(sketch)
    for sketch in bodies:
        for body in dict.fromkeys(_bodies(sketch)):
            country, name = body
            other = blocks.setdefault(body, sketch)
            if other is not sketch:
                pairs.append(Pair(other, sketch, CLUE, GENERIC, f"{name} of {country}"))
            elif " " in name or name in _generic():
                pairs.extend(
                    _unsaid(sketch, one, country, world)
                    for one in plain.get(name, ())
                    if not one.countries or country in one.countries
                )
    join(pairs, corpus)
    corpus.tidy()


def _unsaid(whole: Sketch, short: Sketch, country: str, world: World) -> Pair:
    """ "Harbour Board of Peru" and a "Harbour Board" that an article on Peru speaks of."""
    near = country in short.neighbours or country in short.countries
    worth = PROPER + AT_HOME * near - TOGETHER * together(whole, short)
    score = likeness(whole, short, world, worth)
    return Pair(whole, short, CLUE, score, reasons(whole, short, world, worth))


def _bodies(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """The countries and bodies that the names of a thing tell."""
    for label in sorted(sketch.labels):
        name = _folded(key(label))
        if name in _generic() and sketch.country is not None:
            yield sketch.country, name
        for country, rest in whose(label):
            yield country, _folded(key(rest))


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(map(_folded, words("generic_names")))


def _folded(name: str) -> str:
    return " ".join(map(fold, name.split()))


def whose(label: str) -> Iterator[tuple[str, str]]:
    """The id of the country that a name tells, and the rest of the name.

    "Estonian Ministry of Defence" → Estonia, "Ministry of Defence"; so "Senate of Chile".
    """
    table = gazetteer.load()
    tokens = label.split()
    for size in range(1, min(LONGEST, len(tokens) - 1) + 1):
        found = table.look_up(" ".join(tokens[:size]))
        if found is not None and found[0] != "capital" and found[1].kind == "country":
            yield slug(found[1].name), " ".join(tokens[size:])
    for i, token in enumerate(tokens[1:-1], start=1):
        if token == "of":
            owner = tokens[i + 2 :] if tokens[i + 1].lower() == "the" else tokens[i + 1 :]
            found = table.look_up(" ".join(owner))
            if found is not None and found[0] == "name" and found[1].kind == "country":
                yield slug(found[1].name), " ".join(tokens[:i])
