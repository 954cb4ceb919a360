"""Who, which and that: the noun that their clause tells of."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("The landslide, which struck on Friday, hurt pilgrims.", "which", "landslide"),
        ("The accident killed pilgrims who prayed.", "who", "pilgrims"),
        ("The firm sold a ship that sank.", "that", "ship"),
        ("Karl Lind, whose firm failed, left.", "whose", "Karl Lind"),
        ("Ruth Holm, whom voters trust, won.", "whom", "Ruth Holm"),
    ],
)
def test_the_noun_before(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


def test_the_verb_tells_which_noun() -> None:
    text = read("The treaty between the countries, which obliges each to help, was signed.")
    assert text.labels("which") == ["treaty"]


def test_a_whole_clause_stays_open() -> None:
    assert read("Ruth Holm resigned on Monday, which surprised voters.").labels("which") == []
