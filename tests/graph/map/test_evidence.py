"""Every shape and every line leads to its sentences."""

from __future__ import annotations

import pytest

from tests.graph.map.browser import Tab
from tests.graph.map.conftest import Show
from tests.graph.map.sample import Article, seed

pytestmark = pytest.mark.browser

PLEDGE = "North Korean leader Kim Jong Un has pledged to “fully support” Russia’s military campaign"


def line(tab: Tab, source: str, target: str) -> tuple[float, float]:
    """Where on the screen the label of the line between two entities is drawn."""
    found = tab.run(
        """([source, target]) => {
            const tw = triplewire;
            const label = (id) => tw.knowledge.entities[tw.nodes.get(id).entity].label;
            const edge = [...tw.drawn.edges.values()]
              .find((e) => label(e.from) === source && label(e.to) === target);
            const box = tw.labels.boxes().find((b) => b.id === edge.id);
            const canvas = document.getElementById("canvas").getBoundingClientRect();
            return [canvas.left + box.x + box.width / 2, canvas.top + box.y + box.height / 2];
        }""",
        [source, target],
    )
    return found[0], found[1]


def cards(tab: Tab) -> list[str]:
    return tab.page.locator("#panel .card").all_inner_texts()


def test_a_click_on_a_shape_shows_its_sentences(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        assert tab.page.inner_text("#panel h2") == "Kim Jong Un"
        assert PLEDGE in tab.panel
        tab.was_clean()


def test_search_shows_the_same(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        clicked = tab.panel
        tab.press("Escape")
        tab.find("kim jong")
        assert tab.panel == clicked
        tab.was_clean()


def test_subject_and_object_and_who_says_so_are_marked(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        card = tab.page.locator("#panel .card", has_text="pledge to support")
        assert card.locator("mark.s").all_inner_texts() == ["Kim Jong Un"]
        assert card.locator("mark.o").all_inner_texts() == ["Russia’s military campaign"]
        assert card.locator("mark.w").all_inner_texts() == ["KCNA"]


def test_a_card_says_who_says_so_and_how_sure_it_is(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        chips = tab.page.locator("#panel .card", has_text="pledge to support").locator(".chip")
        assert chips.all_inner_texts() == ["Reported by KCNA", "Planned"]
        first = tab.page.locator("#panel .card").first.locator(".chip")
        assert first.all_inner_texts() == ["Stated by the article"]


def test_a_card_leads_to_the_article_at_its_sentence(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        link = tab.page.locator("#panel .card a").first
        address = link.get_attribute("href")
        assert address is not None
        assert address.startswith("https://news.example/kim-putin-beijing#:~:text=North%20Korean")
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert "2025-09-04" in link.inner_text()


def test_an_article_without_address_is_named_and_not_linked(show: Show) -> None:
    article = Article("Kim met Putin.", "notes.txt")
    article.entity("Kim", "person")
    article.entity("Putin", "person")
    article.fact("Kim", ("Kim", "Kim"), "meet", ("Putin", "Putin"), polarity="negative")
    with show([article.extraction()]) as tab:
        tab.click_entity("Kim")
        assert "notes.txt" in tab.panel
        assert tab.page.locator("#panel a").count() == 0
        assert tab.page.locator("#panel .chip.denied").inner_text() == "Denied"


def test_a_click_on_a_line_shows_all_that_backs_it(show: Show) -> None:
    with show([seed()]) as tab:
        tab.page.mouse.click(*line(tab, "Kim Jong Un", "Vladimir Putin"))
        tab.settle()
        assert tab.page.inner_text("#panel h2") == "Kim Jong Un → Vladimir Putin"
        assert "3 relations · 3 facts" in tab.panel
        assert len(cards(tab)) == 3
        assert "exchanged candid opinions" in tab.panel
        tab.was_clean()


def test_a_line_among_names_tells_what_stands_between_them(show: Show) -> None:
    with show([seed()]) as tab:
        tab.page.mouse.click(*line(tab, "Kim Jong Un", "Russia"))
        tab.settle()
        heading = tab.page.inner_text("#panel h3")
        assert heading == "pledge to support (military campaign of)"
        assert PLEDGE in tab.panel


def test_a_name_on_a_card_leads_on(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        tab.page.locator("#panel .card .name", has_text="Russia’s military campaign").first.click()
        tab.settle()
        assert tab.page.inner_text("#panel h2") == "Russia’s military campaign"
        assert "belongs to Russia" in " ".join(tab.panel.split())
        # It has no name, so everything is shown now.
        assert tab.page.get_attribute("#names", "aria-checked") == "false"


def test_who_is_only_quoted_is_found_with_what_he_says(show: Show) -> None:
    with show([seed()]) as tab:
        tab.find("kcna")
        assert tab.page.inner_text("#panel h2") == "KCNA"
        assert "SAYS" in tab.panel.upper()
        assert PLEDGE in tab.panel


def test_members_of_a_set_are_told_its_facts(show: Show) -> None:
    with show([seed()]) as tab:
        tab.find("putin")
        assert "The two leaders also reviewed" in tab.panel


def test_a_click_beside_everything_lets_go(show: Show) -> None:
    with show([seed()]) as tab:
        tab.click_entity("Kim Jong Un")
        box = tab.page.locator("#canvas").bounding_box()
        assert box is not None
        tab.page.mouse.click(box["x"] + 5, box["y"] + 5)
        tab.settle()
        assert tab.page.inner_text("#panel h2") == "Evidence"


def test_what_is_not_told_of_the_selected_is_dimmed(show: Show) -> None:
    with show([seed()]) as tab:
        tab.find("xi jinping")
        lit = tab.run(
            "() => [...triplewire.lit].filter((id) => triplewire.nodes.has(id))"
            ".map((id) => triplewire.knowledge.entities[triplewire.nodes.get(id).entity].label)"
        )
        assert sorted(lit) == ["China", "Kim Jong Un", "Xi Jinping"]


def test_hovering_tells_the_whole_name_and_all_relations(show: Show) -> None:
    with show([seed()]) as tab:
        tab.page.mouse.move(*tab.spot("National Intelligence Service"), steps=3)
        tip = tab.page.locator(".vis-tooltip")
        tip.filter(has_text="National Intelligence Service").wait_for(timeout=5_000)
        tab.page.mouse.move(*line(tab, "Kim Jong Un", "Vladimir Putin"), steps=3)
        tip.filter(has_text="exchange opinions with").wait_for(timeout=5_000)
        assert "meet with" in tip.inner_text()
        tab.was_clean()


def test_two_hundred_facts_come_in_portions(show: Show) -> None:
    article = Article("\n".join(f"Kim met Putin in round {i}." for i in range(200)))
    article.entity("Kim", "person")
    article.entity("Putin", "person")
    for i in range(200):
        article.fact(f"Kim met Putin in round {i}.", ("Kim", "Kim"), "meet", ("Putin", "Putin"))
    with show([article.extraction()]) as tab:
        assert tab.drawn() == (2, 1)
        tab.click_entity("Kim")
        assert len(cards(tab)) == 40
        for _ in range(4):
            tab.page.locator("#panel .more").click()
        assert len(cards(tab)) == 200
        assert tab.page.locator("#panel .more").count() == 0
