"""Which place is meant: text in, the Wikidata ids of its names out."""

from __future__ import annotations

import pytest

from extractors.entities.lexicon import lines
from extractors.entities.places.table import find, load
from extractors.extract import extract
from extractors.facts import Document, Entity


def named(text: str) -> dict[str, Entity]:
    """The named entities of a text by each of their words."""
    (extraction,) = extract([Document.of(text, "test.txt")])
    return {
        resolved.mention.text: entity
        for entity in extraction.entities
        if entity.named
        for resolved in entity.mentions
    }


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("A fire broke out in Leeds on Saturday.", {"Leeds": "Q39121"}),
        ("Ships crossed the Black Sea and the Strait of Hormuz.", {"Black Sea": "Q166"}),
        ("The Danube flooded villages in Serbia.", {"Danube": "Q1653", "Serbia": "Q403"}),
        ("Two climbers died on Mount Everest.", {"Mount Everest": "Q513"}),
        (
            "Voters in Georgia go to the polls. Officials in Alabama and Florida were watching.",
            {"Georgia": "Q1428"},
        ),
        (
            "Thousands marched against the law in Georgia. Armenia and Azerbaijan sent observers.",
            {"Georgia": "Q230"},
        ),
        ("Georgia beat Wales 20-19 in Tbilisi.", {"Georgia": "Q230"}),
        ("She flew from New York to Los Angeles.", {"New York": "Q60", "Los Angeles": "Q65"}),
        ("He moved from Buffalo, New York, to Ohio.", {"New York": "Q1384", "Buffalo": "Q40435"}),
        ("Spokane, Washington, has a new mayor.", {"Washington": "Q1223"}),
        ("The train reached Washington at noon.", {"Washington": "Q61"}),
        ("The university in Cambridge praised the British government.", {"Cambridge": "Q350"}),
        (
            "Perth is in Western Australia. The Australian team trained in Perth.",
            {"Perth": "Q3183"},
        ),
        (
            "Floods hit Valencia after a night of rain, the Spanish government said.",
            {"Valencia": "Q8818"},
        ),
    ],
)
def test_what_is_meant(text: str, ids: dict[str, str]) -> None:
    found = named(text)
    assert {name: found[name].wikidata for name in ids} == ids


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A court in Paris, Texas, fined the farmer.", "Paris"),
        ("He moved to Cambridge, Massachusetts, in May.", "Cambridge"),
        (
            "The band played in Birmingham, Alabama, and then in Birmingham, England.",
            "Birmingham",
        ),
        ("Leeds beat Everton 2-0 on Saturday. The Leeds striker scored twice.", "Leeds"),
        ("Valencia won 3-1 at home to Sevilla.", "Valencia"),
        ("Chad Brown met Florence Hull in Jordan.", "Florence Hull"),
    ],
)
def test_in_doubt_nothing_is_chosen(text: str, name: str) -> None:
    assert named(text)[name].wikidata is None


@pytest.mark.model
def test_a_team_is_no_city() -> None:
    assert named("Leeds beat Everton 2-0 on Saturday.")["Leeds"].kind == "organization"


@pytest.mark.model
def test_a_city_within_a_name() -> None:
    found = named("The Chicago Tribune said the mayor of Chicago would resign.")
    assert found["Chicago Tribune"].wikidata is None
    assert found["Chicago"].wikidata == "Q1297"
    assert len(found["Chicago"].mentions) == 2


def test_short_forms_keep_their_case() -> None:
    assert [place.name for place in find("LA")[:1]] == ["Los Angeles"]
    assert not find("La")
    assert find("LEEDS") == find("Leeds")


def test_the_table() -> None:
    rows = [line.split("\t") for line in lines("places.tsv")]
    ids = [row[2] for row in rows if row[2] != "-"]
    assert len(ids) == len(set(ids)) > 800
    assert all(id[0] == "Q" and id[1:].isdigit() for id in ids)
    named_so = [find(name) for name in load()]
    assert all(places[0].population >= places[-1].population for places in named_so)
