"""A name beside the noun of its class: one thing, not two."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "phrase",
    ["the town of Tarvik", "the port city of Tarvik", "the mountainous province of Tarvik"],
)
def test_the_town_is_what_it_is_called(phrase: str) -> None:
    text = read(f"Heavy rain fell in {phrase} on Monday. It was cold.")
    (place,) = {e.id for e in text.resolution.entities() if "Tarvik" in e.label}
    assert place == "Tarvik"
    assert text.entity("Tarvik").kind == "place"


def test_the_town_is_found_again() -> None:
    text = read("Heavy rain fell in the town of Tarvik. Police came. The town was flooded.")
    assert text.labels("town", 2) == ["Tarvik"]


def test_a_town_of_fishermen_is_a_town() -> None:
    assert read("They live in the town of fishermen.").labels("town") != ["fishermen"]


def test_the_group_of_that_name() -> None:
    assert read("Police raided the Hamas group on Monday.").labels("group") == ["Hamas"]


def test_a_group_of_a_country_is_its_own_thing() -> None:
    assert read("Police raided the Chinese group on Monday.").labels("group") != ["China"]


def test_the_company_of_that_name_after_it() -> None:
    text = read("Police searched the carmaker Novara's plant near Oslo. Novara said nothing.")
    assert text.labels("carmaker") == ["Novara"]


def test_what_somebody_sold_is_not_he() -> None:
    assert read("Police found the car Peter Brown sold in May.").labels("car") == ["car"]
