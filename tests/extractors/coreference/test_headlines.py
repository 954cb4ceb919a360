"""Headlines: a headline and what follows in, what they say alike out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


def test_what_the_headline_says_is_called_by_the_fuller_phrase() -> None:
    text = read("Ferry sinks off Malta\n\nA crowded ferry sank off Malta on Friday, police said.")
    assert text.entity("ferry").mentions[0].mention.text == "Ferry"
    assert text.labels("ferry") == ["crowded ferry"]


def test_a_first_sentence_is_no_headline() -> None:
    text = read("Rail traffic stopped. Trains left. A train with snow on it stopped traffic.")
    assert text.clue("train") == "phrase"


def test_whom_a_headline_leaves_unnamed() -> None:
    text = read(
        "Norwegian minister resigns over loans\n\n"
        "Norwegian Minister Erik Dahl resigned on Friday, his office said."
    )
    assert text.labels("minister") == ["Erik Dahl"]
