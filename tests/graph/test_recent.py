"""What was put last is given back from memory, and is what a store opened anew would give."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.facts import Extraction
from graph.lines import sorted_lines
from graph.store import Store
from graph.turtle import write_store
from tests.graph.sample import nasty, seed, small

Given = tuple[list[Extraction], list[list[str]], bytes]


def given(store: Store) -> Given:
    """Its extractions, the lines of each of its graphs, and its Turtle."""
    turtle = io.BytesIO()
    write_store(store, turtle)
    lines = [sorted_lines(store.ntriples(graph)) for graph in (None, *store.graphs())]
    return list(store.extractions()), lines, turtle.getvalue()


def dated(published: str) -> Extraction:
    article = small(f"Ann met Bob on {published}.", f"{published}.txt")
    return replace(article, document=replace(article.document, published=published))


def test_a_store_gives_the_same_before_and_after_it_is_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), nasty(), small()], "v1")
        before = given(store)
    with Store.open(tmp_path / "store") as store:
        assert given(store) == before


@pytest.mark.parametrize(
    "published",
    [
        "2026-11-23",
        "2026-11-23T08:30:00Z",
        "2026-11-23T08:30:00.500000+00:00",
        "2026-11-23T08:30:00.120+09:00",
        "2026-11-23T08:30:00-00:00",
        "0026-01-01T24:00:00",
        "last Monday",
    ],
)
def test_dates_are_written_as_the_engine_keeps_them(tmp_path: Path, published: str) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([dated(published)], "v1")
        before = given(store)
    with Store.open(tmp_path / "store") as store:
        assert given(store) == before


def test_a_second_batch_a_removal_and_a_further_source_are_not_overlooked(tmp_path: Path) -> None:
    first, second = small("Ann met Bob.", "a.txt"), small("Ann met Cyd.", "b.txt")
    with Store.open(tmp_path / "store") as store:
        store.put([first], "v1")
        store.put([second], "v1")
        assert len(given(store)[1]) == 3
        store.note_source(replace(second.document, source="c.txt", name="c.txt"))
        store.remove(first.document.id)
        before = given(store)
    with Store.open(tmp_path / "store") as store:
        assert given(store) == before
        assert [one.name for one in store.documents()] == ["b.txt"]
