"""Same-head nominals: sentences in, which of the things of a noun is meant out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


class TestSameNoun:
    def test_the_one_mentioned_last(self) -> None:
        text = read(
            "A stone bridge crosses the Elbe. Engineers closed it. A wooden bridge was built. "
            "The bridge cost little."
        )
        assert text.labels("bridge", 3) == ["wooden bridge"]

    def test_two_of_one_sentence_stay_open(self) -> None:
        text = read("The old bridge is like the stone bridge. Rain fell. The bridge was closed.")
        assert text.entity("bridge", 3).id not in {text.entity("bridge", n).id for n in (1, 2)}

    def test_another_one_is_new(self) -> None:
        text = read("A bridge fell. Another bridge was closed.")
        assert text.entity("bridge").id != text.entity("bridge", 2).id

    def test_his_speech_is_the_speech_that_he_gave(self) -> None:
        text = read("Reporters heard a speech by Erik Dahl. His speech was short.")
        assert text.entity("speech").id == text.entity("speech", 2).id

    def test_what_belongs_to_another_is_another(self) -> None:
        text = read("Peter Brown sold his boat. Anna Jones kept her boat.")
        assert text.entity("boat").id != text.entity("boat", 2).id


class TestDemonstratives:
    def test_this_points_at_the_last_one(self) -> None:
        text = read(
            "The harbour district voted first. The railway district voted last. "
            "Turnout in this district was low."
        )
        assert text.labels("district", 3) == ["railway district"]

    def test_this_points_at_nothing_far(self) -> None:
        rain = "Rain fell on the coast. " * 7
        text = read(f"The harbour district voted. {rain}This district is poor.")
        assert text.entity("district").id != text.entity("district", 2).id


class TestClauses:
    def test_the_same_clause_again(self) -> None:
        text = read("Workers fixed a clock that Holm had built. The clock built by Holm is old.")
        assert text.entity("clock").id == text.entity("clock", 2).id

    def test_another_clause(self) -> None:
        text = read("Workers fixed a clock that Holm had built. The clock that fell is old.")
        assert text.entity("clock").id != text.entity("clock", 2).id


class TestTimes:
    def test_the_same_time_by_the_same_words(self) -> None:
        text = read("Shops open this weekend. Trains stop. Many travel during the weekend.")
        assert text.entity("weekend").id == text.entity("weekend", 2).id

    def test_the_year_before_is_another(self) -> None:
        text = read("Prices rose this year. They fell in the year before.")
        assert text.entity("year").id != text.entity("year", 2).id


class TestParts:
    def test_parts_of_different_wholes(self) -> None:
        text = read("The price of milk is known. The price of bread is lower.")
        assert text.entity("price").id != text.entity("price", 2).id

    def test_a_part_by_itself(self) -> None:
        text = read("The roof of the church burned. Workers saved the roof.")
        assert text.entity("roof").id == text.entity("roof", 2).id

    @pytest.mark.parametrize("phrase", ["The other bridge", "A second bridge", "The next bridge"])
    def test_the_other_one(self, phrase: str) -> None:
        text = read(f"A bridge fell on Monday. {phrase} was closed.")
        assert text.entity("bridge").id != text.entity("bridge", 2).id

    def test_the_second_one_again(self) -> None:
        text = read("A bomb killed two guards. A second bomb failed. The second bomb was small.")
        assert text.entity("bomb", 2).id == text.entity("bomb", 3).id != text.entity("bomb").id
