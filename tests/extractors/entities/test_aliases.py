"""The sieve of names: texts in, which names are one and which never are. By the installed model."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "number", "label", "clue"),
    [
        (
            "John Brandt spoke. John A. Brandt left.",
            "Brandt",
            1,
            "John A. Brandt",
            "middle initial",
        ),
        ("Norden Bank AG grew. Norden Bank lost.", "AG", 1, "Norden Bank AG", "legal form"),
        ("Imre Nagy met Nagy Imre on Monday.", "Imre", 2, "Imre Nagy", "reversed order"),
        ("J. K. Brandt wrote it. J.K. Brandt sold it.", "Brandt", 2, "J. K. Brandt", "exact name"),
        ("Ivan Petrovskiy spoke. Petrovsky left.", "Petrovsky", 1, "Ivan Petrovskiy", ""),
        ("Eva Lindqvist spoke. Lindquist said it.", "Lindquist", 1, "Eva Lindqvist", ""),
        ("South Korea won. Korea played well.", "Korea", 2, "South Korea", "divided"),
        ("Hurricane Ida hit Peru. Ida killed 20 people.", "Ida", 2, "Hurricane Ida", ""),
        ("Pedro Sanchez Perez spoke. Sanchez left.", "Sanchez", 2, "Pedro Sanchez Perez", ""),
        ("Jeremy Hope won. Hope said hope was alive.", "Hope", 2, "Jeremy Hope", "partial name"),
        ("Sinead O'Brien spoke. O’Brien left.", "O'Brien", 2, "Sinead O'Brien", "partial name"),
        ("Yusuf al-Sadr spoke. Sadr left.", "Sadr", 2, "Yusuf al-Sadr", "partial name"),
        ("Jan van Dijk missed. Van Dijk wept.", "Dijk", 2, "Jan van Dijk", "partial name"),
        ("Moon Jae-in smiled. Moon left.", "Moon", 2, "Moon Jae-in", "partial name"),
        ("King Charles III left. Charles waved.", "Charles", 2, "Charles III", "partial name"),
    ],
)
def test_names_of_one_bearer(text: str, word: str, number: int, label: str, clue: str) -> None:
    reading = read(text)
    assert reading.labels(word, number) == [label]
    assert clue in {*(resolved.clue for resolved in reading.entity(word, number).mentions), ""}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("George W. Bush met George H. W. Bush.", ("Bush", 1), ("Bush", 2)),
        ("John A. Brandt met John B. Brandt.", ("Brandt", 1), ("Brandt", 2)),
        ("Erik Dahl Jr. spoke. Erik Dahl Sr. left.", ("Dahl", 1), ("Dahl", 2)),
        ("Kim Jong Un spoke. Kim Yo Jong left. Kim waved.", ("Un", 1), ("Kim", 3)),
        ("Xi Jinping smiled. XI was on the board.", ("Jinping", 1), ("XI", 1)),
        ("Henry Dorn founded Dorn in 1903. Dorn sells cars.", ("Dorn", 1), ("Dorn", 2)),
        ("Jordan signed it. Michael Jordan scored.", ("Jordan", 1), ("Jordan", 2)),
        ("Erik Dahl spoke. Mrs Dahl smiled.", ("Dahl", 1), ("Dahl", 2)),
        ("Microsoft sells Windows 7. Windows 8 came later.", ("Windows", 1), ("Windows", 2)),
        ("Mi-24 helicopters attacked. Mi-28 helicopters followed.", ("Mi-24", 1), ("Mi-28", 1)),
        ("The 2012 Olympics ended. The 2016 Olympics began.", ("Olympics", 1), ("Olympics", 2)),
    ],
)
def test_names_of_two_bearers(text: str, one: tuple[str, int], other: tuple[str, int]) -> None:
    reading = read(text)
    assert reading.entity(*one).id != reading.entity(*other).id


def test_five_of_one_family_name_take_only_what_is_theirs() -> None:
    text = read(
        "Anna Dahl, Bob Dahl, Carl Dahl, Dora Dahl and Eve Dahl met. Dahl spoke. Anna left."
    )
    assert text.labels("Dahl", 6) == ["Dahl"]
    assert text.labels("Anna", 2) == ["Anna Dahl"]


def test_a_husband_and_a_wife() -> None:
    text = read("Erik Dahl and Eva Dahl arrived. Mrs Dahl smiled. Mr Dahl left.")
    assert text.labels("Dahl", 3) == ["Eva Dahl"]
    assert text.labels("Dahl", 4) == ["Erik Dahl"]


def test_the_city_in_a_club_is_not_another_club_of_that_city() -> None:
    text = read(
        "Manchester United beat Chelsea. United scored. Man United lead. Manchester City lost."
    )
    assert text.labels("United", 2) == ["Manchester United"]
    assert text.labels("United", 3) == ["Manchester United"]
    assert text.entity("United", 2).kind == "organization"
    inner = text.resolution.entities_of(text.token("Manchester", 2), whole=False)
    assert "Manchester United" not in [entity.label for entity in inner]


def test_a_country_that_is_also_a_bird() -> None:
    text = read("Turkey exported turkey to Iraq.")
    assert text.labels("Turkey") == ["Turkey"]
    assert text.entity("Turkey").kind == "country"


def test_an_acronym_that_is_a_pronoun_in_small_letters() -> None:
    text = read("The World Health Organization met. WHO officials left. They knew who had lied.")
    assert text.labels("WHO") == ["World Health Organization"]
