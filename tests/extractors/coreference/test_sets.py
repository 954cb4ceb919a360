"""Sets: sentence in, the members that are meant out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


SUMMIT = (
    "North Korean leader Kim Jong Un met Russian President Vladimir Putin on Monday. "
    "Kim and Putin exchanged opinions. "
)


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

    def test_a_set_is_one_however_it_is_said(self) -> None:
        text = read("Peter Brown and Anna Jones met. Both smiled. They left the hall.")
        (found,) = text.resolution.sets()
        assert [(m.mention.text, m.clue) for m in found.mentions] == [
            ("Peter Brown and Anna Jones", "joined by and"),
            ("Both", "set"),
            ("They", "pronoun"),
        ]

    @pytest.mark.parametrize(
        ("sentence", "word", "quantity"),
        [
            ("The navy rescued 90 more near the reef.", "90", "90 more"),
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


class TestCounted:
    @pytest.mark.parametrize(
        ("text", "word", "members"),
        [
            ("Apple and Samsung sued Nokia. The two companies want damages.", "companies", 2),
            ("Apple, Samsung and Nokia settled. The three companies agreed.", "companies", 3),
            ("Sony and Microsoft fell. The firms lost millions.", "firms", 2),
            ("Ukraine and Russia held talks. The countries agreed.", "countries", 2),
            ("Peter Brown and Anna Jones spoke. The leaders left.", "leaders", 2),
        ],
    )
    def test_a_definite_plural_takes_up_what_was_joined(
        self, text: str, word: str, members: int
    ) -> None:
        assert len(read(text).labels(word)) == members

    def test_things_that_were_counted_themselves_go_before(self) -> None:
        text = read(
            "Two men robbed a bank. Peter Brown and Anna Jones saw the robbers. The two men fled."
        )
        assert text.labels("men", 2) == ["men"]

    def test_doctors_and_engineers_are_no_set_of_doctors(self) -> None:
        text = read("Engineers and doctors marched. The doctors sang.")
        assert text.labels("doctors", 2) == ["doctors"]

    def test_the_country_of_greek_sailors(self) -> None:
        text = read("Three Greek sailors drowned. Their country mourned.")
        assert text.labels("country") == ["Greece"]

    def test_the_country_that_acts_is_not_among_the_two_beside_it(self) -> None:
        text = read(
            "Egypt accused Ethiopia. Sudan, which lies between the two states, wants peace."
        )
        assert sorted(text.labels("states")) == ["Egypt", "Ethiopia"]

    @pytest.mark.parametrize(
        ("sentence", "word"),
        [
            ("The nations' ministers spoke. Both nations claim the island.", "nations"),
            ("The two sides will meet again.", "sides"),
            ('"We have both agreed that our two countries will talk," they said.', "countries"),
        ],
    )
    def test_india_and_china(self, sentence: str, word: str) -> None:
        text = read(f"India and China reached a deal on Friday. {sentence}")
        for number in range(1, 1 + text.document.text.count(word)):
            assert sorted(text.labels(word, number)) == ["China", "India"]
