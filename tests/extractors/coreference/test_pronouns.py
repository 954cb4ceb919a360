"""He, she, it and they: text in, antecedent out, one construction a test."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Karl Lind spoke to Erik Dahl. Dahl said he was pleased.", "he", "Erik Dahl"),
        ("Karl Lind spoke to Erik Dahl. Lind added that he was ill.", "he", "Karl Lind"),
        ("Nokia sued Ericsson. Ericsson announced it would appeal.", "it", "Ericsson"),
        ("Karl Lind phoned Erik Dahl, who said he was ill.", "he", "Erik Dahl"),
    ],
)
def test_who_says_something_says_it_of_himself(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Karl Lind resigned. Erik Dahl praised his team.", "his", "Erik Dahl"),
        ("Nokia sued Ericsson. Ericsson closed its plants.", "its", "Ericsson"),
        ("Anna Berg wrote about Ruth Holm's plan for her club.", "her", "Ruth Holm"),
        ("Karl Lind visited Erik Dahl and his wife.", "his", "Erik Dahl"),
    ],
)
def test_a_possessor_is_looked_for_near(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Karl Lind beat Erik Dahl in Oslo. He won the prize.", "He", "Karl Lind"),
        ("Anna Berg succeeded Ruth Holm in May. She had been a judge.", "She", "Anna Berg"),
        ("Karl Lind wrote to Erik Dahl. The club met. He had hoped to win.", "He", "Karl Lind"),
    ],
)
def test_subjects_go_on(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


@pytest.mark.parametrize(
    "text",
    [
        "Hartwig studied with Karl Lind from 1961 to 1964. His pottery is simple.",
        "McKenna remained as the editor until May. His book on Peru sold well.",
        "Quint's wife was ill. He left the bank.",
    ],
)
def test_a_surname_that_lives_is_a_person(text: str) -> None:
    found = read(text)
    word = "He" if "He" in text.split() else "His"
    assert found.labels(word) == [text.split()[0].removesuffix("'s")]


def test_a_name_that_does_nothing_human_is_none() -> None:
    assert read("Zorblax rose to 30 euros. He was pleased.").labels("He") == []


def test_a_choice_between_rivals_teaches_no_sex() -> None:
    text = read("Sasha Lind met Sasha Dahl and Anna Berg. Lind said she was glad.")
    assert text.labels("she") == ["Sasha Lind"]


def test_sex_tells_he_and_she() -> None:
    text = read("Mr John Smith met Mrs Anna Jones. She thanked him.")
    assert text.labels("She") == ["Anna Jones"]
    assert text.labels("him") == ["John Smith"]


def test_it_takes_up_no_person() -> None:
    text = read("North Korea warned John Key. It said more tests would follow.")
    assert text.labels("It") == ["North Korea"]


def test_they_takes_up_a_plural() -> None:
    text = read("The fishermen were rescued on Friday. They were taken to Lisbon.")
    assert text.labels("They") == ["fishermen"]


def test_a_reflexive_stays_in_its_sentence() -> None:
    text = read("The firm left. Talk about itself began.")
    assert text.labels("itself") != ["firm"]


def test_a_they_between_rivals_stays_open() -> None:
    text = read("Nurses met teachers. Farmers visited them.")
    assert text.labels("them") in ([], ["nurses"], ["teachers"])


@pytest.mark.parametrize(
    "text",
    ["Chile won its first match, and Peru saved their points.", "Peru saved their points."],
)
def test_a_team_is_they_in_its_own_clause(text: str) -> None:
    assert read(text).labels("their") == ["Peru"]


def test_one_given_name_is_a_person() -> None:
    text = read("Connie praised the plan. The friends liked her.")
    assert text.labels("her") == ["Connie"]


def test_a_given_name_alone_tells_a_sex() -> None:
    text = read("Glenn comforted Maggie after she wept.")
    assert text.labels("she") == ["Maggie"]
