"""The graph among names: nameless ends give way to the names they belong to."""

from __future__ import annotations

from dataclasses import replace

from graph.names_only import edges_among_names, named_edges
from tests.graph.sample import seed


def test_the_seed_ties_kim_to_russia_and_north_korea_to_ukraine() -> None:
    edges = {(e.subject_label, e.relation, e.object_label) for e in edges_among_names(seed())}
    assert edges == {
        ("Kim Jong Un", "pledge to support (military campaign of)", "Russia"),
        ("Kim Jong Un", "meet", "Vladimir Putin"),
        ("Vladimir Putin", "praise (soldiers of)", "North Korea"),
        ("North Korea", "(soldiers of) fight in", "Ukraine"),
        ("North Korea", "(soldiers of) deploy to", "Ukraine"),
        ("North Korea", "abandon", "Russia"),
    }


def test_every_edge_tells_its_fact_and_whether_it_is_the_fact_itself() -> None:
    extraction = seed()
    facts = {fact.id: fact for fact in extraction.facts}
    for edge in edges_among_names(extraction):
        fact = facts[edge.fact]
        assert edge.verb == fact.relation.label
        same = (edge.subject, edge.object) == (fact.subject.id, fact.object and fact.object.id)
        assert edge.is_the_fact == same


def test_ends_without_name_and_owner_have_no_edge() -> None:
    extraction = seed()
    found = {edge.fact for edge in edges_among_names(extraction)}
    left = {fact.relation.label for fact in extraction.facts if fact.id not in found}
    assert left == {"send", "plan to send", "be killed", "review", "shield"}


def test_entities_may_be_given_in_a_row_or_by_id() -> None:
    extraction = seed()
    by_id = {entity.id: entity for entity in extraction.entities}
    for fact in extraction.facts:
        assert named_edges(fact, by_id) == named_edges(fact, extraction.entities)


def test_an_owner_on_both_sides_says_nothing() -> None:
    extraction = seed()
    fact = extraction.facts[3]
    assert fact.object is not None
    korea = extraction.entity("North_Korea")
    back_home = replace(fact.object, id=korea.id, label=korea.label)
    assert named_edges(replace(fact, object=back_home), extraction.entities) is None


def test_an_owner_that_is_unknown_or_nameless_is_no_name() -> None:
    extraction = seed()
    fact = extraction.facts[0]
    without = [entity for entity in extraction.entities if entity.id != "Russia"]
    assert named_edges(fact, without) is None
    nameless = [replace(entity, named=False) for entity in extraction.entities]
    assert named_edges(fact, nameless) is None
