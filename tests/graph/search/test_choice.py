"""A part of a store through its index: the same as by reading everything, and far less is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from extractors.facts import Extraction
from graph.commands.entities import known, show
from graph.commands.shared import Refused
from graph.ledger import Ledger
from graph.naming import UnknownName
from graph.network import ends_of
from graph.search.choice import choose
from graph.select import Selection, select
from graph.store import Store
from tests.graph.sample import nasty, seed, small
from tests.graph.search.names import fresh, met
from tests.graph.test_corpus_identity import bob_is_cyd

BOB = small(published="2025-01-31", title="Bob's day", url="https://www.daily.example/a/1")
DOCUMENTS = [
    seed(),
    nasty(),
    BOB,
    small("Ann met Cyd.", "folder/cyd.txt", published="2025-02-01T23:59:00Z"),
    small("Ann met Eve.", "undated.txt"),
    met("Recep Erdoğan", "Ann", "Kim Jong Un", aliases={"Kim Jong Un": ("the leader",)}),
]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with fresh(DOCUMENTS) as made:
        made.adopt(bob_is_cyd(*DOCUMENTS))
        yield made


def answer(found: Iterator[Extraction]) -> list[Extraction] | str:
    try:
        return list(found)
    except UnknownName as error:
        return f"unknown: {error.name}"


def selections(store: Store) -> Iterator[Selection]:
    """About every name there is, between some, from every source, of some times."""
    every = list(store.extractions())
    names = {n for e in every for x in e.entities for n in (x.label, *x.aliases)}
    names |= {a.end.label for e in every for f in e.facts for a in f.arguments}
    speakers = {f.attributed_to.label for e in every for f in e.facts if f.attributed_to}
    sources = {d.name for d in (e.document for e in every)} | speakers
    sources |= {"Bob’s day", "daily.example", "example", "https://www.daily.example/a/1", "CYD"}
    for name in [*sorted(names), "nobody", "Kim Jong", ""]:
        yield Selection(about=name.swapcase())
        yield Selection(about=name, since="2025-02-01")
        yield Selection(source=name)
    for pair in product(sorted(names)[::7], sorted(names)[::9]):
        yield Selection(between=pair)
    yield Selection(between=("Ann", "Ann"))
    yield Selection(between=("Ann", "nobody"))
    for source in sorted(sources):
        yield Selection(source=source)
        yield Selection(source=source, about="Ann")
        yield Selection(source=source, until="2025-01-31", polarity="positive")
    yield Selection()
    yield Selection(since="2025-01-31", until="2025-01-31")
    yield Selection(until="2024-01-01")
    yield Selection(min_confidence=0.9)
    yield Selection(event="SUPPORT", modality="asserted")


def test_what_is_chosen_is_the_same_as_by_reading_everything(store: Store) -> None:
    every = list(store.extractions())
    asked = list(selections(store))
    assert len(asked) > 150
    differing = [
        selection
        for selection in asked
        if answer(choose(store, selection)) != answer(select(every, selection))
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(about="Eve"), ["undated.txt"]),
        (Selection(about="Bob"), ["folder/cyd.txt", "small.txt"]),  # Bob is Cyd
        (Selection(source="folder/cyd.txt"), ["folder/cyd.txt"]),
        (Selection(since="2025-01-31", until="2025-01-31"), ["small.txt"]),
        (Selection(between=("Ann", "Eve")), ["undated.txt"]),
        (Selection(about="Ann", source="daily.example"), ["small.txt"]),
        (Selection(about="nobody"), []),
    ],
)
def test_only_documents_that_may_have_a_say_are_read(
    store: Store, monkeypatch: pytest.MonkeyPatch, selection: Selection, names: list[str]
) -> None:
    read: list[str] = []
    whole = Ledger.extraction

    def noted(self: Ledger, id: str) -> Extraction | None:
        found = whole(self, id)
        assert found is not None
        read.append(found.document.name)
        return found

    monkeypatch.setattr(Ledger, "extraction", noted)
    store._recent.forget()  # type: ignore[attr-defined]
    answer(choose(store, selection))
    assert read == names


def test_accents_and_signs_do_not_matter(store: Store) -> None:
    (chosen,) = choose(store, Selection(about="recep-erdogan"))
    assert chosen == next(choose(store, Selection(about="Recep Erdoğan")))


def test_an_unknown_name_tells_who_may_be_meant(store: Store) -> None:
    with pytest.raises(UnknownName, match="did you mean 'Vladimir Putin'"):
        list(choose(store, Selection(about="Vladmir Puttin")))
    with pytest.raises(UnknownName, match="did you mean 'KCNA'"):
        list(choose(store, Selection(source="KCNN")))
    with pytest.raises(UnknownName, match=r"did you mean 'undated\.txt'"):
        list(choose(store, Selection(source="undatd.txt")))
    with pytest.raises(UnknownName, match="nothing here is called 'Eve'"):
        list(choose(store, Selection(source="Eve")))  # who never says anything


# commands


def test_entities_are_listed_as_by_reading_everything(store: Store) -> None:
    def told(pairs: known.Ranked) -> list[tuple[Any, int]]:
        """All but what ``listed`` leaves to the documents."""
        rest: dict[str, Any] = {"owner": None, "owner_phrase": None, "members": ()}
        return [(replace(entity, **rest), facts) for entity, facts in pairs]

    assert told(known.listed(store)) == told(known.ranked(store))


def known_to(extraction: Extraction) -> set[str]:
    """The ids of all that a document lists, or names in a fact."""
    ends = {end.id for fact in extraction.facts for end in ends_of(fact)}
    return ends | {entity.id for entity in extraction.entities}


def test_an_entity_is_shown_as_by_reading_everything(store: Store) -> None:
    every = list(store.extractions())
    ranked = known.ranked_of(every)
    for name in {n for entity, _ in ranked for n in (entity.id, entity.label, *entity.aliases)}:
        expected = known.called(ranked, name)
        if len(expected) == 1:
            having, entity, facts = show.wanted(store, name)
            assert [(entity, facts)] == expected, name
            assert [e.document.id for e in having] == [
                one.document.id for one in every if entity.id in known_to(one)
            ]
        else:
            with pytest.raises(Refused, match="say which one"):
                show.wanted(store, name)


def test_a_name_that_several_bear_asks_for_an_id() -> None:
    with fresh([met("John Smith", "Ann"), met("Ann", "Smith")]) as store:
        assert show.wanted(store, "Smith")[1].id == "Smith"
        with pytest.raises(Refused, match="did you mean 'John Smith'"):
            show.wanted(store, "Jonh Smit")
