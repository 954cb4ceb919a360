"""How much each line bends, so that it does not run through nodes it has nothing to do with."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from graph.map.spread import Box

Place = tuple[float, float]

# In the order in which they are tried: 0 is straight, 1 a half circle, below 0 to the other side.
_ALONE = (0.0, 0.14, -0.14, 0.24, -0.24, 0.34, -0.34)
_PAIRED = (0.16, 0.26, 0.36, 0.46)
_STEPS = 14
_CELL = 200


def bends(
    lines: Sequence[tuple[str, str]],
    places: Mapping[str, tuple[int, int]],
    boxes: Mapping[str, Box],
) -> list[float]:
    """For each line (source, target) how far it bends: vis-network's roundness, -1 to 1.

    A positive bend is vis-network's ``curvedCW``, a negative one ``curvedCCW``. Two lines between
    the same nodes, one each way, both bend clockwise and so lie side by side.
    """
    grid: dict[tuple[int, int], list[str]] = {}
    for node in sorted(places):
        x, y = places[node]
        grid.setdefault((x // _CELL, y // _CELL), []).append(node)
    both = set(lines)
    chosen = []
    for source, target in lines:
        options = _PAIRED if (target, source) in both else _ALONE
        costs = [
            _covered(source, target, bend, places, boxes, grid) + abs(bend) for bend in options
        ]
        chosen.append(options[costs.index(min(costs))])
    return chosen


def _covered(
    source: str,
    target: str,
    bend: float,
    places: Mapping[str, tuple[int, int]],
    boxes: Mapping[str, Box],
    grid: Mapping[tuple[int, int], list[str]],
) -> int:
    """How many other nodes the line would run through."""
    struck = set()
    for x, y in curve(places[source], places[target], bend):
        column, row = int(x // _CELL), int(y // _CELL)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for node in grid.get((column + dx, row + dy), ()):
                    if node in (source, target) or node in struck:
                        continue
                    box = boxes[node]
                    if (
                        abs(x - places[node][0]) < box.width / 2
                        and abs(y - places[node][1] - box.below) < box.height / 2
                    ):
                        struck.add(node)
    return len(struck)


def curve(start: Place, end: Place, bend: float) -> Iterator[Place]:
    """Points of the quadratic Bézier curve that vis-network draws, its ends left out."""
    dx, dy = end[0] - start[0], start[1] - end[1]
    angle = math.atan2(dy, dx) + (bend * 0.5 + 0.5) * math.pi
    reach = (abs(bend) * 0.5 + 0.5) * math.hypot(dx, dy)
    via = (start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle))
    for i in range(1, _STEPS):
        t = i / _STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        yield (
            a * start[0] + b * via[0] + c * end[0],
            a * start[1] + b * via[1] + c * end[1],
        )
