"""Where the nodes of a map lie: the same input gives the same places, without any randomness.

Each connected part is laid out by stress majorization (Gansner, Koren and North, "Graph drawing by
stress majorization", 2004): distances on the page follow distances in the graph, which reads best
for small graphs. Labels are then pushed apart (`spread`) and the parts packed (`packing`). Large
parts use few pivots for the distances (Brandes and Pich, "Eigensolver methods for progressive
multidimensional scaling", 2006; Ortmann, Klimenta and Brandes, "A sparse stress model", 2017).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.map.packing import pack
from graph.map.spread import Box, spread

Points = npt.NDArray[np.float64]

_LABELLED = 120  # nodes; more of them are not all labelled at once
_SCREEN = 760.0  # pixels of a usual canvas, its smaller side
_GROWTH = 1.6
_FULL = 400  # up to here all distances count, beyond it those to pivots
_PIVOTS = 60
_ROUNDS = 250
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
    placed = _positions(nodes, edges, boxes, aspect)
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
    return _positions(nodes, edges, larger, aspect)


def _positions(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str]],
    boxes: Mapping[str, Box],
    aspect: float,
) -> dict[str, tuple[int, int]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}))
    parts = sorted(
        (sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p)
    )
    placed: list[tuple[list[str], Points]] = []
    for part in parts:
        points = _stress(nx.Graph(graph.subgraph(part)), part)
        points = spread(points, [boxes[n] for n in part])
        placed.append((part, points - (points.max(axis=0) + points.min(axis=0)) / 2))
    links = [(e[0], e[1]) for e in graph.edges]
    return pack(placed, boxes, links, aspect)


def edge_length(size: int) -> float:
    """The wanted length of an edge in pixels; among few nodes there is room for its label."""
    if size <= 40:
        return max(180.0, 260.0 - size * 4)
    return max(90.0, 180.0 - (size - 40) * 0.8)


def _stress(graph: nx.Graph[str], part: list[str]) -> Points:
    """Positions of one connected part, in the order of ``part``."""
    if len(part) == 1:
        return np.zeros((1, 2))
    length = edge_length(len(part))
    rows = part if len(part) <= _FULL else _pivots(graph, part)
    hops = _hops(graph, part, rows)
    points = _start(hops) * length
    if len(rows) == len(part):
        return _level(_majorize(points, hops * length))
    return _level(_majorize_sparse(points, hops * length, rows, part, graph, length))


def _hops(graph: nx.Graph[str], part: list[str], rows: list[str]) -> Points:
    """Distances in edges, one row for each of ``rows``, one column for each node of ``part``."""
    index = {n: i for i, n in enumerate(part)}
    neighbours = [[index[m] for m in graph[n]] for n in part]
    hops = np.zeros((len(rows), len(part)))
    for row, start in enumerate(rows):
        distance = [-1] * len(part)
        distance[index[start]] = 0
        queue = deque([index[start]])
        while queue:
            here = queue.popleft()
            for there in neighbours[here]:
                if distance[there] < 0:
                    distance[there] = distance[here] + 1
                    queue.append(there)
        hops[row] = distance
    return hops


def _pivots(graph: nx.Graph[str], part: list[str]) -> list[str]:
    """Nodes far from each other, the first the one with most neighbours."""
    chosen = [max(part, key=lambda n: (graph.degree(n), n))]
    nearest = _hops(graph, part, chosen)[0]
    while len(chosen) < min(_PIVOTS, len(part)):
        chosen.append(part[int(nearest.argmax())])
        nearest = np.minimum(nearest, _hops(graph, part, chosen[-1:])[0])
    return chosen


def _start(hops: Points) -> Points:
    """Pivot multidimensional scaling: the two widest directions of the distances."""
    square = hops**2
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    _, vectors = np.linalg.eigh(centred @ centred.T)
    points: Points = centred.T @ vectors[:, -1:-3:-1]
    if points.shape[1] < 2:
        points = np.hstack([points, np.zeros((len(points), 1))])
    spans = np.abs(points).max(axis=0)
    # An eigenvector may point either way: its largest entry is made positive.
    for axis in (0, 1):
        if spans[axis] > 0:
            at = np.abs(points[:, axis]).round(6).argmax()
            points[:, axis] *= np.sign(points[at, axis]) * hops.max() / 2 / spans[axis]
    # Leaves of one hub fall on one point, from which no gradient leads away.
    turn = np.arange(len(points)) * _GOLDEN
    nudge: Points = points + 0.3 * np.column_stack([np.cos(turn), np.sin(turn)])
    return nudge


def _majorize(points: Points, distance: Points) -> Points:
    """SMACOF with weights d^-2: stress falls with each round."""
    n = len(points)
    weight = 1 / (distance + np.eye(n)) ** 2
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.inv(laplacian + np.ones((n, n)) / n) - np.ones((n, n)) / n
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = -weight * distance / np.maximum(apart, 1e-6)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        moved: Points = inverse @ (pull @ points)
        if np.abs(moved - points).max() < 0.05:
            return moved
        points = moved
    return points


def _majorize_sparse(
    points: Points,
    distance: Points,
    rows: list[str],
    part: list[str],
    graph: nx.Graph[str],
    length: float,
) -> Points:
    """The same with edges and pivots alone: time and memory grow with nodes × pivots."""
    index = {n: i for i, n in enumerate(part)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges])
    source, target = np.vstack([ends, ends[:, ::-1]]).T
    fixed = [index[n] for n in rows]
    weight = (len(part) / len(rows)) / np.maximum(distance, length) ** 2
    weight[np.arange(len(rows)), fixed] = 0
    near = 1 / length**2
    total = weight.sum(axis=0) + near * np.bincount(source, minlength=len(part))
    for _ in range(_SPARSE_ROUNDS):
        moved = np.zeros_like(points)
        for row, at in enumerate(fixed):
            moved += weight[row][:, None] * _ideal(points, points[at], distance[row][:, None])
        wish = near * _ideal(points[source], points[target], np.full((len(source), 1), length))
        for axis in (0, 1):
            moved[:, axis] += np.bincount(source, wish[:, axis], minlength=len(part))
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
    _, vectors = np.linalg.eigh(points.T @ points)
    major = vectors[:, -1] * (1 if vectors[0, -1] >= 0 else -1)
    turned: Points = points @ np.array([[major[0], -major[1]], [major[1], major[0]]])
    return turned
