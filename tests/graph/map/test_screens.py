"""Theme, zoom, address, dragging, small screens, keyboard, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.map import write
from tests.graph.map.browser import opened
from tests.graph.map.conftest import Show
from tests.graph.map.sample import seed

pytestmark = pytest.mark.browser


def test_dark_and_light_change_the_drawing_too(show: Show) -> None:
    with show([seed()]) as tab:
        light = tab.run("() => triplewire.colour('--ink')")
        tab.press("d")
        assert tab.page.get_attribute("#theme", "aria-pressed") == "true"
        assert tab.run("() => triplewire.colour('--ink')") != light
        assert tab.run("() => getComputedStyle(document.body).backgroundColor") == "rgb(14, 18, 23)"
        tab.was_clean()


def test_zoom_and_fit(show: Show) -> None:
    with show([seed()]) as tab:
        at_first = tab.run("() => triplewire.network.getScale()")
        tab.page.click("#zoom-in")
        assert tab.run("() => triplewire.network.getScale()") > at_first
        tab.press("f")
        assert tab.run("() => triplewire.network.getScale()") == pytest.approx(at_first)


def test_the_address_keeps_what_is_seen(show: Show) -> None:
    with show([seed()]) as tab:
        tab.press("n")
        tab.find("kim jong")
        address = tab.page.url
        assert "view=all" in address
        assert "entity=Kim_Jong_Un" in address
        tab.page.goto("about:blank")
        tab.page.goto(address)
        tab.settle()
        assert tab.page.inner_text("#panel h2") == "Kim Jong Un"
        assert tab.page.get_attribute("#names", "aria-checked") == "false"


@pytest.mark.parametrize("end", ["view=toString&entity=__proto__", "%E0%A4%A", "entity=<script>"])
def test_a_wrong_address_opens_the_map_as_ever(tmp_path: Path, browser: Browser, end: str) -> None:
    path = write(tmp_path / "map.html", [seed()])
    with opened(browser, path) as tab:
        tab.page.goto("about:blank")
        tab.page.goto(f"{path.as_uri()}#{end}")
        tab.settle()
        assert tab.drawn() == (9, 11)
        assert tab.complaints == []


def test_a_dragged_shape_stays_and_its_labels_follow(show: Show) -> None:
    with show([seed()]) as tab:
        x, y = tab.spot("Ukraine")
        tab.page.mouse.move(x, y)
        tab.page.mouse.down()
        tab.page.mouse.move(x + 40, y - 30, steps=4)
        tab.page.mouse.up()
        tab.settle()
        moved = tab.spot("Ukraine")
        assert moved == pytest.approx((x + 40, y - 30), abs=3)
        tab.press("d")  # everything is painted anew
        assert tab.spot("Ukraine") == pytest.approx(moved, abs=1)


def test_a_phone_has_a_sheet_that_leaves_the_selection_in_sight(show: Show) -> None:
    with show([seed()], width=390, height=844, has_touch=True, is_mobile=True) as tab:
        assert not tab.page.is_visible("#panel")
        assert not tab.page.is_visible("#filters")
        tab.page.touchscreen.tap(*tab.spot("Kim Jong Un"))
        tab.page.wait_for_selector("#panel.open")
        tab.settle()
        sheet = tab.page.locator("#panel").bounding_box()
        assert sheet is not None
        assert tab.spot("Kim Jong Un")[1] < sheet["y"]
        tab.page.click("#panel .headline > button")
        assert not tab.page.is_visible("#panel")
        tab.page.click("#open-filters")
        assert tab.page.is_visible("#filters")
        # Nothing is wider than the screen.
        assert tab.run("() => document.documentElement.scrollWidth") <= 390
        tab.was_clean()


def test_everything_can_be_reached_without_a_mouse(show: Show) -> None:
    with show([seed()]) as tab:
        reached = set()
        for _ in range(40):
            tab.page.keyboard.press("Tab")
            reached.add(
                tab.run("() => document.activeElement.id || document.activeElement.className")
            )
        assert {"search", "names", "open-table", "theme", "zoom-in", "fit", "rank"} <= reached
        tab.page.locator("#panel .rank").first.focus()
        tab.press("Enter")
        assert tab.page.locator("#panel .card").count() > 3


def test_paper_gets_the_map_in_light_colours_and_no_buttons(show: Show) -> None:
    with show([seed()], color_scheme="dark") as tab:
        tab.find("kim jong")
        tab.run("() => window.dispatchEvent(new Event('beforeprint'))")
        tab.page.emulate_media(media="print")
        assert tab.run("() => document.documentElement.dataset.theme") == "light"
        assert tab.run("() => document.getElementById('paper').decode().then(() => true)")
        assert tab.page.is_visible("#paper")
        assert tab.page.is_visible("#panel .card >> nth=0")
        for button in ("#search", "#zoom-in", "#names", "#panel .headline > button"):
            assert not tab.page.is_visible(button)
        tab.page.emulate_media(media="screen")
        tab.run("() => window.dispatchEvent(new Event('afterprint'))")
        assert tab.run("() => document.documentElement.dataset.theme") == "dark"
        assert not tab.page.is_visible("#paper")
        tab.was_clean()
