"""Where PLOVER's event types stand."""

import pytest

from extractors.events.types import EVENTS, dimension


def test_there_are_sixteen() -> None:
    assert len(EVENTS) == len(set(EVENTS)) == 16


@pytest.mark.parametrize(
    ("event", "where"),
    [
        ("AGREE", "verbal cooperation"),
        ("AID", "material cooperation"),
        ("THREATEN", "verbal conflict"),
        ("ASSAULT", "material conflict"),
    ],
)
def test_each_is_in_words_or_deeds_cooperation_or_conflict(event: str, where: str) -> None:
    assert dimension(event) == where


def test_another_word_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'FIGHT' is no event type"):
        dimension("FIGHT")
