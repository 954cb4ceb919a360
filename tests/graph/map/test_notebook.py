"""The map inside a notebook: framed, sandboxed, and readable where HTML is not trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.map import Map, notebook_html, render
from tests.graph.map.sample import seed


def test_plain_text_stands_in_where_html_is_not_trusted() -> None:
    bundle = Map([seed()])._repr_mimebundle_()
    assert bundle["text/plain"] == "<relationship map: 26 facts of 1 articles>"
    assert bundle["text/html"].startswith("<iframe ")


def test_the_page_cannot_leave_its_attribute() -> None:
    frame = notebook_html(render([seed()], title="\"'></iframe><script>"), title='"><b>')
    assert frame.count("<") == 2
    assert frame.endswith("></iframe>")
    assert "allow-same-origin" not in frame


@pytest.mark.browser
def test_it_draws_and_answers_inside_the_frame(browser: Browser, tmp_path: Path) -> None:
    cell = tmp_path / "cell.html"
    cell.write_text(
        f"<!doctype html><body>{Map([seed()], height=620)._repr_html_()}</body>", encoding="utf-8"
    )
    page = browser.new_context(viewport={"width": 920, "height": 700}, offline=True).new_page()
    complaints: list[str] = []
    page.on("console", lambda m: m.type in ("error", "warning") and complaints.append(m.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(cell.as_uri())
    (inside,) = page.frames[1:]
    inside.wait_for_function("() => window.triplewire && triplewire.network")
    inside.fill("#search", "kim jong")
    inside.press("#search", "Enter")
    inside.wait_for_selector("#panel .card")
    assert "pledged to “fully support”" in inside.inner_text("#panel")
    assert complaints == []
    page.context.close()
