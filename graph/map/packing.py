"""The connected parts of a map put side by side, each into the free room nearest to the middle.

Without it a pair of nodes far out makes zoom-to-fit shrink every label.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graph.map.spread import Box

Cell = tuple[int, int]

_CELL = 26  # pixels of a raster cell
_MARGIN = 18


def pack(
    parts: Sequence[tuple[list[str], npt.NDArray[np.float64]]],
    boxes: Mapping[str, Box],
    links: Iterable[tuple[str, str]],
    aspect: float,
) -> dict[str, tuple[int, int]]:
    """Node → place. ``parts`` (nodes, their points) come largest first, each about (0, 0).

    No part's boxes or lines cover another's; the whole grows towards ``aspect`` (width by height).
    """
    member = {n: i for i, (nodes, _) in enumerate(parts) for n in nodes}
    lines: list[list[tuple[str, str]]] = [[] for _ in parts]
    for a, b in links:
        lines[member[a]].append((a, b))
    taken: set[Cell] = set()
    placed: dict[str, tuple[int, int]] = {}
    start = 0.0
    alike = 0
    for (nodes, points), own in zip(parts, lines, strict=True):
        at = {n: (float(x), float(y)) for n, (x, y) in zip(nodes, points, strict=True)}
        cells = _cells(at, boxes, own)
        # Parts of one size come in a row; what was too near for one is too near for the next.
        start, alike = (start, len(nodes)) if alike == len(nodes) else (0.0, len(nodes))
        for radius, right, down in _spiral(aspect, start):
            if not any((x + right, y + down) in taken for x, y in cells):
                start = max(0.0, radius - 2)
                break
        taken.update((x + right, y + down) for x, y in cells)
        for n, (x, y) in at.items():
            placed[n] = (round(x + right * _CELL), round(y + down * _CELL))
    return _centred(placed)


def _cells(
    at: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], lines: list[tuple[str, str]]
) -> list[Cell]:
    cells: set[Cell] = set()
    for n, (x, y) in at.items():
        box = boxes[n]
        left, right = x - box.width / 2 - _MARGIN, x + box.width / 2 + _MARGIN
        top = y + box.below - box.height / 2 - _MARGIN
        bottom = y + box.below + box.height / 2 + _MARGIN
        for column in range(math.floor(left / _CELL), math.floor(right / _CELL) + 1):
            for row in range(math.floor(top / _CELL), math.floor(bottom / _CELL) + 1):
                cells.add((column, row))
    for a, b in lines:
        (ax, ay), (bx, by) = at[a], at[b]
        steps = max(1, int(math.hypot(bx - ax, by - ay) / _CELL * 2))
        for i in range(steps + 1):
            x, y = ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps
            column, row = math.floor(x / _CELL), math.floor(y / _CELL)
            # Thick enough that no line slips diagonally through another.
            cells |= {(column, row), (column + 1, row), (column, row + 1)}
    return sorted(cells)


def _spiral(aspect: float, start: float) -> Iterator[tuple[float, int, int]]:
    """Offsets in cells, nearer ones first, on ellipses as wide as the page."""
    if start <= 0:
        yield 0.0, 0, 0
    ring = max(1.0, start)
    while True:
        turns = max(8, int(ring * 6))
        for i in range(turns):
            turn = 2 * math.pi * i / turns
            yield ring, round(ring * aspect * math.cos(turn)), round(ring * math.sin(turn))
        ring += 1


def _centred(placed: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs = [x for x, _ in placed.values()]
    ys = [y for _, y in placed.values()]
    right, down = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return {n: (x - right, y - down) for n, (x, y) in placed.items()}
