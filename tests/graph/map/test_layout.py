"""Places, room for labels, parts side by side, and lines that bend."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from graph.map.layout import positions
from graph.map.routes import Points, bends, curve
from graph.map.spread import Box, spread

LABEL = Box(110, 50, 14)


def ring(size: int, name: str = "n") -> tuple[list[str], list[tuple[str, str]]]:
    nodes = [f"{name}{i:04}" for i in range(size)]
    return nodes, [(nodes[i], nodes[(i + 1) % size]) for i in range(size)]


def tree(size: int) -> tuple[list[str], list[tuple[str, str]]]:
    nodes = [f"t{i:04}" for i in range(size)]
    return nodes, [(nodes[(i - 1) // 3], nodes[i]) for i in range(1, size)]


def overlaps(places: dict[str, tuple[int, int]], box: Box) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in itertools.combinations(sorted(places), 2)
        if abs(places[a][0] - places[b][0]) < box.width
        and abs(places[a][1] - places[b][1]) < box.height
    ]


@pytest.mark.parametrize(
    ("nodes", "edges"),
    [ring(3), ring(30), tree(40), (["a"], []), (["a", "b"], [("a", "b")])],
    ids=["triangle", "ring", "tree", "one", "two"],
)
def test_boxes_do_not_overlap(nodes: list[str], edges: list[tuple[str, str]]) -> None:
    places = positions(nodes, edges, dict.fromkeys(nodes, LABEL))
    assert set(places) == set(nodes)
    assert overlaps(places, LABEL) == []


def test_leaves_of_one_hub_lie_all_round_it() -> None:
    nodes = ["hub", *(f"leaf{i:02}" for i in range(12))]
    places = positions(nodes, [("hub", n) for n in nodes[1:]], dict.fromkeys(nodes, LABEL))
    x, y = places["hub"]
    quarters = {(places[n][0] > x, places[n][1] > y) for n in nodes[1:]}
    assert len(quarters) == 4


def test_neighbours_lie_nearer_than_strangers() -> None:
    nodes, edges = ring(24)
    places = positions(nodes, edges, dict.fromkeys(nodes, Box(20, 20)))

    def distance(a: str, b: str) -> float:
        return float(np.hypot(*(np.array(places[a]) - np.array(places[b]))))

    near = np.mean([distance(a, b) for a, b in edges])
    far = np.mean([distance(nodes[i], nodes[(i + 12) % 24]) for i in range(24)])
    assert far > 3 * near


def test_the_order_of_the_input_changes_nothing() -> None:
    nodes, edges = tree(50)
    boxes = dict.fromkeys(nodes, LABEL)
    turned = [(b, a) for a, b in reversed(edges)]
    assert positions(nodes, edges, boxes) == positions(nodes[::-1], turned, boxes)


def test_parts_are_packed_beside_each_other() -> None:
    nodes, edges = ring(20)
    for i in range(30):
        pair = [f"p{i}a", f"p{i}b"]
        nodes += pair
        edges.append((pair[0], pair[1]))
    places = positions(nodes, edges, dict.fromkeys(nodes, LABEL))
    assert overlaps(places, LABEL) == []
    xs, ys = zip(*places.values(), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    assert 0.4 < width / height < 2.5
    # Thirty pairs in a row alone would be some 9,000 pixels long.
    assert max(width, height) < 3_500


def test_large_graphs_have_structure() -> None:
    across, down = 60, 50
    nodes = [f"{i:02}-{j:02}" for i in range(across) for j in range(down)]
    edges = [
        (f"{i:02}-{j:02}", f"{i + 1:02}-{j:02}") for i in range(across - 1) for j in range(down)
    ]
    edges += [
        (f"{i:02}-{j:02}", f"{i:02}-{j + 1:02}") for i in range(across) for j in range(down - 1)
    ]
    places = positions(nodes, edges, dict.fromkeys(nodes, Box(16, 16)))
    at = {n: np.array(place, dtype=float) for n, place in places.items()}
    near = np.mean([np.linalg.norm(at[a] - at[b]) for a, b in edges])
    strangers = np.mean(
        [np.linalg.norm(at[a] - at[b]) for a, b in zip(nodes, nodes[997:], strict=False)]
    )
    # In a heap without structure both would be alike; on the grid itself it is 21 to 1.
    assert strangers > 12 * near


def test_no_nodes_no_places() -> None:
    assert positions([], [], {}) == {}


def test_boxes_on_one_point_are_pushed_apart() -> None:
    points = spread(np.zeros((5, 2)), [LABEL] * 5)
    places = {str(i): (round(x), round(y)) for i, (x, y) in enumerate(points)}
    assert overlaps(places, LABEL) == []


def test_a_line_bends_round_a_node_in_its_way() -> None:
    places = {"a": (0, 0), "b": (400, 0), "between": (200, 0)}
    (bend,) = bends([("a", "b")], places, dict.fromkeys(places, Box(60, 40)))
    points = drawn((0.0, 0.0), (400.0, 0.0), bend)
    assert not any(abs(x - 200) < 30 and abs(y) < 20 for x, y in points)


def test_a_free_line_is_straight_and_a_pair_lies_side_by_side() -> None:
    places = {"a": (0, 0), "b": (400, 0)}
    boxes = dict.fromkeys(places, Box(60, 40))
    assert bends([("a", "b")], places, boxes) == [0.0]
    there, back = bends([("a", "b"), ("b", "a")], places, boxes)
    start, end = (0.0, 0.0), (400.0, 0.0)
    # vis-network bends both to their own left: one above, one below.
    assert np.sign(drawn(start, end, there)[6][1]) == -np.sign(drawn(end, start, back)[6][1])


def drawn(start: tuple[float, float], end: tuple[float, float], bend: float) -> Points:
    """The points of one line."""
    return curve(np.array([start]), np.array([end]), np.array([bend]))[0]
