"""What runs between the nodes of a map: its connected parts, and distances counted in edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt


def sorted_graph(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]]
) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """The neighbours of each node and the edges without repetitions, both sorted."""
    links = sorted({(min(e), max(e)) for e in edges if e[0] != e[1]})
    neighbours: dict[str, list[str]] = {n: [] for n in sorted(nodes)}
    for a, b in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours, links


def connected_parts(neighbours: Mapping[str, list[str]]) -> list[list[str]]:
    """The connected parts, each sorted, the largest first."""
    parts = []
    seen: set[str] = set()
    for node in neighbours:
        if node in seen:
            continue
        seen.add(node)
        part = [node]
        for here in part:
            fresh = [n for n in neighbours[here] if n not in seen]
            seen.update(fresh)
            part += fresh
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def hops_from(near: Sequence[Sequence[int]], start: int) -> list[int]:
    """Distances in edges from the node at ``start`` to all; ``near`` has each one's neighbours."""
    distance = [-1] * len(near)
    distance[start] = 0
    queue = [start]
    for here in queue:
        for there in near[here]:
            if distance[there] < 0:
                distance[there] = distance[here] + 1
                queue.append(there)
    return distance


def pivots(near: Sequence[Sequence[int]], most: int) -> tuple[list[int], npt.NDArray[np.float64]]:
    """At most ``most`` nodes far from each other, the first the one with most neighbours, and one
    row for each of them with its distances to all.
    """
    chosen = [max(range(len(near)), key=lambda i: (len(near[i]), i))]
    rows = [np.array(hops_from(near, chosen[0]), dtype=float)]
    nearest = rows[0]
    while len(chosen) < min(most, len(near)):
        chosen.append(int(nearest.argmax()))
        rows.append(np.array(hops_from(near, chosen[-1]), dtype=float))
        nearest = np.minimum(nearest, rows[-1])
    return chosen, np.array(rows)
