"""Text from outside is text: nothing of it runs, nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.facts import Extraction
from tests.graph.map.conftest import Show
from tests.graph.map.sample import Article

pytestmark = pytest.mark.browser

STRINGS = [
    "<script>alert(1)</script>",
    "</script><script>pwned(1)</script>",
    "<img src=x onerror=pwned(2)>",
    '"><svg onload=pwned(3)>',
    "<a href='javascript:pwned(4)'>href</a>",
    'quote " and \' and \\ and \\" end',
    "{{ 7*7 }} {% raw %} ${pwned(5)} `",
    "<!--<script>",
    "שלום עולם",
    "😀 emoji 👩‍👩‍👧",
    "constructor",
    "__proto__",
    "]]> &lt;b&gt; \u2028 \u2029 &amp;",
]


def hostile() -> Extraction:
    """Each string in every field that it can stand in."""
    article = Article(
        "\n".join(
            f"{s} met {t} at noon {s} {t}"
            for s, t in zip(STRINGS, [*STRINGS[1:], STRINGS[0]], strict=True)
        ),
        "</script><script>pwned('name')</script>.txt",
        title="</title></script><script>pwned('title')</script>",
        author="<img src=x onerror=pwned('author')>",
        published="2025-01-01<script>pwned('date')</script>",
        url="javascript:pwned('url')",
    )
    for i, text in enumerate(STRINGS):
        article.entity(text, "person" if i % 2 else "thing", label=text, aliases=(text + " alias",))
        article.entities[text] = replace(article.entities[text], wikidata=text)
    for i, text in enumerate(STRINGS):
        other = STRINGS[(i + 1) % len(STRINGS)]
        article.fact(
            f"{text} met", (text, text), f"meet {text}", (other, other),
            by=(text, text), attribution_cue=text, time=text, place=text, quantity=text,
        )  # fmt: skip
    article.document = replace(article.document, source="http://x\" onclick=\"pwned('source')")
    return article.extraction()


def test_nothing_runs_however_it_is_looked_at(show: Show) -> None:
    with show([hostile()]) as tab:
        assert tab.drawn() == (len(STRINGS), len(STRINGS))
        for text in STRINGS:
            tab.page.fill("#search", text)
            tab.press("Enter")
            assert tab.page.text_content("#panel h2") == text
        tab.press("Escape")
        for edge in tab.run("() => [...triplewire.drawn.edges.keys()]"):
            tab.run("(id) => triplewire.select({ type: 'edge', id })", edge)
        tab.page.click("#open-table")
        tab.page.locator("#table th button").nth(3).click()
        tab.was_clean()


def test_nothing_runs_under_the_pointer(show: Show) -> None:
    with show([hostile()]) as tab:
        for text in STRINGS[:5]:
            tab.page.mouse.move(*tab.spot(text), steps=3)
            tab.page.wait_for_function(
                "(text) => document.querySelector('.vis-tooltip')?.textContent === text", arg=text
            )
        tab.was_clean()


def test_no_element_and_no_handler_comes_from_the_text(show: Show) -> None:
    with show([hostile()]) as tab:
        tab.page.fill("#search", STRINGS[2])
        tab.press("Enter")
        assert (
            tab.run(
                "() => document.querySelectorAll('img:not(#paper), [onload], [onerror]').length"
            )
            == 0
        )
        assert tab.run("() => document.scripts.length") == 12  # vis-network, ours and the data


def test_only_web_addresses_become_links(show: Show) -> None:
    with show([hostile()]) as tab:
        tab.page.click("#open-table")
        addresses = tab.run("() => [...document.querySelectorAll('a')].map((a) => a.href)")
        assert addresses == []


def test_the_title_stays_a_title(show: Show) -> None:
    with show([hostile()]) as tab:
        assert tab.page.title().startswith("</title></script><script>pwned('title')")
        assert tab.page.inner_text("h1") == "</title></script><script>pwned('title')</script>"


def test_labels_of_three_hundred_characters_and_none(show: Show) -> None:
    long = "Very " * 60 + "long"
    article = Article(f"{long} met  nobody.")
    article.entity("long", "event", label=long)
    article.entity("none", "thing", label="   ")
    article.fact(long[:20], ("long", long), "meet", ("none", " "))
    with show([article.extraction()]) as tab:
        drawn = tab.run("() => triplewire.labels.boxes().map((b) => b.text.join(' '))")
        assert any(text.startswith("Very") and text.endswith("…") for text in drawn)
        assert "(no name)" in drawn
        tab.find("very")
        assert tab.page.text_content("#panel h2") == long
        tab.was_clean()


def test_half_a_character_is_shown_and_linked_without_an_error(show: Show) -> None:
    article = Article("Kim \ud83d met Putin.", url="https://news.example/a-b")
    article.entity("Kim", "person", label="Kim \ud83d")
    article.entity("Putin", "person")
    article.fact("Kim", ("Kim", "Kim \ud83d"), "meet", ("Putin", "Putin"))
    with show([article.extraction()]) as tab:
        tab.find("putin")
        address = tab.page.locator("#panel a").first.get_attribute("href")
        assert address is not None
        assert address.startswith("https://news.example/a-b#:~:text=Kim")
        tab.was_clean()
