"""The same Wikidata item: one thing, whatever its names."""

from __future__ import annotations

from graph.identity.joining import Corpus, Pair, join
from graph.identity.sketch import Sketch

CLUE = "same item"


def same_item(corpus: Corpus) -> None:
    """Join what is known as one item of Wikidata: Kiev and Kyiv."""
    first: dict[str, Sketch] = {}
    pairs = []
    for sketch in corpus.sketches:
        if sketch.item is not None:
            other = first.setdefault(sketch.item, sketch)
            if other is not sketch:
                pairs.append(Pair(other, sketch, CLUE, 1.0, sketch.item))
    join(pairs, corpus)
    corpus.tidy()
