"""Pushing boxes apart until none covers another, and no further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_ROUNDS = 400
_LIMIT = 2_500  # beyond it labels are not drawn at the opening zoom anyway
_WIDENINGS = 8
_PAIRS = 150_000_000  # pairs compared in all, a matter of seconds


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node and its label, in pixels: its size, and how far below the node's centre
    the middle of the box lies.
    """

    width: float
    height: float
    below: float = 0.0


def spread(points: Points, boxes: Sequence[Box], *, gap: float = 10.0) -> Points:
    """``points`` (n × 2, pixels) moved until the boxes keep ``gap`` pixels between them.

    The whole is first widened while many boxes overlap, which keeps its shape; then each
    overlapping pair is moved apart along the direction that needs less, half each. Gives up
    after some hundred rounds, and leaves more than 2,500 points as they are.
    """
    n = len(points)
    if n < 2 or n > _LIMIT:
        return points
    width = np.array([b.width for b in boxes]) + gap
    height = np.array([b.height for b in boxes]) + gap
    below = np.array([b.below for b in boxes])
    points = points + np.column_stack([np.zeros(n), below])
    middle = points.mean(axis=0)
    wide = (width[:, None] + width[None]) / 2
    high = (height[:, None] + height[None]) / 2
    order = np.sign(np.arange(n)[:, None] - np.arange(n)[None])
    for _ in range(_WIDENINGS):
        clash = (np.abs(points[:, None, 0] - points[None, :, 0]) < wide) & (
            np.abs(points[:, None, 1] - points[None, :, 1]) < high
        )
        if clash.sum() - n < n / 2:
            break
        points = middle + (points - middle) * 1.15
    for _ in range(max(1, min(_ROUNDS, _PAIRS // n**2))):
        dx = points[:, None, 0] - points[None, :, 0]
        dy = points[:, None, 1] - points[None, :, 1]
        over_x = wide - np.abs(dx)
        over_y = high - np.abs(dy)
        clash = (over_x > 0.01) & (over_y > 0.01)
        np.fill_diagonal(clash, False)
        if not clash.any():
            break
        # Compared with the boxes' own size, or flat boxes would pile up into columns.
        sideways = clash & (over_x / wide <= over_y / high)
        upright = clash & ~sideways
        # A pair of neighbours moves by a half each; of many at once a little less, or they swing.
        crowd = np.maximum(clash.sum(axis=1), 1) ** 0.5
        side = np.where(dx == 0, order, np.sign(dx))
        updown = np.where(dy == 0, order, np.sign(dy))
        points = points + np.column_stack(
            [
                (sideways * side * over_x).sum(axis=1) / 2 / crowd,
                (upright * updown * over_y).sum(axis=1) / 2 / crowd,
            ]
        )
    moved: Points = points - np.column_stack([np.zeros(n), below])
    return moved
