"""Constructions that tie a pronoun to an antecedent: text in, antecedent out."""

import pytest

from extractors.coreference import constructions
from extractors.coreference.salience import weights
from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        # the verb above
        ("Linz beat Graz. Erik Dahl told Karl Lind that he was ill.", "he", "Erik Dahl"),
        ("Ericsson said on Monday that Nokia had closed its plants.", "its", "Nokia"),
        ("The ship sank in May. A report says it had failed the test.", "it", "ship"),
        # what gets something
        ("The mineral gives the glaze its colour.", "its", "glaze"),
        ("Karl Lind offered Erik Dahl his first job.", "his", "Erik Dahl"),
        ("The law allows unions to choose their leaders.", "their", "unions"),
        # coordination
        ("Karl Lind praised Erik Dahl and all of his daughters.", "his", "Erik Dahl"),
        ("Nokia lost to Ericsson, but it is growing.", "it", "Nokia"),
        # who is named by the clause after it
        (
            "Erik Dahl met Karl Lind in May. While he was in Rome, Dahl wrote a novel.",
            "he",
            "Erik Dahl",
        ),
        # verbs explained by what their object did
        ("Karl Lind sacked Erik Dahl after he lied to voters.", "he", "Erik Dahl"),
        ("Karl Lind thanked Erik Dahl for his help.", "his", "Erik Dahl"),
        # by whom
        ("Anna Berg's pass was caught by Ruth Holm, but she fell.", "she", "Ruth Holm"),
    ],
)
def test_who_is_meant(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


def test_no_phrase_stands_for_a_part_of_itself() -> None:
    text = read("Bread is old. The art of baking it at home is a slow one.")
    assert text.labels("it") != ["art"]


def test_numbers_are_no_people() -> None:
    text = read("Various clubs were there, and thousands of runners wore hats that they had sewn.")
    assert text.labels("they") == ["runners"]


def test_every_construction_has_a_weight() -> None:
    assert {one.__name__ for one in constructions.ALL} <= set(weights())
