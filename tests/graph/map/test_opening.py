"""The page as it opens: at once, offline, readable."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.graph.map.browser import Tab
from tests.graph.map.conftest import Show
from tests.graph.map.sample import seed

pytestmark = pytest.mark.browser

PIXEL = """(at) => {
  const canvas = document.querySelector("#canvas canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const box = canvas.getBoundingClientRect();
  const context = canvas.getContext("2d");
  const [x, y] = [(at[0] - box.left) * ratio, (at[1] - box.top) * ratio];
  return [...context.getImageData(x, y, 1, 1).data];
}"""


def collisions(tab: Tab) -> list[tuple[str, str]]:
    """Pairs of labels that were drawn one over the other."""
    boxes = tab.run("() => triplewire.labels.boxes()")
    assert boxes
    return [
        (a["id"], b["id"])
        for a, b in combinations(boxes, 2)
        if a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    ]


def test_it_opens_with_no_request_and_no_complaint(show: Show) -> None:
    with show([seed()]) as tab:
        assert tab.drawn() == (9, 11)
        tab.was_clean()


def test_it_draws_with_the_network_switched_off(show: Show) -> None:
    with show([seed()], offline=True) as tab:
        red, green, blue, _ = tab.run(PIXEL, tab.spot("Kim Jong Un"))
        assert (red, green, blue) == (0x00, 0x72, 0xB2)
        tab.was_clean()


def test_it_opens_on_the_names_and_what_runs_between_them(show: Show) -> None:
    with show([seed()]) as tab:
        kinds = tab.run(
            "() => [...triplewire.drawn.nodes.values()]"
            ".map((n) => triplewire.knowledge.entities[n.entity].named)"
        )
        assert kinds
        assert all(kinds)
        assert tab.page.get_attribute("#names", "aria-checked") == "true"


def test_the_header_counts_facts_articles_and_dates(show: Show) -> None:
    with show([seed()]) as tab:
        assert tab.page.inner_text("h1") == "Kim, Putin and Xi in Beijing"
        summary = tab.page.inner_text("#summary")
        assert summary == "26 facts · 27 entities · 1 article · 2025-09-04"


@pytest.mark.parametrize("view", ["names", "all"])
@pytest.mark.parametrize("size", [(1400, 900), (1920, 1080), (900, 620), (390, 844)])
def test_labels_never_lie_on_each_other(show: Show, view: str, size: tuple[int, int]) -> None:
    with show([seed()], width=size[0], height=size[1]) as tab:
        if view == "all":
            tab.press("n")
        assert collisions(tab) == []


@pytest.mark.parametrize("view", ["names", "all"])
def test_on_a_desktop_every_name_and_every_relation_can_be_read(show: Show, view: str) -> None:
    with show([seed()]) as tab:
        if view == "all":
            tab.press("n")
        boxes = tab.run("() => triplewire.labels.boxes().map((box) => box.type)")
        nodes, _ = tab.drawn()
        told = tab.run("() => [...triplewire.drawn.edges.values()].filter((e) => e.label).length")
        assert boxes.count("node") == nodes
        assert boxes.count("edge") >= told - 2


INSIDE = """() => {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  return [...triplewire.drawn.nodes.keys()].every((id) => {
    const at = triplewire.network.canvasToDOM(triplewire.network.getPosition(id));
    return at.x > 0 && at.y > 0 && at.x < clientWidth && at.y < clientHeight;
  });
}"""


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_everything_opens_inside_the_window(show: Show, size: tuple[int, int]) -> None:
    with show([seed()], width=size[0], height=size[1]) as tab:
        assert tab.run(INSIDE)


def test_it_keeps_to_a_window_that_changes(show: Show) -> None:
    with show([seed()], width=1400, height=900) as tab:
        for width, height in ((800, 600), (390, 844), (1360, 820)):
            tab.page.set_viewport_size({"width": width, "height": height})
            tab.page.wait_for_timeout(250)
            assert tab.run(INSIDE)
            assert collisions(tab) == []
        whole = tab.run("() => triplewire.network.getScale()")
        tab.press("f")
        assert tab.run("() => triplewire.network.getScale()") == pytest.approx(whole)


def test_physics_is_off_so_that_nothing_moves(show: Show) -> None:
    with show([seed()]) as tab:
        before = tab.spot("Kim Jong Un")
        tab.page.wait_for_timeout(300)
        assert tab.spot("Kim Jong Un") == before


def test_a_map_of_nothing_says_so(show: Show) -> None:
    with show([]) as tab:
        assert "No facts were found" in tab.page.inner_text("#notice")
        tab.was_clean()


def test_facts_that_tie_nothing_are_still_there_to_read(show: Show) -> None:
    from tests.graph.map.sample import Article

    article = Article("Kim smiled.")
    article.entity("Kim", "person")
    article.fact("Kim", ("Kim", "Kim"), "smile")
    with show([article.extraction()]) as tab:
        assert "No fact here ties two entities" in tab.page.inner_text("#notice")
        tab.find("kim")
        assert "Kim smiled." in tab.panel
        tab.was_clean()


def test_it_follows_the_system_into_the_dark(show: Show) -> None:
    with show([seed()], color_scheme="dark") as tab:
        assert tab.run("() => document.documentElement.dataset.theme") == "dark"
    with show([seed()], color_scheme="dark", wishes={"dark": False}) as tab:
        assert tab.run("() => document.documentElement.dataset.theme") == "light"
