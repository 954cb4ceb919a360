"""Sets by a collective or a number alone: sentences in, members out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model

FREED = "Peter Brown and Anna Jones were arrested on Friday. "
PAIR = ["Peter Brown", "Anna Jones"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The pair deny the charges.", "pair"),
        ("The couple live in Oslo.", "couple"),
        ("The two were freed.", "two"),
    ],
)
def test_two_that_were_joined(sentence: str, word: str) -> None:
    assert read(FREED + sentence).labels(word) == PAIR


def test_two_persons_of_one_sentence() -> None:
    text = read("Peter Brown married Anna Jones in May. The couple live in Oslo.")
    assert text.labels("couple") == PAIR


def test_three() -> None:
    text = read("Police arrested Peter Brown, John Smith and Erik Dahl. All three deny it.")
    assert text.labels("three") == ["Peter Brown", "John Smith", "Erik Dahl"]


def test_three_are_no_pair() -> None:
    text = read("Police arrested Peter Brown, John Smith and Erik Dahl. The pair fled.")
    assert text.labels("pair") == ["pair"]


@pytest.mark.parametrize("phrase", ["A pair of shoes was found.", "The pair of shoes was old."])
def test_a_pair_of_things(phrase: str) -> None:
    assert read(FREED + phrase).labels("pair") != PAIR


def test_the_former_and_the_latter() -> None:
    text = read("John Key met Angela Merkel. The former spoke first, the latter was silent.")
    assert text.labels("former") == ["John Key"]
    assert text.labels("latter") == ["Angela Merkel"]


def test_the_latter_of_three_stays_open() -> None:
    text = read("Police met John Key, Anna Jones and Erik Dahl. The latter was silent.")
    assert text.labels("latter") == []
