"""What is drawn: bundles of relations, belongings, and which entities come first."""

from __future__ import annotations

import pytest

from graph.map.views import Bundle, View, view
from graph.network import Tie, entities_of, evidence_of, named_ties, ties
from tests.graph.map.sample import Article, seed


def bundle(*relations: str, **more: object) -> Bundle:
    article = Article("Kim met Putin.")
    article.entity("Kim", "person")
    article.entity("Putin", "person")
    for relation in relations:
        article.fact("Kim", ("Kim", "Kim"), relation, ("Putin", "Putin"), **more)  # type: ignore[arg-type]
    facts = zip(relations, article.facts, strict=True)
    return Bundle("Kim", "Putin", tuple(Tie("Kim", "Putin", r, fact) for r, fact in facts))


def seen(limit: int = 300, *, names: bool = False) -> View:
    extraction = seed()
    entities = entities_of([extraction])
    lines = (named_ties if names else ties)([extraction], entities)
    return view(lines, entities, evidence_of([extraction], entities), limit)


@pytest.mark.parametrize(
    ("relations", "label"),
    [
        (["meet"], "meet"),
        (["praise", "meet", "meet"], "meet +1"),
        (["treaty with", "send troops to support (war of)"], "send troops to support\n(war of) +1"),
        (["(soldiers of) fight alongside (forces of)", "meet"], "meet +1"),
        (["meet", "call"], "meet +1"),
        (["be leader of"], "is leader of"),
    ],
)
def test_the_relation_that_says_most_names_the_line(relations: list[str], label: str) -> None:
    assert bundle(*relations).label == label


def test_a_bundle_is_as_sure_as_its_surest_fact() -> None:
    tied = bundle("meet").ties + bundle("meet", modality="planned").ties
    assert Bundle("Kim", "Putin", tied).certainties == ("asserted", "open")


def test_a_bundle_is_of_the_tone_of_most_of_its_facts() -> None:
    aid, assault = bundle("help", event="AID").ties, bundle("attack", event="ASSAULT").ties
    assert Bundle("Kim", "Putin", aid).tone == "cooperation"
    assert Bundle("Kim", "Putin", assault + assault + aid).tone == "conflict"
    assert Bundle("Kim", "Putin", aid + assault).tone is None


def test_things_are_joined_to_their_owners() -> None:
    belongings = seen().belongings
    assert ("campaign", "Russia") in belongings
    assert ("aides", "Kim_Jong_Un") in belongings
    assert seen(names=True).belongings == ()


def test_the_most_connected_are_placed_and_all_are_listed() -> None:
    small = seen(limit=6)
    assert len(small.places) <= 6
    assert set(small.places) <= set(small.order[:6])
    assert small.bundles == seen().bundles
    assert len(small.order) == len(seen().order)


def test_nobody_is_placed_alone() -> None:
    small = seen(limit=6)
    pairs = [(b.source, b.target) for b in small.bundles] + list(small.belongings)
    joined = {id for pair in pairs if set(pair) <= set(small.places) for id in pair}
    assert set(small.places) == joined
