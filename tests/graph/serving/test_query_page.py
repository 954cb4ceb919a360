"""The query page in headless Chromium: asking, tables, maps, mistakes, and hostile labels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.graph.map.browser import launched
from tests.graph.serving.served import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page whose errors, refused scripts and requests to elsewhere fail the test."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on(
        "console", lambda message: wrong.append(message.text) if "Policy" in message.text else 0
    )
    page.on(
        "request",
        lambda request: wrong.append(request.url) if "127.0.0.1" not in request.url else None,
    )
    page.route(
        lambda address: not address.startswith(("http://127.", "blob:", "data:")),
        lambda r: r.abort(),
    )
    yield page
    page.close()
    assert wrong == []


def asked(server: Server, query: str, **values: str) -> str:
    fields = "".join(f"&${name}={quote(value)}" for name, value in values.items())
    return f"{server.address}/query?query={quote(query)}{fields}"


def test_the_example_is_answered_as_a_sorted_table(server: Server, tab: Page) -> None:
    tab.goto(f"{server.address}/query")
    tab.keyboard.press("Tab")
    tab.click("button[type=submit]")
    tab.wait_for_selector("#answer table")
    assert "rows," in tab.inner_text("#said")
    heads = tab.locator("#answer th button").all_inner_texts()
    assert heads == ["who", "does", "whom", "says"]
    tab.locator("#answer th button").first.focus()
    tab.keyboard.press("Enter")
    up = tab.locator("#answer tbody tr td:first-child").all_inner_texts()
    tab.keyboard.press("Enter")
    down = tab.locator("#answer tbody tr td:first-child").all_inner_texts()
    assert up[0] != down[0]
    assert sorted(up) == sorted(down)
    assert tab.get_attribute("#answer th", "aria-sort") == "descending"


def test_a_link_asks_a_named_question(server: Server, tab: Page) -> None:
    tab.goto(asked(server, "about", name="North Korea"))
    tab.wait_for_selector("#answer table a")
    assert tab.input_value("#parameters input") == "North Korea"
    assert tab.get_attribute("#parameters input", "data-kind") == "name"
    assert tab.is_hidden("#editor")
    tab.locator("#answer table a").first.click()
    tab.wait_for_selector("h1")
    assert "/fact/" in tab.url


def test_an_answer_is_drawn_as_a_map_and_its_things_lead_to_their_pages(
    server: Server, tab: Page
) -> None:
    tab.goto(asked(server, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . ?p a owl:ObjectProperty }"))
    tab.wait_for_selector("#answer table")
    tab.click("#as-map")
    tab.wait_for_selector("#drawing canvas")
    assert tab.get_attribute("#as-map", "aria-pressed") == "true"
    assert "things" in (tab.get_attribute("#drawing", "aria-label") or "")
    asking = (
        "async () => { const data = triples('<https://w3id.org/triplewire/entity/A> <x:p> "
        "<https://w3id.org/triplewire/entity/B> .\\n'); return [lines(data).length, "
        "address(data.results.bindings[0].subject.value)]; }"
    )
    assert tab.evaluate(asking) == [1, "entity/A"]
    tab.goto(asked(server, "SELECT ?x { ?s rdfs:label ?x }"))
    tab.wait_for_selector("#answer table")
    tab.click("#as-map")
    tab.wait_for_function("document.getElementById('note').textContent.includes('No map')")


def test_a_mistake_is_marked_where_it_is(server: Server, tab: Page) -> None:
    tab.goto(asked(server, "SELECT * {\n  ?s ?p ?o FILTR(?x)\n}"))
    tab.wait_for_selector("#answer pre")
    assert "(400)" in tab.inner_text("#said")
    assert tab.inner_text(".wrong-place") == "FILTR"


def test_an_answer_is_saved_in_the_form_that_is_wanted(server: Server, tab: Page) -> None:
    tab.goto(asked(server, "SELECT ?l { ent:North_Korea rdfs:label ?l }"))
    tab.wait_for_selector("#saving button")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="CSV").click()
    assert waiting.value.suggested_filename == "answer.csv"
    assert waiting.value.path().read_text("utf-8") == "l\nNorth Korea\n"


def test_hostile_labels_are_text_in_tables_maps_and_completions(server: Server, tab: Page) -> None:
    query = """SELECT ?subject ?relation ?object { ?c rdf:subject/rdfs:label ?subject ;
      rdf:predicate/rdfs:label ?relation ; rdf:object/rdfs:label ?object }"""
    tab.goto(asked(server, query))
    tab.wait_for_selector("#answer table")
    assert "<script>alert(1)</script>" in tab.inner_text("#answer")
    tab.click("#as-map")
    tab.wait_for_selector("#drawing canvas")
    known = json.loads(tab.locator("#known").text_content() or "")
    assert any("drop" in term for term in known["terms"])
    tab.evaluate(
        "editor.setValue('SELECT * { ?s rel:meet'); editor.setCursor(0, 22); editor.focus()"
    )
    tab.keyboard.press("Control+Space")
    tab.wait_for_selector(".CodeMirror-hint, .CodeMirror-code")
    assert tab.locator(".CodeMirror-hint script, .CodeMirror-hint img").count() == 0


def test_literals_and_iris_that_are_no_links(server: Server, tab: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ (<javascript:alert(1)> '{hostile}') }} }}"
    tab.goto(asked(server, query))
    tab.wait_for_selector("#answer table")
    assert tab.locator("#answer td a").count() == 0
    assert tab.locator("#answer img").count() == 0
    assert hostile in tab.inner_text("#answer")
