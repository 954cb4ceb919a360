"""Pronouns before the name that they stand for."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model
LEAD = "Karl Lind and Ruth Holm spoke on Monday. "


@pytest.mark.parametrize(
    ("sentence", "word", "antecedent"),
    [
        ("Opening his speech, Erik Dahl thanked the club.", "his", "Erik Dahl"),
        ("In her letter to members, Anna Berg warned of debts.", "her", "Anna Berg"),
        ("Despite his age, Erik Dahl won the race.", "his", "Erik Dahl"),
        ("With its new factory, Nokia hopes to grow.", "its", "Nokia"),
    ],
)
def test_a_fronted_phrase_waits_for_its_subject(sentence: str, word: str, antecedent: str) -> None:
    assert read(LEAD + sentence).labels(word) == [antecedent]


def test_a_pronoun_ahead_goes_on_from_before() -> None:
    text = read("Karl Lind spoke on Monday. In his letter, he thanked Erik Dahl.")
    assert text.labels("his") == text.labels("he") == ["Karl Lind"]
