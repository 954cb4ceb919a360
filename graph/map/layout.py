"""Where the nodes of a map lie: the same input gives the same places, without any randomness.

Each connected part is laid out by stress majorization (Gansner, Koren and North, "Graph drawing by
stress majorization", 2004): distances on the page follow distances in the graph, which reads best
for small graphs. Labels are then pushed apart (`spread`) and the parts packed (`packing`). Large
parts use few pivots for the distances (Brandes and Pich, "Eigensolver methods for progressive
multidimensional scaling", 2006; Ortmann, Klimenta and Brandes, "A sparse stress model", 2017).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from graph.map.packing import pack
from graph.map.paths import connected_parts, hops_from, pivots, sorted_graph
from graph.map.spread import Box, spread

Points = npt.NDArray[np.float64]

_LABELLED = 120  # nodes; more of them are not all labelled at once
_SCREEN = 760.0  # pixels of a usual canvas, its smaller side
_GROWTH = 1.6
_FEW = 8  # up to here parts of one shape are laid out once
_FULL = 400  # up to here all distances count, beyond it those to pivots
_PIVOTS = 60
_ROUNDS = 250
_STRIDE = 1.7
_POWERS = 30
_SPARSE_ROUNDS = 80
_GOLDEN = 2.399963229728653  # the golden angle, which spreads indices evenly round a circle


def positions(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    boxes: Mapping[str, Box],
    *,
    aspect: float = 1.05,
) -> dict[str, tuple[int, int]]:
    """Node → (x, y) of its centre in pixels at zoom 1, y downwards, the middle near (0, 0).

    ``edges`` are pairs of nodes; direction and repetitions do not count. ``boxes`` gives the room
    that each node takes with its label, ``aspect`` the wanted width by height. The result does not
    depend on the order of ``nodes`` or ``edges``.
    """
    neighbours, links = sorted_graph(nodes, edges)
    parts = [(part, _stress(neighbours, part)) for part in connected_parts(neighbours)]
    placed = _placed(parts, links, boxes, aspect)
    if not placed or len(placed) > _LABELLED:
        return placed
    # Labels keep their size on the screen: where the whole is shown smaller, they need more room.
    spans = [
        max(at[axis] for at in placed.values()) - min(at[axis] for at in placed.values())
        for axis in (0, 1)
    ]
    growth = min(_GROWTH, max(spans) / _SCREEN)
    if growth <= 1:
        return placed
    larger = {n: Box(b.width * growth, b.height * growth, b.below) for n, b in boxes.items()}
    return _placed(parts, links, larger, aspect)


def _placed(
    parts: Sequence[tuple[list[str], Points]],
    links: Sequence[tuple[str, str]],
    boxes: Mapping[str, Box],
    aspect: float,
) -> dict[str, tuple[int, int]]:
    """The parts with room for their boxes, side by side."""
    roomy = []
    for part, points in parts:
        points = spread(points, [boxes[n] for n in part])
        roomy.append((part, points - (points.max(axis=0) + points.min(axis=0)) / 2))
    return pack(roomy, boxes, links, aspect)


def edge_length(size: int) -> float:
    """The wanted length of an edge in pixels; among few nodes there is room for its label."""
    if size <= 40:
        return max(180.0, 260.0 - size * 4)
    return max(90.0, 180.0 - (size - 40) * 0.8)


def _stress(neighbours: Mapping[str, list[str]], part: list[str]) -> Points:
    """Positions of one connected part, in the order of ``part``."""
    length = edge_length(len(part))
    index = {n: i for i, n in enumerate(part)}
    near = [[index[m] for m in neighbours[n]] for n in part]
    if len(part) <= _FULL:
        hops = [hops_from(near, i) for i in range(len(part))]
        if len(part) <= _FEW:
            return _small(tuple(map(tuple, hops)))
        return _full(np.array(hops, dtype=float), length)
    fixed, rows = pivots(near, _PIVOTS)
    points = _majorize_sparse(_start(rows) * length, rows * length, fixed, near, length)
    return _level(points)


def _full(hops: Points, length: float) -> Points:
    return _level(_majorize(_start(hops) * length, hops * length))


@lru_cache(maxsize=1_000)
def _small(hops: tuple[tuple[int, ...], ...]) -> Points:
    """Pairs, chains and little stars, of which a map has many that are alike."""
    if len(hops) == 1:
        points = np.zeros((1, 2))
    else:
        points = _full(np.array(hops, dtype=float), edge_length(len(hops)))
    points.flags.writeable = False
    return points


def _start(hops: Points) -> Points:
    """Pivot multidimensional scaling: the two widest directions of the distances."""
    square = hops**2
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    turn = np.arange(len(centred)) * _GOLDEN
    widest = np.column_stack([np.cos(turn), np.sin(turn)])
    for _ in range(_POWERS):  # a start needs no exact eigenvectors
        widest = np.linalg.qr(centred @ (centred.T @ widest))[0]
    points: Points = centred.T @ widest
    spans = np.abs(points).max(axis=0)
    # An eigenvector may point either way: its largest entry is made positive.
    for axis in (0, 1):
        at = np.abs(points[:, axis]).round(6).argmax()
        scale = hops.max() / 2 / spans[axis] if spans[axis] > 1e-6 else 0.0
        points[:, axis] *= np.sign(points[at, axis]) * scale
    # Leaves of one hub fall on one point, from which no gradient leads away.
    turn = np.arange(len(points)) * _GOLDEN
    nudge: Points = points + 0.3 * np.column_stack([np.cos(turn), np.sin(turn)])
    return nudge


def _majorize(points: Points, distance: Points) -> Points:
    """SMACOF with weights d^-2: stress falls with each round.

    Each step is longer than the one that is safe to be best, which halves the rounds (de Leeuw and
    Heiser, "Multidimensional scaling with restrictions on the configuration", 1980).
    """
    n = len(points)
    weight = 1 / (distance + np.eye(n)) ** 2
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = _inverse(laplacian + 1 / n) - 1 / n
    wish = weight * distance
    for _ in range(_ROUNDS):
        across = points[:, 0, None] - points[:, 0]
        down = points[:, 1, None] - points[:, 1]
        pull = wish / np.maximum(np.sqrt(across * across + down * down), 1e-6)
        step = inverse @ (pull.sum(axis=1)[:, None] * points - pull @ points) - points
        points = points + _STRIDE * step
        if np.abs(step).max() < 0.5:
            break
    return points


def _inverse(matrix: Points) -> Points:
    """Of a positive definite matrix, by Gauss and Jordan.

    NumPy's own wakes the threads of its linear algebra, which costs more than this at our sizes.
    """
    matrix = matrix.copy()
    for i in range(len(matrix)):
        pivot, column = matrix[i, i], matrix[:, i].copy()
        row = matrix[i] / pivot
        matrix -= column[:, None] * row
        matrix[i], matrix[:, i] = row, -column / pivot
        matrix[i, i] = 1 / pivot
    return matrix


def _majorize_sparse(
    points: Points, distance: Points, fixed: list[int], near: list[list[int]], length: float
) -> Points:
    """The same with edges and pivots alone: time and memory grow with nodes × pivots."""
    size = len(points)
    source = np.repeat(np.arange(size), [len(own) for own in near])
    target = np.concatenate([np.array(own, dtype=np.int64) for own in near])
    weight = (size / len(fixed)) / np.maximum(distance, length) ** 2
    weight[np.arange(len(fixed)), fixed] = 0
    tie = 1 / length**2
    total = weight.sum(axis=0) + tie * np.bincount(source, minlength=size)
    for _ in range(_SPARSE_ROUNDS):
        moved = np.zeros_like(points)
        for row, at in enumerate(fixed):
            moved += weight[row][:, None] * _ideal(points, points[at], distance[row][:, None])
        wish = tie * _ideal(points[source], points[target], np.full((len(source), 1), length))
        for axis in (0, 1):
            moved[:, axis] += np.bincount(source, wish[:, axis], minlength=size)
        points = points + 0.7 * (moved / total[:, None] - points)
    return points


def _ideal(points: Points, anchors: Points, distance: Points) -> Points:
    """Where each point would lie at its distance from its anchor, in its present direction."""
    away = points - anchors
    norm = np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
    ideal: Points = anchors + distance * away / norm
    return ideal


def _level(points: Points) -> Points:
    """The part turned so that it is widest from left to right, as screens are."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = (points.T @ points).tolist()
    angle = math.atan2(2 * xy, xx - yy) / 2
    right, down = math.cos(angle), math.sin(angle)
    turned: Points = points @ np.array([[right, -down], [down, right]])
    return turned
