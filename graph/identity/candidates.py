"""Whom a further document may mean, where very many bear a name: those worth a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.identity.sketch import Sketch
from graph.identity.world import World

MOST = 64
"""How many are compared as they come first, and how many more as they share a neighbour."""


@dataclass
class Candidates:
    """The bearers of one name, in order, and which of them have which neighbour.

    Nothing is compared with all of 5,000: only with the first ones and with those that a
    neighbour speaks for, so that the work grows with the number of documents.
    """

    world: World
    found: list[Sketch] = field(default_factory=list)
    near: dict[str, list[Sketch]] = field(default_factory=dict)

    def add(self, sketch: Sketch) -> None:
        """Take one more in, with its neighbours."""
        self.found.append(sketch)
        self.note(sketch, sketch.neighbours)

    def note(self, sketch: Sketch, neighbours: Iterable[str]) -> None:
        """Remember that one has these neighbours too."""
        for id in neighbours:
            if id not in self.world.famous:
                beside = self.near.setdefault(id, [])
                if len(beside) < MOST and not any(other is sketch for other in beside):
                    beside.append(sketch)

    def of(self, one: Sketch) -> list[Sketch]:
        """The candidates for a further one, each once."""
        if len(self.found) <= MOST:
            return self.found
        beside = [s for id in sorted(one.neighbours) for s in self.near.get(id, ())]
        return list({id(s): s for s in (*self.found[:MOST], *beside[:MOST])}.values())
