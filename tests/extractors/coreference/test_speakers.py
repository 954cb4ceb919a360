"""First persons within quotation marks, and who says a quotation."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        '"I doubt they will agree," Helen Marsh said.',
        'Helen Marsh said: "I doubt they will agree."',
        '"I doubt," Helen Marsh said, "that they will agree."',
        'Helen Marsh told Karl Lind: "Talks are over. I doubt they will agree."',
        'Karl Lind said, "No." After the meeting, Helen Marsh said, "I doubt it."',
        '"Talks are over," Helen Marsh said. "I doubt they will agree."',
        '"Talks are over," said Helen Marsh.\n\n"I doubt they will agree."',
        'Karl Lind left. "Talks are over. I doubt they will agree," said Helen Marsh.',
    ],
)
def test_i_is_who_speaks(text: str) -> None:
    assert read(text).labels("I") == ["Helen Marsh"]


def test_i_outside_quotation_marks_stays_out() -> None:
    assert read("Helen Marsh spoke and I listened.").labels("I") == []


def test_you_stays_out() -> None:
    assert read('"You are wrong," Helen Marsh told Karl Lind.').labels("You") == []


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("Erik Dahl, a spokesman for Nokia, said: “We regret it.”", ["Nokia"]),
        ("Jordan's coach, Omar Haddad, said: “We lost.”", ["Jordan"]),
        ("“We will not sign,” Norwegian Prime Minister Erik Dahl said.", ["Norway"]),
        ("“We lost,” said Lima captain Ruth Holm.", ["Lima"]),
        ("The committee met. “We agree,” committee member Ruth Holm said.", ["committee"]),
        ("“We will appeal,” Nokia chief executive Ruth Holm said.", ["Nokia"]),
        ("“We agree,” Ruth Holm, a former Nokia director, said.", ["Ruth Holm"]),
        ("“We were late,” Karl Lind said.", ["Karl Lind"]),
    ],
)
def test_we_is_whom_the_speaker_speaks_for(text: str, antecedent: list[str]) -> None:
    assert read(text).labels("We") == antecedent


def test_our_country_is_the_one_of_the_speaker() -> None:
    text = read("“Our country will not sign,” Norwegian Prime Minister Erik Dahl said.")
    assert text.labels("country") == ["Norway"]


def test_a_spokesman_of_nobody_known_speaks_for_nobody() -> None:
    assert read("“We regret it,” a spokesman said.").labels("We") in ([], ["spokesman"])


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    text = read('Ruth Holm said, "It felt good.\n\nI could have scored twice." She left.')
    assert text.labels("I") == ["Ruth Holm"]
