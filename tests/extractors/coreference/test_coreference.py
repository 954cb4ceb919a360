"""Pronouns, descriptions and sets: sentence in, who is meant out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model

SUMMIT = (
    "North Korean leader Kim Jong Un met Russian President Vladimir Putin on Monday. "
    "Kim and Putin exchanged opinions. "
)


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


class TestDescriptions:
    def test_by_what_a_name_says(self) -> None:
        text = read(
            "According to the National Intelligence Service, shells were sent. "
            "The agency estimated the number."
        )
        assert text.labels("agency") == ["National Intelligence Service"]

    def test_by_what_was_said_of_a_name(self) -> None:
        text = read("Russian President Vladimir Putin arrived. The president spoke on Monday.")
        assert text.labels("president") == ["Vladimir Putin"]

    def test_the_country(self) -> None:
        text = read("North Korea fired shells. The country denied it.")
        assert text.labels("country") == ["North Korea"]

    def test_a_clause_says_which_one(self) -> None:
        text = read("A group of girls arrived. The group whose robots scored won the match.")
        assert text.entity("group").id != text.entity("group", 2).id

    def test_one_of_several_stays_open(self) -> None:
        text = read(
            "The current flag is like the British flag. Critics left. A poll came on the flag."
        )
        ids = [text.entity("flag", n).id for n in (1, 2, 3)]
        assert len(set(ids)) == 3

    def test_the_same_noun(self) -> None:
        text = read("They signed a mutual defence treaty. The treaty was renewed.")
        assert text.entity("treaty").id == text.entity("treaty", 2).id

    def test_another_modifier_is_another_thing(self) -> None:
        text = read("The current flag is blue. The new flag is red.")
        assert text.entity("flag").id != text.entity("flag", 2).id

    def test_an_apposition_before_a_name(self) -> None:
        text = read("A monument stands in the nation's capital, Lima.")
        assert text.labels("capital") == ["Lima"]

    def test_a_description_after_a_name_keeps_its_own_words(self) -> None:
        text = read("Omar Haddad, spokesman for the military, spoke. The spokesman left.")
        assert text.labels("spokesman") == ["spokesman"]
        assert text.labels("spokesman", 2) == ["Omar Haddad"]


class TestSets:
    def test_the_two_leaders(self) -> None:
        text = read(SUMMIT + "The two leaders also reviewed the treaty.")
        assert text.labels("leaders") == ["Kim Jong Un", "Vladimir Putin"]

    def test_the_subject_is_not_among_those_beside_it(self) -> None:
        text = read(
            "Vladimir Putin and Xi Jinping arrived. Kim Jong Un walked alongside the two leaders."
        )
        assert text.labels("leaders") == ["Vladimir Putin", "Xi Jinping"]

    def test_their_countries(self) -> None:
        text = read(SUMMIT + "The two leaders reviewed the treaty between their countries.")
        assert text.labels("countries") == ["North Korea", "Russia"]

    def test_the_two_countries(self) -> None:
        text = read("Russia attacked Ukraine. Relations between the two countries are poor.")
        assert sorted(text.labels("countries")) == ["Russia", "Ukraine"]

    def test_both(self) -> None:
        text = read(SUMMIT + "Both reaffirmed the partnership.")
        assert text.labels("Both") == ["Kim Jong Un", "Vladimir Putin"]

    def test_they_takes_up_what_was_coordinated(self) -> None:
        text = read("Malaysia and Indonesia criticised it. They have closed the ports.")
        assert text.labels("They") == ["Malaysia", "Indonesia"]

    def test_a_set_knows_its_members(self) -> None:
        text = read(SUMMIT + "The two leaders also reviewed the treaty.")
        members = {found.members for found in text.resolution.sets()}
        assert ("Kim_Jong_Un", "Vladimir_Putin") in members

    @pytest.mark.parametrize(
        ("sentence", "word", "quantity"),
        [
            ("The navy saved 200 more after a storm.", "200", "200 more"),
            ("The army plans to send 200 more.", "more", "200 more"),
        ],
    )
    def test_more_of_what_was_counted(self, sentence: str, word: str, quantity: str) -> None:
        text = read("Fishermen rescued 700 migrants on Friday. " + sentence)
        assert text.labels(word) == ["migrants"]
        assert text.resolution.quantity_of(text.token(word)) == quantity

    def test_a_number_alone(self) -> None:
        text = read("A storm hit the city, killing 214 or more on Friday.")
        assert text.entity("214").label == "214 or more"
        assert text.entity("214").kind == "quantity"

    def test_one_of_that_kind(self) -> None:
        text = read("The current anthem is based on the old anthem. The new one will be short.")
        assert text.labels("one") == ["new anthem"]
        assert text.clue("one") == "one of that kind"
