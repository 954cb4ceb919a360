"""The speed of finding out who is meant: linear in the text, whatever its names."""

import pytest

from extractors.facts import Document
from tools.sieve import MAKES, name, read_out, seconds, sentences_a_second, text_of

pytestmark = pytest.mark.model

FEW, MANY = 1_000, 4_000  # words
SLOWER = 3  # the most that a word of the longer text may cost beside one of the shorter


@pytest.mark.parametrize("make", MAKES)
def test_four_times_the_text_takes_about_four_times_as_long(make: str) -> None:
    took = []
    for words in (FEW, MANY):
        document = Document.of(text_of(make, words), "text.txt")
        took.append(seconds(read_out(document), document))
    assert took[1] < SLOWER * (MANY / FEW) * took[0]


def test_hundreds_of_sentences_a_second_also_where_each_names_two_others() -> None:
    document = Document.of(text_of("distinct names", FEW), "text.txt")
    assert sentences_a_second([document]) > 500


def test_an_article_of_two_thousand_names() -> None:
    guests = ", ".join(f"Anna {name(number)}" for number in range(2_000))
    document = Document.of(f"The guests were {guests}.", "text.txt")
    assert seconds(read_out(document), document, runs=1) < 5
