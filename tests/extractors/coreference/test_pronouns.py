"""Pronouns: sentence in, who is meant out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


class TestPronouns:
    def test_he_and_she_by_sex(self) -> None:
        text = read("Mr John Smith met Mrs Anna Jones. She thanked him.")
        assert text.labels("She") == ["Anna Jones"]
        assert text.labels("him") == ["John Smith"]

    def test_the_object_of_a_verb_is_not_its_subject(self) -> None:
        text = read("John Smith and Peter Brown arrived. Smith thanked him.")
        assert text.labels("him") != ["John Smith"]

    def test_said_he(self) -> None:
        text = read("Vladimir Putin spoke to John Key. Key said he was pleased.")
        assert text.labels("he") == ["John Key"]

    def test_it_takes_up_no_person(self) -> None:
        text = read("North Korea warned John Key. It said more tests would follow.")
        assert text.labels("It") == ["North Korea"]

    @pytest.mark.parametrize(
        "sentence",
        [
            "North Korea is ready. It is crucial that talks begin.",
            "North Korea is ready. It seems that talks begin.",
            "North Korea is ready. It rained on Monday.",
        ],
    )
    def test_an_empty_it_stays_out(self, sentence: str) -> None:
        assert read(sentence).labels("It") == []

    def test_they_takes_up_a_plural(self) -> None:
        text = read("The fishermen were rescued on Friday. They were taken to Lisbon.")
        assert text.labels("They") == ["fishermen"]

    def test_a_fronted_participle_waits_for_its_subject(self) -> None:
        text = read("John Key spoke. Discussing his concern, Erik Dahl said it was over.")
        assert text.labels("his") == ["Erik Dahl"]

    def test_first_persons_in_quotes_are_the_speaker(self) -> None:
        text = read('"I doubt they will agree," Professor Helen Marsh said.')
        assert text.labels("I") == ["Helen Marsh"]

    def test_first_persons_outside_quotes_stay_out(self) -> None:
        assert read("Vladimir Putin spoke and I listened.").labels("I") == []

    def test_relative_pronouns(self) -> None:
        text = read("The accident, which occurred on Friday, killed pilgrims who prayed.")
        assert text.labels("which") == ["accident"]
        assert text.labels("who") == ["pilgrims"]
