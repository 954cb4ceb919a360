"""Why two may be one, in words that a reviewer reads: what the sum of ``likeness`` is made of."""

from __future__ import annotations

from collections.abc import Callable

from graph.identity import likeness
from graph.identity.likeness import Feature, summands
from graph.identity.sketch import Sketch
from graph.identity.world import World

SHOWN = 3
"""Neighbours and nouns that are named."""


def reasons(a: Sketch, b: Sketch, world: World, names: float) -> str:
    """ "name 0.40, neighbours +0.35 (Oslo Havn), attributes -0.20 (coach; senator)"."""
    said = [f"name {names:.2f}"]
    for feature, added in summands(a, b, world):
        said.append(f"{feature.__name__} {added:+.2f} ({_WORDS[feature](a, b, world)})")
    return ", ".join(said)


def _neighbours(a: Sketch, b: Sketch, world: World) -> str:
    shared = sorted(a.neighbours & b.neighbours, key=lambda id: (id in world.famous, id))
    if not shared or shared[0] in world.famous:
        shared = likeness.mates(a, b, world) or shared
    return ", ".join(id.replace("_", " ") for id in shared[:SHOWN]) or "none of many"


def _attributes(a: Sketch, b: Sketch, world: World) -> str:
    shared = sorted(a.said & b.said)[:SHOWN]
    mine, its = (", ".join(sorted(s.said)[:SHOWN]) for s in (a, b))
    return ", ".join(shared) if shared else f"{mine}; {its}"


def _country(a: Sketch, b: Sketch, world: World) -> str:
    shared = sorted(a.countries.keys() & b.countries)
    told = shared[:1] or [min(a.countries), min(b.countries)]
    return "; ".join(id.replace("_", " ") for id in told)


def _dates(a: Sketch, b: Sketch, world: World) -> str:
    return f"{likeness.years_between(a, b):.0f} years apart"


def _kinds(a: Sketch, b: Sketch, world: World) -> str:
    return f"{a.kind}; {b.kind}"


def _sexes(a: Sketch, b: Sketch, world: World) -> str:
    return "a man; a woman" if a.sex == "m" else "a woman; a man"


_WORDS: dict[Feature, Callable[[Sketch, Sketch, World], str]] = {
    likeness.neighbours: _neighbours,
    likeness.attributes: _attributes,
    likeness.country: _country,
    likeness.dates: _dates,
    likeness.kinds: _kinds,
    likeness.sexes: _sexes,
}
