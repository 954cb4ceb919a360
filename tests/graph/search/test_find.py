"""Looking things up by name: who is found, in which order, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.naming import UnknownName
from graph.query import run
from graph.search.asking import find
from graph.search.search import Search
from graph.serving.snapshot import Snapshot
from graph.store import Answer, Bindings, Store
from graph.terms import Names
from tests.graph.sample import nasty, seed, small
from tests.graph.search.names import found, fresh, met

PEOPLE = (
    met("Kim Jong Un", "Vladimir Putin", "Kim Jong Un", name="a.txt"),
    met("Kim Jong Un", "Kim Yong Nam", name="b.txt", aliases={"Kim Jong Un": ("Kim", "金正恩")}),
    met("Jong Song Ok", "Recep Tayyip Erdoğan", name="c.txt"),
    met("Kimberly Un", "John Smith", "Joan Smyth", name="d.txt"),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with fresh(PEOPLE) as made:
        yield made


def test_the_same_name_comes_first_then_beginnings_then_words(store: Store) -> None:
    assert found(store, "kim") == [
        ("exact", "Kim Jong Un"),
        ("prefix", "Kim Yong Nam"),
        ("prefix", "Kimberly Un"),
    ]
    assert found(store, "Jong") == [("prefix", "Jong Song Ok"), ("word", "Kim Jong Un")]
    assert found(store, "un") == [("word", "Kim Jong Un"), ("word", "Kimberly Un")]


def test_of_those_that_fit_equally_the_one_with_most_facts_comes_first(store: Store) -> None:
    first, *_ = store.find("Kim J")
    assert (first.facts, first.documents, first.how) == (3, 2, "prefix")
    labels = [match.label for match in store.find("k")]
    assert labels == ["Kim Jong Un", "Kim Yong Nam", "Kimberly Un"]


@pytest.mark.parametrize(
    "typed", ["recep tayyip erdogan", "RECEP-TAYYİP ERDOĞAN", "receptayyip erdogan"]
)
def test_accents_signs_and_blanks_do_not_matter(store: Store, typed: str) -> None:
    assert found(store, typed)[0][1] == "Recep Tayyip Erdoğan"


def test_words_may_come_in_any_order_and_the_last_be_unfinished(store: Store) -> None:
    assert found(store, "putin vlad") == [("word", "Vladimir Putin")]
    assert found(store, "un kim jo") == [("word", "Kim Jong Un")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vladmir Putin", "Vladimir Putin"),
        ("vlaidmir puttin", "Vladimir Putin"),
        ("Kim Jung Un", "Kim Jong Un"),
        ("Jonh Smith", "John Smith"),
        ("Recep Erdogen", "Recep Tayyip Erdoğan"),
        ("president Vladimir Putin", "Vladimir Putin"),
    ],
)
def test_what_merely_looks_alike_is_found_where_nothing_else_is(
    store: Store, typed: str, meant: str
) -> None:
    how, label = found(store, typed)[0]
    assert (how, label) == ("fuzzy", meant)
    scores = [match.score for match in store.find(typed)]
    assert scores == sorted(scores, reverse=True)
    assert all(0.6 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    "typed", ["", "   ", "xqzw", "?", '"', "NEAR(", "a" * 100_000, "\0", "\ud800"]
)
def test_what_is_like_nothing_finds_nothing_and_does_no_harm(store: Store, typed: str) -> None:
    assert found(store, typed) == []


@pytest.mark.parametrize(
    "typed", ['kim" OR "a', "kim*", "plain:kim", "kim AND", "NOT kim", "(kim", "^kim"]
)
def test_nothing_that_is_typed_is_a_query(store: Store, typed: str) -> None:
    for match in store.find(typed):
        assert "kim" in match.name.lower()


def test_kinds_and_names_narrow_it_down() -> None:
    with fresh([seed()]) as store:
        assert [m.label for m in store.find("north kor", kinds=["country"])] == ["North Korea"]
        assert store.find("north kor", kinds=["event"]) == []
        soldiers = [m for m in store.find("soldiers") if not m.named]
        assert soldiers
        assert all(match.named for match in store.find("soldiers", named=True))


def test_a_match_tells_what_there_is_to_know() -> None:
    with fresh([seed()]) as store:
        (match,) = store.find("pyongyang", 1)
        assert (match.entity, match.label, match.name) == (
            "North_Korea",
            "North Korea",
            "Pyongyang",
        )
        assert (match.how, match.score, match.wikidata) == ("exact", 1.0, "Q423")
        assert match.iri == store.names.entity("North_Korea").value
        assert match.documents == 1
        assert match.facts == 3


def test_no_more_are_given_than_are_asked_for(store: Store) -> None:
    assert len(store.find("k", 2)) == 2
    assert store.find("k", 2) == store.find("k")[:2]


def test_hostile_names_are_found_as_they_are() -> None:
    document = nasty()
    with fresh([document]) as store:
        for entity in document.entities:
            assert store.find(entity.label)[0].entity == entity.id


# named questions


def test_a_question_takes_a_name_as_it_is_typed(store: Store) -> None:
    whole = list(run(store, "about", {"name": "Recep Tayyip Erdoğan"}).rows())
    assert whole
    assert list(run(store, "about", {"name": "recep tayyip erdogan"}).rows()) == whole
    with pytest.raises(UnknownName, match="did you mean 'Vladimir Putin'"):
        run(store, "about", {"name": "Vladmir Putin"})


class Bare:
    """A graph without an index, such as an endpoint of others."""

    search: Search | None = None

    def __init__(self, store: Store) -> None:
        self.names: Names = store.names
        self._store = store

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        return self._store.query(sparql, bindings)


def test_without_an_index_the_graph_is_asked(store: Store) -> None:
    bare = Bare(store)
    (match,) = find(bare, "KIM JONG UN")
    (same,) = [one for one in store.find("kim jong un") if one.how == "exact"]
    assert replace(match, name=same.name) == same
    (near,) = find(bare, "Vladimir Puttin", 1)
    assert (near.how, near.label) == ("fuzzy", "Vladimir Putin")
    assert find(bare, "Kim Jong Un", kinds=["country"]) == []
    rows = list(run(bare, "about", {"name": "kim jong un"}).rows())
    assert rows == list(run(store, "about", {"name": "kim jong un"}).rows())
    with pytest.raises(UnknownName, match="did you mean 'Vladimir Putin'"):
        run(bare, "about", {"name": "Vladimir Puttin"})


def test_a_label_that_only_the_graph_knows_is_found_as_it_is_spelt(tmp_path: Path) -> None:
    """Such as one that users have imported: their graphs are no documents."""
    with Store.open(tmp_path / "store") as store:
        store.put([small()], "v1")
        store.backup(tmp_path / "copy")
        ann = store.names.entity("Ann")
    engine = pyoxigraph.Store(tmp_path / "copy")
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    engine.add(Quad(ann, label, Literal("Annie of Elsewhere"), NamedNode("https://e.org/mine")))
    del engine
    copy = Snapshot(tmp_path / "copy", "https://w3id.org/triplewire/")
    rows = list(run(copy, "about", {"name": "Annie of Elsewhere"}).rows())
    assert rows
    assert rows == list(run(copy, "about", {"name": "Ann"}).rows())
