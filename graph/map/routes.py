"""How much each line bends, so that it does not run through nodes it has nothing to do with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graph.map.spread import Box

Points = npt.NDArray[np.float64]

# In the order in which they are tried: 0 is straight, 1 a half circle, below 0 to the other side.
_ALONE = (0.0, 0.14, -0.14, 0.24, -0.24, 0.34, -0.34)
_PAIRED = (0.16, 0.26, 0.36, 0.46)
_MANY = 1_500  # lines; among more of them nobody follows a single one round a node
_AT_ONCE = 64  # lines compared with all nodes in one go
_T = np.linspace(0, 1, 16)[1:-1, None]


def bends(
    lines: Sequence[tuple[str, str]],
    places: Mapping[str, tuple[int, int]],
    boxes: Mapping[str, Box],
) -> list[float]:
    """For each line (source, target) how far it bends: vis-network's roundness, -1 to 1.

    A positive bend is vis-network's ``curvedCW``, a negative one ``curvedCCW``. Two lines between
    the same nodes, one each way, both bend clockwise and so lie side by side.
    """
    both = set(lines)
    if len(lines) > _MANY:
        return [_PAIRED[0] if (b, a) in both else 0.0 for a, b in lines]
    nodes = sorted(places)
    at = {node: i for i, node in enumerate(nodes)}
    centres = np.array([places[n] for n in nodes], dtype=float).reshape(-1, 2)
    middles = centres + np.array([(0.0, boxes[n].below) for n in nodes]).reshape(-1, 2)
    halves = np.array([(boxes[n].width / 2, boxes[n].height / 2) for n in nodes]).reshape(-1, 2)
    ends = np.array([(at[a], at[b]) for a, b in lines], dtype=np.int64).reshape(-1, 2)
    start, end = centres[ends[:, 0]], centres[ends[:, 1]]
    options = [_PAIRED if (b, a) in both else _ALONE for a, b in lines]
    chosen = [own[0] for own in options]
    least = [math.inf] * len(lines)
    undecided = list(range(len(lines)))
    for turn in range(max(len(_PAIRED), len(_ALONE))):
        undecided = [i for i in undecided if least[i] >= 1 and turn < len(options[i])]
        for some in (undecided[i : i + _AT_ONCE] for i in range(0, len(undecided), _AT_ONCE)):
            bend = np.array([options[i][turn] for i in some])
            points = curve(start[some], end[some], bend)
            beside = np.abs(points[:, :, :1] - middles[:, 0]) < halves[:, 0]
            struck = (beside & (np.abs(points[:, :, 1:] - middles[:, 1]) < halves[:, 1])).any(
                axis=1
            )
            struck[np.arange(len(some))[:, None], ends[some]] = False
            for i, cost in zip(some, (struck.sum(axis=1) + np.abs(bend)).tolist(), strict=True):
                if cost < least[i]:
                    least[i], chosen[i] = cost, options[i][turn]
    return chosen


def curve(start: Points, end: Points, bend: Points) -> Points:
    """Points of the quadratic Bézier curves that vis-network draws, their ends left out.

    ``start`` and ``end`` are n × 2, ``bend`` has n numbers; the answer is n × points × 2.
    """
    across, down = end[:, 0] - start[:, 0], start[:, 1] - end[:, 1]
    angle = np.arctan2(down, across) + (bend * 0.5 + 0.5) * np.pi
    reach = (np.abs(bend) * 0.5 + 0.5) * np.hypot(across, down)
    via = start + reach[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
    start, via, end = start[:, None], via[:, None], end[:, None]
    points: Points = (1 - _T) ** 2 * start + 2 * _T * (1 - _T) * via + _T**2 * end
    return points
