"""Bodies that every country has, under the names that tell whose: "the Estonian Parliament".

"Parliament of Estonia", "Estonian Parliament" and a "Parliament" of which the document tells that
it is Estonia's are one.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.entities import gazetteer
from extractors.entities.lexicon import words
from extractors.entities.names import key, slug
from graph.identity.joining import Corpus, Pair, join
from graph.identity.sketch import Sketch
from graph.identity.spelling import fold

CLUE = "national body"
LONGEST = 3  # words of a country's name or demonym
WORTH = 0.9


def national_bodies(corpus: Corpus) -> None:
    """Join the names of one body of one country."""
    blocks: dict[tuple[str, str], Sketch] = {}
    pairs = []
    for sketch in corpus.sketches:
        if sketch.kind in ("organization", "group", "thing"):
            for body in dict.fromkeys(_bodies(sketch)):
                other = blocks.setdefault(body, sketch)
                if other is not sketch:
                    country, name = body
                    pairs.append(Pair(other, sketch, CLUE, WORTH, f"{name} of {country}"))
    join(pairs, corpus)
    corpus.tidy()


def _bodies(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """The countries and bodies that the names of a thing tell."""
    generic = words("generic_names")
    for label in sorted(sketch.labels):
        name = key(label)
        if name in generic and sketch.country is not None:
            yield sketch.country, _folded(name)
        for country, rest in whose(label):
            if key(rest) in generic:
                yield country, _folded(key(rest))


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
