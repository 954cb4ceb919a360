import re

import pytest

from extractors.entities import gazetteer


@pytest.mark.parametrize(
    ("text", "role", "name", "wikidata"),
    [
        ("North Korea", "name", "North Korea", "Q423"),
        ("DPRK", "name", "North Korea", "Q423"),
        ("NK", "name", "North Korea", "Q423"),
        ("North Korean", "demonym", "North Korea", "Q423"),
        ("Pyongyang", "capital", "North Korea", "Q423"),
        ("US", "name", "United States", "Q30"),
        ("U.S.", "name", "United States", "Q30"),
        ("American", "demonym", "United States", "Q30"),
        ("Washington", "capital", "United States", "Q30"),
        ("Britain", "name", "United Kingdom", "Q145"),
        ("Dutch", "demonym", "Netherlands", "Q55"),
        ("Türkiye", "name", "Turkey", "Q43"),
        ("Georgia", "name", "Georgia", "Q230"),
        ("Texas", "name", "Texas", "Q1439"),
        ("Singapore", "name", "Singapore", "Q334"),
    ],
)
def test_territories_are_known_by_their_names(
    text: str, role: str, name: str, wikidata: str
) -> None:
    found = gazetteer.load().look_up(text)
    assert found is not None
    assert (found[0], found[1].name, found[1].wikidata) == (role, name, wikidata)


@pytest.mark.parametrize("text", ["us", "Kim", "Best Korea", "march", "the"])
def test_other_words_are_not(text: str) -> None:
    assert gazetteer.load().look_up(text) is None


def test_peoples() -> None:
    table = gazetteer.load()
    for text, name in (
        ("Bangladeshis", "Bangladesh"),
        ("New Zealanders", "New Zealand"),
        ("Frenchmen", "France"),
    ):
        found = table.people(text)
        assert found is not None
        assert found.name == name
    assert table.people("soldiers") is None


def test_a_seat_of_government_is_also_a_city() -> None:
    assert gazetteer.load().seat("Beijing") == "Q956"
    assert gazetteer.load().seat("Nowhere") is None


def test_every_country_has_an_id_and_nearly_all_have_a_demonym() -> None:
    table = gazetteer.load()
    countries = {t.code: t for t in table.names.values() if t.kind == "country"}
    assert len(countries) > 195
    assert all(re.fullmatch(r"Q\d+", t.wikidata or "") for t in countries.values())
    named = {t.code for t in table.demonyms.values()}
    assert len(named & set(countries)) > 160


def test_given_names_tell_the_sex_only_where_nearly_all_bearers_share_it() -> None:
    known = gazetteer.given_names()
    assert known["john"] == "m"
    assert known["mary"] == "f"
    assert "jordan" not in known or known["jordan"] == "m"
    assert "kim" not in known or known["kim"] == "f"
