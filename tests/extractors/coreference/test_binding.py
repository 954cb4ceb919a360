"""What syntax allows and forbids a pronoun to stand for (principles A, B and C)."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model
TWO = "Peter Dahl and Erik Berg ran the bank. "


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Erik Berg's rival praised Peter Dahl. Berg blamed himself.", "himself", "Erik Berg"),
        ("Anna Holm left, but Erik Berg himself stayed with Peter Dahl.", "himself", "Erik Berg"),
        ("Erik Berg asked Peter Dahl to defend himself.", "himself", "Peter Dahl"),
        ("Anna Holm promised Ruth Lind to look after herself.", "herself", "Anna Holm"),
    ],
)
def test_a_reflexive_is_the_one_who_acts(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


@pytest.mark.parametrize(
    ("sentence", "word", "antecedent"),
    [
        ("Berg thanked him.", "him", "Peter Dahl"),
        ("Berg sat beside him.", "him", "Peter Dahl"),
        ("Berg wanted to thank him.", "him", "Peter Dahl"),
        ("Berg's attack on him was brief.", "him", "Peter Dahl"),
        ("Berg and he resigned.", "he", "Peter Dahl"),
    ],
)
def test_an_object_is_not_the_one_who_acts(sentence: str, word: str, antecedent: str) -> None:
    assert read(TWO + sentence).labels(word) == [antecedent]


def test_whom_an_infinitive_is_steered_by() -> None:
    text = read("Peter Dahl was ill. Erik Berg asked Karl Lind to visit him.")
    assert text.labels("him") != ["Karl Lind"]


@pytest.mark.parametrize("sentence", ["He said that Berg was ill.", "He sued Berg."])
def test_who_is_named_below_a_pronoun_is_another(sentence: str) -> None:
    assert read("Peter Dahl worked with Erik Berg. " + sentence).labels("He") == ["Peter Dahl"]
    assert read("Erik Berg worked with Peter Dahl. " + sentence).labels("He") == ["Peter Dahl"]


def test_nobody_says_he_of_himself() -> None:
    text = read('Peter Dahl met Erik Berg. "He is a friend," Dahl said.')
    assert text.labels("He") == ["Erik Berg"]
