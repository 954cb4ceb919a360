"""Search, switch, filters, table, and what can be saved."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.graph.map.browser import Tab
from tests.graph.map.conftest import Show
from tests.graph.map.sample import Article, seed

pytestmark = pytest.mark.browser


def suggestions(tab: Tab, words: str) -> list[str]:
    tab.page.fill("#search", words)
    return tab.page.locator("#suggestions li").all_inner_texts()


def test_the_switch_shows_everything_and_back(show: Show) -> None:
    with show([seed()]) as tab:
        names = tab.drawn()
        tab.page.click("#names")
        tab.settle()
        everything = tab.drawn()
        assert everything[0] > names[0]
        assert "24 of 24 entities, 26 of 26 facts" in tab.page.inner_text("#tally")
        tab.press("n")
        assert tab.drawn() == names
        assert "9 of 9 entities" in tab.page.inner_text("#tally")
        tab.was_clean()


def test_without_edges_among_names_everything_is_shown_and_there_is_no_switch(show: Show) -> None:
    article = Article("A man saw a dog.")
    article.entity("man", "person", named=False, label="A man")
    article.entity("dog", "thing", named=False, label="a dog")
    article.fact("A man", ("man", "A man"), "see", ("dog", "a dog"))
    with show([article.extraction()]) as tab:
        assert tab.drawn() == (2, 1)
        assert not tab.page.is_visible("#names")


def test_search_finds_names_and_aliases(show: Show) -> None:
    with show([seed()]) as tab:
        assert suggestions(tab, "pyongyang")[0].startswith("North Korea (Pyongyang)")
        assert suggestions(tab, "KOREA")[0].startswith("North Korea")
        assert any(s.startswith("Russia (Moscow)") for s in suggestions(tab, "mosc"))
        assert suggestions(tab, "zzz") == ["Nothing by this name"]


def test_search_ignores_accents(show: Show) -> None:
    article = Article("Gabriel Boric met José Núñez.")
    article.entity("Boric", "person", label="Gabriel Boric")
    article.entity("Nunez", "person", label="José Núñez")
    article.fact("Gab", ("Boric", "Gabriel Boric"), "meet", ("Nunez", "José Núñez"))
    with show([article.extraction()]) as tab:
        assert suggestions(tab, "nunez")[0].startswith("José Núñez")


def test_suggestions_are_reached_by_arrows_and_by_pointer(show: Show) -> None:
    with show([seed()]) as tab:
        tab.press("/")
        tab.page.keyboard.type("korea")
        first, second = (s.split("\n")[0] for s in suggestions(tab, "korea")[:2])
        tab.press("ArrowDown")
        assert tab.page.get_attribute("#search", "aria-activedescendant") == "suggestion-1"
        tab.press("Enter")
        assert tab.page.inner_text("#panel h2") == second
        suggestions(tab, "korea")
        tab.page.locator("#suggestions li").first.click()
        tab.settle()
        assert tab.page.inner_text("#panel h2") == first
        assert not tab.page.is_visible("#suggestions")


def test_escape_leaves_the_search_then_the_selection(show: Show) -> None:
    with show([seed()]) as tab:
        tab.find("kim jong")
        tab.press("/")
        tab.page.keyboard.type("xi")
        tab.press("Escape")
        assert tab.page.input_value("#search") == ""
        assert tab.page.inner_text("#panel h2") == "Kim Jong Un"
        tab.press("Escape")
        assert tab.page.inner_text("#panel h2") == "Evidence"


def test_a_kind_can_be_hidden(show: Show) -> None:
    with show([seed()]) as tab:
        nodes, _ = tab.drawn()
        tab.page.uncheck("#kinds input[data-key=person]")
        tab.settle()
        left = tab.run(
            "() => [...triplewire.drawn.nodes.values()]"
            ".map((n) => triplewire.knowledge.entities[n.entity].kind)"
        )
        assert "person" not in left
        assert 0 < len(left) < nodes
        # Whoever is searched for is wanted, hidden or not.
        tab.find("xi jinping")
        assert tab.page.is_checked("#kinds input[data-key=person]")
        assert tab.drawn()[0] == nodes


def test_only_what_is_stated(show: Show) -> None:
    with show([seed()]) as tab:
        tab.page.uncheck("#certainties input[data-key=open]")
        tab.page.uncheck("#certainties input[data-key=reported]")
        tab.settle()
        left = tab.run(
            "() => [...triplewire.drawn.edges.values()].map((edge) => edge.certainties[0])"
        )
        assert left
        assert set(left) == {"asserted"}
        assert "Shown: " in tab.page.inner_text("#tally")


def test_kinds_that_do_not_occur_are_not_offered(show: Show) -> None:
    with show([seed()]) as tab:
        assert not tab.page.locator("#kinds input[data-key=time]").count()
        assert not tab.page.is_visible("#certainties input[data-key=denied]")


def test_denied_and_contested_lines_bear_a_mark(show: Show) -> None:
    article = Article("Kim did not meet Putin. Kim met Putin.\nKim never met Xi.")
    for name in ("Kim", "Putin", "Xi"):
        article.entity(name, "person")
    article.fact("Kim did", ("Kim", "Kim"), "meet", ("Putin", "Putin"), polarity="negative")
    article.fact("Kim met", ("Kim", "Kim"), "meet", ("Putin", "Putin"))
    article.fact("Kim never", ("Kim", "Kim"), "meet", ("Xi", "Xi"), polarity="negative")
    with show([article.extraction()]) as tab:
        drawn = tab.run(
            "() => triplewire.labels.boxes().filter((b) => b.type === 'edge').map((b) => b.text[0])"
        )
        assert sorted(drawn) == ["± meet", "✕ meet"]
        assert "Both said and denied" in tab.page.inner_text("#filters")


def test_lines_look_as_sure_as_they_are(show: Show) -> None:
    with show([seed()]) as tab:
        tab.press("n")
        dashes = tab.run(
            """() => {
              const { drawn, network } = triplewire;
              const told = [...drawn.edges.values()].filter((edge) => edge.label);
              const dashes = (edge) => network.body.data.edges.get(edge.id).dashes;
              return Object.fromEntries(told.map((edge) => [edge.certainties[0], dashes(edge)]));
            }"""
        )
        assert dashes["asserted"] is False
        assert dashes["reported"] != dashes["open"]


def test_the_table_has_every_fact_and_sorts(show: Show) -> None:
    with show([seed()]) as tab:
        tab.page.click("#open-table")
        rows = tab.page.locator("#table tbody tr")
        assert rows.count() == 26
        tab.page.locator("#table th button").first.click()
        subjects = tab.page.locator("#table tbody tr td:first-child").all_inner_texts()
        assert subjects == sorted(subjects, key=str.casefold)
        assert tab.page.get_attribute("#table th >> nth=0", "aria-sort") == "ascending"
        tab.page.locator("#table th button").first.click()
        again = tab.page.locator("#table tbody tr td:first-child").all_inner_texts()
        assert again[0] == subjects[-1]
        tab.page.locator("#table tbody .name", has_text="Xi Jinping").first.click()
        tab.settle()
        assert not tab.page.is_visible("#table")
        assert tab.page.inner_text("#panel h2") == "Xi Jinping"
        tab.was_clean()


def test_the_table_is_saved_as_csv(show: Show, tmp_path: Path) -> None:
    with show([seed()], accept_downloads=True) as tab:
        tab.page.click("#open-table")
        with tab.page.expect_download() as download:
            tab.page.click("#table >> text=Save as CSV")
        assert download.value.suggested_filename == "Kim-Putin-and-Xi-in-Beijing.csv"
        download.value.save_as(tmp_path / "facts.csv")
        rows = list(csv.DictReader((tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="")))
        assert len(rows) == 26
        assert rows[1]["Relation"] == "pledge to support"
        assert "“fully support”" in rows[1]["Sentence"]
        tab.was_clean()


def test_a_spreadsheet_finds_no_formula(show: Show, tmp_path: Path) -> None:
    article = Article('=cmd|"/c calc"!A1 met Putin.')
    article.entity("evil", "person", label='=cmd|"/c calc"!A1')
    article.entity("Putin", "person")
    article.fact("=cmd", ("evil", '=cmd|"/c calc"!A1'), "meet", ("Putin", "Putin"))
    with show([article.extraction()], accept_downloads=True) as tab:
        tab.page.click("#open-table")
        with tab.page.expect_download() as download:
            tab.page.click("#table >> text=Save as CSV")
        download.value.save_as(tmp_path / "facts.csv")
        (row,) = csv.DictReader((tmp_path / "facts.csv").open(encoding="utf-8-sig", newline=""))
        assert row["Subject"] == '\'=cmd|"/c calc"!A1'


def test_the_picture_is_saved_as_png(show: Show, tmp_path: Path) -> None:
    with show([seed()], accept_downloads=True) as tab:
        with tab.page.expect_download() as download:
            tab.page.click("#save")
        download.value.save_as(tmp_path / "map.png")
        assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
        assert (tmp_path / "map.png").stat().st_size > 10_000
        tab.was_clean()
