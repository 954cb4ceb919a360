"""Definite descriptions: sentence in, what they take up out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


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
        text = read("A tram runs in the nation's capital, Lima.")
        assert text.labels("capital") == ["Lima"]

    def test_a_description_after_a_name_keeps_its_own_words(self) -> None:
        text = read("Omar Haddad, spokesman for the military, spoke. The spokesman left.")
        assert text.labels("spokesman") == ["spokesman"]
        assert text.labels("spokesman", 2) == ["Omar Haddad"]

    @pytest.mark.parametrize(
        ("sentences", "word", "meant"),
        [
            ("A lorry hit a wall. The vehicle burned.", "vehicle", "lorry"),
            ("The council opened a website. The page was slow.", "page", "website"),
            ("Police shot a wolf on Friday. The animal had killed sheep.", "animal", "wolf"),
        ],
    )
    def test_by_another_noun(self, sentences: str, word: str, meant: str) -> None:
        assert read(sentences).labels(word) == [meant]

    def test_a_nearer_thing_of_that_noun_goes_before_a_synonym(self) -> None:
        text = read("The council opened a website. Workers cleaned a site. The site is large.")
        assert text.labels("site", 2) == ["site"]

    def test_the_company_is_no_ministry(self) -> None:
        text = read(
            "Nordvik Inc opened a mine. The Energy Ministry complained. The company replied."
        )
        assert text.labels("company") == ["Nordvik Inc"]

    def test_in_the_company_of_friends(self) -> None:
        text = read("Nordvik Inc opened a mine. Dahl came in the company of friends.")
        assert text.labels("company") != ["Nordvik Inc"]

    @pytest.mark.parametrize(
        ("sentences", "word", "number", "meant"),
        [
            (
                "Abela became prime minister in May. The prime minister left.",
                "minister",
                2,
                "Abela",
            ),
            ("The Ministry of Education paid. The ministry is poor.", "ministry", 1, "Ministry"),
        ],
    )
    def test_by_what_is_known(self, sentences: str, word: str, number: int, meant: str) -> None:
        (label,) = read(sentences).labels(word, number)
        assert label.startswith(meant)

    def test_the_only_one_so_called_however_far(self) -> None:
        rain = "Rain fell on the coast. " * 14
        text = read(f"Mayor Ernesto Reyes opened a school. {rain}The mayor left early.")
        assert text.labels("mayor") == ["Ernesto Reyes"]

    def test_the_one_person_of_a_passage(self) -> None:
        text = read("Luis Suarez left the stadium on crutches. The striker will miss two games.")
        assert text.labels("striker") == ["Luis Suarez"]

    def test_the_one_person_is_no_player_where_he_is_called_something_else(self) -> None:
        text = read("Judge Luis Suarez left the court on crutches. The striker will appeal.")
        assert text.labels("striker") == ["striker"]

    def test_what_is_said_of_a_whole_clause_describes_nobody(self) -> None:
        text = read("Police sought the man who shot Anna Lund, a crime that shocked the town.")
        assert text.labels("crime") != ["Anna Lund"]
