"""Selections: the part of the graph that was asked for, with what it needs."""

from __future__ import annotations

import pytest

from extractors.facts import Extraction
from graph.naming import folded, nearest
from graph.select import Selection, UnknownName, select
from tests.graph.sample import seed, small

DOCUMENTS = [
    seed(),
    small(published="2025-01-31", title="Bob's day", url="https://www.daily.example/a/1"),
    small("Ann met Cyd.", "folder/cyd.txt", published="2025-02-01T23:59:00Z"),
    small("Ann met Eve.", "undated.txt"),
]


def relations(selection: Selection, documents: list[Extraction] | None = None) -> list[str]:
    chosen = select(documents or DOCUMENTS, selection)
    return [fact.relation.label for extraction in chosen for fact in extraction.facts]


def texts(selection: Selection) -> list[str]:
    return [extraction.document.text for extraction in select(DOCUMENTS, selection)]


def test_without_conditions_everything_is_chosen() -> None:
    chosen = list(select(DOCUMENTS, Selection()))
    assert [extraction.facts for extraction in chosen] == [e.facts for e in DOCUMENTS]


@pytest.mark.parametrize("name", ["North Korea", "PYONGYANG", "  north\tkorea "])
def test_about_takes_labels_and_aliases_and_what_belongs_to_them(name: str) -> None:
    assert relations(Selection(about=name)) == [
        *("praise", "fight in", "send", "plan to send", "be killed", "deploy to", "abandon"),
    ]


def test_about_looks_at_arguments_but_not_at_who_says_so() -> None:
    assert "send" in relations(Selection(about="moscow"))
    assert relations(Selection(about="KCNA")) == []


def test_between_needs_two_different_ends() -> None:
    assert relations(Selection(between=("Kim", "Russia"))) == ["pledge to support"]
    assert relations(Selection(between=("Russia", "kim jong un"))) == ["pledge to support"]
    assert relations(Selection(between=("Ann", "Ann"))) == []


def test_a_least_confidence_leaves_out_what_is_less_sure() -> None:
    everything = [fact for extraction in DOCUMENTS for fact in extraction.facts]
    for least in (0.0, 0.8, 0.9, 1.0):
        found = relations(Selection(min_confidence=least))
        assert found == [f.relation.label for f in everything if f.confidence >= least]
    assert len(relations(Selection(min_confidence=0.9))) < len(everything)


def test_a_source_is_a_document_or_who_says_so() -> None:
    assert relations(Selection(source="kcna")) == ["pledge to support"]
    assert len(relations(Selection(source="kim-putin-beijing.txt"))) == 11
    assert len(relations(Selection(source="Kim-Putin-Beijing"))) == 11
    for source in (
        "Bob’s day",
        "small.txt",
        "small",
        "daily.example",
        "https://www.daily.example/a/1",
    ):
        assert texts(Selection(source=source)) == ["Ann met Bob."], source
    for source in ("cyd.txt", "folder/cyd.txt", "news/folder/cyd.txt"):
        assert texts(Selection(source=source)) == ["Ann met Cyd."], source


def test_a_period_includes_both_its_days_and_no_undated_document() -> None:
    assert texts(Selection(since="2025-01-31", until="2025-01-31")) == ["Ann met Bob."]
    assert texts(Selection(since="2025-02-01", until="2025-03-01")) == ["Ann met Cyd."]
    assert texts(Selection(until="2025-02-01")) == ["Ann met Bob.", "Ann met Cyd."]
    with pytest.raises(ValueError, match="'yesterday' is no date"):
        Selection(since="yesterday")
    with pytest.raises(ValueError, match="ends before it begins"):
        Selection(since="2025-02-01", until="2025-01-01")


def test_polarity_and_modality_narrow_it_down() -> None:
    assert relations(Selection(polarity="negative")) == ["abandon"]
    assert relations(Selection(modality="planned")) == ["pledge to support", "plan to send"]
    assert relations(Selection(about="Kim", modality="possible")) == ["shield"]


def test_a_type_of_event_narrows_it_down() -> None:
    assert relations(Selection(event="SUPPORT")) == ["pledge to support", "praise"]
    assert relations(Selection(event="SUPPORT", polarity="negative")) == []


def test_the_entities_are_those_that_the_facts_need() -> None:
    (chosen,) = select(DOCUMENTS, Selection(about="artillery shells"))
    assert {entity.id for entity in chosen.entities} == {
        *("North_Korea", "artillery_shells", "Russia", "National_Intelligence_Service"),
    }
    (chosen,) = select(DOCUMENTS, Selection(about="2024 mutual defence treaty"))
    assert {"Kim_Jong_Un", "Vladimir_Putin"} <= {entity.id for entity in chosen.entities}
    (chosen,) = select(DOCUMENTS, Selection(source="KCNA"))
    assert "Russia" in {entity.id for entity in chosen.entities}
    assert chosen.document == DOCUMENTS[0].document


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"nothing here is called 'Vladimir'.*'Vladimir Putin'"):
        relations(Selection(about="Vladimir"))
    with pytest.raises(UnknownName, match="did you mean 'Ukraine'"):
        relations(Selection(between=("Kim", "Ukrane")))
    with pytest.raises(UnknownName, match="did you mean 'KCNA'"):
        relations(Selection(source="KCNN"))


def test_a_known_name_without_such_facts_is_no_error() -> None:
    assert relations(Selection(about="Xi Jinping")) == []
    assert relations(Selection(about="Kim", since="2031-01-01")) == []


def test_names_are_folded_by_what_does_not_matter() -> None:
    assert folded("  Côte\u00a0d’Ivoire ") == folded("CÔTE D'IVOIRE")
    assert folded("ｗｉｄｅ") == "wide"
    assert folded("Strasse") == folded("Straße")
    assert nearest("jinping", ["Xi Jinping", "Beijing", "Kim Jong Un"])[0] == "Xi Jinping"
    assert nearest("qqqq", ["Xi Jinping"]) == []
