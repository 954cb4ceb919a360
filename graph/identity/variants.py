"""Spelling variants of full names: "Volodymyr Zelenskyy" and "Volodymyr Zelensky"."""

from __future__ import annotations

from graph.identity import blocking
from graph.identity.joining import Corpus, Pair, join
from graph.identity.likeness import POSSIBLE, likeness
from graph.identity.reasons import reasons
from graph.identity.sketch import Sketch
from graph.identity.spelling import variant
from graph.identity.world import World, common

COMMON = 0.35
"""What a variant of a name is worth less that very many people bear."""
TOGETHER = 0.4
"""What speaks against two spellings of one name that documents have side by side."""


def variants(corpus: Corpus, world: World) -> None:
    """Join names that differ in spelling only, where nothing contradicts and no rival fits."""
    pairs = []
    for a, b in blocking.pairs(corpus.sketches, blocking.spelling_keys):
        if a.keys.keys() == b.keys.keys():
            continue  # one name, which has been looked at
        person = "person" in (a.kind, b.kind)
        strength, rule = max(variant(one, other, person) for one in a.keys for other in b.keys)
        if strength and person and common(min(a.keys)) and common(min(b.keys)):
            strength -= COMMON
        worth = strength - TOGETHER * together(a, b)
        score = likeness(a, b, world, worth) if strength else 0.0
        if score >= POSSIBLE:
            told = f"{rule.replace('_', ' ')}: {reasons(a, b, world, worth)}"
            pairs.append(Pair(a, b, "spelling", score, told))
    join(pairs, corpus)
    corpus.tidy()


def together(a: Sketch, b: Sketch) -> float:
    """The share of the documents of the rarer one that have both, 0..1."""
    small, large = sorted((a.documents, b.documents), key=len)
    return len(small & large) / len(small)
