"""Countries and cities that are called so: sentences in, which is meant out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentences", "word", "meant"),
    [
        ("Rain fell in Nairobi on Monday. Kenya's capital was quiet.", "capital", "Nairobi"),
        ("Bolivia left. The landlocked country has no navy.", "country", "Bolivia"),
        ("Floods hit Mumbai on Friday. The coastal city is large.", "city", "Mumbai"),
    ],
)
def test_the_only_one_that_fits(sentences: str, word: str, meant: str) -> None:
    assert read(sentences).labels(word) == [meant]


def test_the_country() -> None:
    text = read("North Korea fired shells. The country denied it.")
    assert text.labels("country") == ["North Korea"]


def test_the_landlocked_country_of_two() -> None:
    text = read("Bolivia and Chile left. The landlocked country has no navy.")
    assert text.labels("country") not in (["Bolivia"], ["Chile"])


def test_the_government_of_the_country_that_an_article_is_about() -> None:
    text = read("Malta voted. Malta is small. Malta joined the EU. The government resigned.")
    assert text.entity("government").id == "Malta.government"


def test_the_government_of_one_of_two_stays_open() -> None:
    text = read("Malta voted. Cyprus voted. Malta and Cyprus are small. The government left.")
    assert not text.entity("government").id.startswith(("Malta", "Cyprus"))
