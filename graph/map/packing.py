"""The connected parts of a map put side by side, each into the free room nearest to the middle.

Without it a pair of nodes far out makes zoom-to-fit shrink every label. Room is counted in cells
of a raster, as in Freivalds, Dogrusoz and Kikusts, "Disconnected graph layout and the polyomino
packing approach" (2001).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graph.map.spread import Box

Points = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int64]  # n × 2: column and row

_CELL = 26  # pixels of a raster cell
_MARGIN = 18


def pack(
    parts: Sequence[tuple[list[str], Points]],
    boxes: Mapping[str, Box],
    links: Iterable[tuple[str, str]],
    aspect: float,
) -> dict[str, tuple[int, int]]:
    """Node → place. ``parts`` (nodes, their points) come largest first, each about (0, 0).

    No part's boxes or lines cover another's; the whole grows towards ``aspect`` (width by height).
    """
    member = {n: (i, j) for i, (nodes, _) in enumerate(parts) for j, n in enumerate(nodes)}
    lines: list[list[tuple[int, int]]] = [[] for _ in parts]
    for a, b in links:
        lines[member[a][0]].append((member[a][1], member[b][1]))
    taken = np.zeros((0, 2), dtype=np.int64)
    placed: dict[str, tuple[int, int]] = {}
    for (nodes, points), own in zip(parts, lines, strict=True):
        cells = _cells(points, [boxes[n] for n in nodes], own)
        right, down = offset = _nearest(cells, taken, aspect)
        taken = np.concatenate([taken, cells + offset])
        for n, (x, y) in zip(nodes, points.tolist(), strict=True):
            placed[n] = (round(x + right * _CELL), round(y + down * _CELL))
    return _centred(placed)


def _cells(points: Points, boxes: Sequence[Box], lines: list[tuple[int, int]]) -> Cells:
    """The cells that boxes and lines of a part cover."""
    half = np.array([(b.width / 2 + _MARGIN, b.height / 2 + _MARGIN) for b in boxes])
    middle = points + [(0.0, b.below) for b in boxes]
    first = np.floor((middle - half) / _CELL).astype(np.int64)
    last = np.floor((middle + half) / _CELL).astype(np.int64)
    corner = first.min(axis=0)
    width, height = (last.max(axis=0) - corner + 2).tolist()
    raster = np.zeros((width, height), dtype=bool)
    for left, top, right, bottom in np.hstack([first - corner, last - corner + 1]).tolist():
        raster[left:right, top:bottom] = True
    if lines:
        start, end = points[[a for a, _ in lines]], points[[b for _, b in lines]]
        steps = 1 + int(np.hypot(*(end - start).T).max() / _CELL * 2)
        along = np.linspace(0, 1, steps + 1)[:, None, None]
        passed = np.floor((start + (end - start) * along) / _CELL).astype(np.int64) - corner
        column, row = passed[..., 0], passed[..., 1]
        # Thick enough that no line slips diagonally through another.
        raster[column, row] = raster[column + 1, row] = raster[column, row + 1] = True
    covered: Cells = np.argwhere(raster) + corner
    return covered


def _nearest(cells: Cells, taken: Cells, aspect: float) -> tuple[int, int]:
    """How many cells right and down a part must go, at least, to lie on nothing that is taken.

    Nearness is measured on ellipses as wide as the page. All offsets are tried at once: the raster
    is one long integer, and shifting it by a cell tells the offsets at which that cell is taken.
    """
    if not len(taken):
        return 0, 0
    corner, size = cells.min(axis=0), np.ptp(cells, axis=0) + 1
    below = taken[:, 1].max() + 1 - corner[1]
    above = corner[1] + size[1] - taken[:, 1].min()
    reach = max(0, int(min(below, above)))  # there it is free, so nothing farther is of interest
    across = math.ceil(reach * aspect)
    width, height = int(2 * across + size[0]), int(2 * reach + size[1])
    column, row = (taken - corner + (across, reach)).T
    seen = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    raster = np.zeros((height, width), dtype=bool)
    raster[row[seen], column[seen]] = True
    bits = int.from_bytes(np.packbits(raster, bitorder="little").tobytes(), "little")
    struck = 0
    for cell in ((cells - corner) @ (1, width)).tolist():
        struck |= bits >> cell
    octets = np.frombuffer(struck.to_bytes(raster.size // 8 + 1, "little"), dtype=np.uint8)
    blocked = np.unpackbits(octets, count=raster.size, bitorder="little").reshape(raster.shape)
    right, down = np.arange(-across, across + 1), np.arange(-reach, reach + 1)
    far = (right / aspect) ** 2 + (down**2)[:, None]
    far[blocked[: len(down), : len(right)] > 0] = np.inf
    at = divmod(int(far.argmin()), len(right))
    return int(right[at[1]]), int(down[at[0]])


def _centred(placed: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs = [x for x, _ in placed.values()]
    ys = [y for _, y in placed.values()]
    right, down = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return {n: (x - right, y - down) for n, (x, y) in placed.items()}
