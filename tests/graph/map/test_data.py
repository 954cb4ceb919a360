"""What the page knows: offsets for a browser, addresses that are safe, numbers that fit."""

from __future__ import annotations

import pytest

from graph.map.data import marks, payload, web_address
from graph.network import entities_of
from tests.graph.map.sample import Article, seed


def marked(article: Article, number: int = 0) -> list[tuple[str, str]]:
    """(role, words) of a fact's marks, cut out as a browser does."""
    fact = article.facts[number]
    units = fact.evidence.sentence.encode("utf-16-le", "surrogatepass")
    return [
        (str(role), units[int(start) * 2 : int(end) * 2].decode("utf-16-le", "surrogatepass"))
        for start, end, role in marks(fact)
    ]


def pair(text: str, subject: str, object: str) -> Article:
    article = Article(text)
    article.entity("s", "person", label=subject)
    article.entity("o", "country", label=object)
    article.fact(text, ("s", subject), "know", ("o", object))
    return article


def test_subject_and_object_are_marked() -> None:
    assert marked(pair("Kim knows Russia.", "Kim", "Russia")) == [("s", "Kim"), ("o", "Russia")]


def test_offsets_count_as_browsers_count() -> None:
    article = pair("😀😀 Kim 😀 knows Russia.", "Kim", "Russia")
    assert marked(article) == [("s", "Kim"), ("o", "Russia")]


def test_offsets_are_of_the_sentence_not_of_the_document() -> None:
    article = Article("Before it.\nKim knows Russia.")
    article.entity("s", "person")
    article.entity("o", "country")
    article.fact("Kim", ("s", "Kim"), "know", ("o", "Russia"))
    assert marked(article) == [("s", "Kim"), ("o", "Russia")]


def test_an_inner_span_cuts_the_outer_one() -> None:
    article = pair("Russia’s president left.", "Russia’s president", "Russia")
    assert marked(article) == [("o", "Russia"), ("s", "’s president")]


def test_marks_do_not_begin_or_end_with_a_space() -> None:
    article = pair("North Korean leader Kim left.", "North Korean leader Kim", "North Korean")
    assert marked(article) == [("o", "North Korean"), ("s", "leader Kim")]


def test_what_stands_in_another_sentence_is_not_marked() -> None:
    article = Article("KCNA spoke.\nKim left.")
    article.entity("KCNA", "organization")
    article.entity("Kim", "person")
    article.fact("Kim", ("Kim", "Kim"), "leave")
    other = article.end("KCNA", "KCNA", 0, 5)
    from dataclasses import replace

    article.facts[0] = replace(article.facts[0], attributed_to=other)
    assert marked(article) == [("s", "Kim")]


@pytest.mark.parametrize("good", ["https://news.example/a?b=c#d", "http://news.example"])
def test_web_addresses(good: str) -> None:
    assert web_address(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "",
        "seeds/a.txt",
        "javascript:alert(1)",
        "JavaScript:alert(1)//http://x",
        "data:text/html,x",
        "https://",
        "//news.example",
        "https://news.example/a b",
        "java\nscript:alert(1)",
        "http://[broken",
    ],
)
def test_what_is_no_web_address(bad: str | None) -> None:
    assert web_address(bad) is None


def test_facts_are_told_under_owners_and_members() -> None:
    extraction = seed()
    entities = entities_of([extraction])
    knowledge = payload([extraction], entities, {})
    place = {entity["id"]: i for i, entity in enumerate(knowledge["entities"])}
    by_relation = {fact["relation"]: fact for fact in knowledge["facts"]}
    assert place["Russia"] in by_relation["pledge to support"]["about"]
    assert place["Vladimir_Putin"] in by_relation["review"]["about"]
    assert place["KCNA"] not in by_relation["pledge to support"]["about"]
    assert by_relation["pledge to support"]["by"] == place["KCNA"]


def test_a_sentence_is_kept_once() -> None:
    extraction = seed()
    knowledge = payload([extraction], entities_of([extraction]), {})
    assert len(knowledge["sentences"]) == len({f.evidence.start for f in extraction.facts})


def test_only_real_wikidata_ids_become_links() -> None:
    article = pair("Kim knows Russia.", "Kim", "Russia")
    article.entity("s", "person", wikidata="Q1/../../x")
    article.entity("o", "country", wikidata="Q159")
    extraction = article.extraction()
    knowledge = payload([extraction], entities_of([extraction]), {})
    assert {e["id"]: e["wikidata"] for e in knowledge["entities"]} == {"s": None, "o": "Q159"}
