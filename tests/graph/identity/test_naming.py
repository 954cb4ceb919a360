"""Labels and ids over the corpus."""

from __future__ import annotations

from graph.identity.model import Profile
from graph.identity.resolve import identify
from tests.graph.identity.test_resolve import a, local


def label(*profiles: Profile) -> str:
    (known,) = identify(profiles).entities.values()
    return known.label


def test_the_fullest_name_is_the_label() -> None:
    assert label(a("a", "Ellen R. Whitcombe"), a("b", "Ellen Whitcombe")) == "Ellen R. Whitcombe"


def test_of_names_as_full_that_of_most_documents() -> None:
    assert (
        label(a("a", "Kim Jong-un"), a("b", "Kim Jong-un"), a("c", "Kim Jong Un")) == "Kim Jong-un"
    )


def test_a_shouted_name_is_no_label_where_there_is_another() -> None:
    assert label(a("a", "NILS ASPENGREN"), a("b", "Nils Aspengren")) == "Nils Aspengren"


def test_kinds_countries_and_documents_tell_the_younger_ones() -> None:
    profiles = [
        a("a", "Georgia", "country", wikidata="Q230", published="2001-01-01"),
        a("b", "Georgia", "place", wikidata="Q1428", published="2002-01-01"),
        a("c", "John Smith", published="2001-01-01"),
        a("d", "John Smith", country="Canada", attributes=("coach",), published="2002-01-01"),
        a("e", "John Smith", attributes=("judge",), published="2003-01-01"),
    ]
    assert identify(profiles).of == {
        local("b", "Georgia"): "Georgia.place",
        local("d", "John_Smith"): "John_Smith.Canada",
        local("e", "John_Smith"): "John_Smith.eeeeeeee",
    }


def test_a_younger_document_takes_no_id_away() -> None:
    before = [a("b", "John Smith", published="2001-01-01")]
    after = [*before, a("a", "John Smith", published="2002-01-01")]
    assert local("b", "John_Smith") not in identify(after).of


def test_what_belongs_to_a_name_follows_it() -> None:
    smith = a("b", "John Smith", published="2002-01-01")
    aides = Profile("bbbbbbbb", "John_Smith.aides", "aides", "group", owner="John_Smith")
    found = identify([a("a", "John Smith", published="2001-01-01"), smith, aides])
    assert found.of[local("b", "John_Smith.aides")] == "John_Smith.bbbbbbbb.aides"
