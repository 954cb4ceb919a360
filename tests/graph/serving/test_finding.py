"""Names looked up through the server: by programs, by the box on its pages, by attackers."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graph.serving.finding import LONGEST, MOST
from graph.store import Store
from tests.graph.map.browser import TRIPWIRE, launched
from tests.graph.sample import NASTY, seed, small
from tests.graph.serving.served import Server


def results(server: Server, asked: str) -> list[dict[str, Any]]:
    answer = server.get(f"/search?{asked}")
    assert answer.status == 200, answer.body
    assert answer.kind == "application/json"
    found: list[dict[str, Any]] = json.loads(answer.body)["results"]
    return found


def test_a_name_is_looked_up(server: Server) -> None:
    first = results(server, "q=PYONGYANG")[0]
    assert first == {
        "iri": "https://w3id.org/triplewire/entity/North_Korea",
        "page": "/entity/North_Korea",
        "label": "North Korea",
        "name": "Pyongyang",
        "kind": "country",
        "named": True,
        "wikidata": "Q423",
        "match": "exact",
        "score": 1.0,
        "facts": 3,
        "documents": 1,
    }
    assert server.get(first["page"], Accept="text/html").status == 200


def test_it_is_the_same_as_the_store_finds(server: Server) -> None:
    with Store.in_memory() as store:
        store.put([seed(), small()], "v1")
        for text in ("k", "north", "korea", "vladmir puttin", "soldiers", "xqzw"):
            found = [one["iri"] for one in results(server, f"q={quote(text)}")]
            assert [match.iri for match in store.find(text)] == found, text


def test_kind_number_and_names_narrow_it_down(server: Server) -> None:
    assert {one["kind"] for one in results(server, "q=k&kind=country&kind=person")} <= {
        "country",
        "person",
    }
    assert len(results(server, "q=k&limit=1")) == 1
    assert all(one["named"] for one in results(server, "q=s&named=1"))
    assert not all(one["named"] for one in results(server, "q=s"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "give a name"),
        ("q=a&q=b", "more than once"),
        ("q=a&limit=0", f"from 1 to {MOST}"),
        ("q=a&limit=1e9", "from 1 to"),
        ("q=a&limit=9999999999999999999999", "from 1 to"),
        ("q=a&limit=%D9%A3", "from 1 to"),
        ("q=a&kind=nonsense", "there is no kind"),
        ("q=a&named=yes", "0 or 1"),
        ("q=a&size=3", "there is no parameter"),
        ("q=" + "a" * (LONGEST + 1), "longer than"),
    ],
)
def test_what_is_wrong_is_named(server: Server, asked: str, said: str) -> None:
    answer = server.get(f"/search?{asked}")
    assert answer.status == 400
    assert said in answer.body


@pytest.mark.parametrize(
    "text", ['" OR "', "*", "kim' --", "%00", "%ff%fe", "(" * 300, "a " * 150, "😀", quote(NASTY)]
)
def test_hostile_names_find_something_or_nothing(server: Server, text: str) -> None:
    answer = server.get(f"/search?q={text if '%' in text else quote(text)}")
    assert answer.status == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    json.loads(answer.body)


def test_scripts_of_other_sites_may_look_up_names(server: Server) -> None:
    answer = server.get("/search?q=kim", Origin="https://example.org")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_who_has_an_answer_already_is_told_so(server: Server) -> None:
    answer = server.get("/search?q=kim")
    again = server.get("/search?q=kim", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, "")


def test_many_at_once_are_answered_or_told_to_wait(server: Server) -> None:
    with ThreadPoolExecutor(40) as many:
        asked = [f"/search?q={quote(text)}" for text in ("kim", "vladmir puttin", "s", "xqz") * 50]
        answers = list(many.map(server.get, asked))
    assert {answer.status for answer in answers} <= {200, 503}
    assert server.get("/search?q=kim").status == 200


def test_a_question_about_a_misspelt_name_says_what_may_be_meant(server: Server) -> None:
    answer = server.get(f"/sparql?query=about&{quote('$name')}={quote('Vladmir Putin')}")
    assert answer.status == 404
    assert "did you mean 'Vladimir Putin'" in answer.body
    found = server.get(f"/sparql?query=about&{quote('$name')}={quote('NORTH-KOREA')}")
    assert json.loads(found.body)["results"]["bindings"]


def test_what_a_build_adds_is_found_when_it_is_served(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store.open(place) as store:
        store.put([small()], "v1")
    server = Server(place)
    try:
        assert results(server, "q=pyongyang") == []
        with Store.open(place) as store:
            store.put([seed()], "v1")
        until = time.monotonic() + 30
        while not results(server, "q=pyongyang") and time.monotonic() < until:
            time.sleep(0.2)
        assert results(server, "q=pyongyang")[0]["label"] == "North Korea"
    finally:
        server.end()


@pytest.mark.browser
def test_the_box_suggests_and_leads_to_pages(server: Server) -> None:
    with launched() as browser:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.add_init_script(TRIPWIRE)
        page.goto(f"{server.address}/query")
        page.fill("#search", "pyongy")
        page.wait_for_selector("#found [role=option]")
        assert "North Korea" in page.inner_text("#found")
        assert "“Pyongyang”" in page.inner_text("#found")
        page.press("#search", "ArrowDown")
        assert page.get_attribute("#search", "aria-activedescendant") == "found-0"
        page.press("#search", "Enter")
        page.wait_for_url("**/entity/North_Korea")
        assert page.inner_text("h1") == "North Korea"
        page.fill("#search", "vladmir puttin")
        page.wait_for_selector("#found .none")
        assert page.inner_text("#found .none") == "did you mean"
        page.press("#search", "Escape")
        assert page.is_hidden("#found")
        page.fill("#search", NASTY.split("\n")[0])
        page.wait_for_selector("#found [role=option]")
        assert page.query_selector("#found script") is None
        assert page.evaluate("window.tripped") == []
        assert complaints == []
        page.context.close()
