"""The word lists of events hold together: their names exist, and no line is shadowed."""

from collections import Counter

import pytest

from extractors.events.lexicon import (
    NO_EVENT,
    event_nouns,
    governing,
    noun_classes,
    rows,
    verbs,
)
from extractors.events.naming import OF_KIND
from extractors.events.types import EVENTS

LINES = list(rows("verbs"))


def test_every_line_names_an_event_and_has_five_fields() -> None:
    assert {len(line) for line in LINES} == {5}
    assert {line[0] for line in LINES} == {*EVENTS, NO_EVENT}
    assert {line[0] for line in rows("nouns")} <= set(EVENTS)


def test_every_class_that_a_line_asks_for_has_nouns_or_a_kind() -> None:
    known = {name for names in noun_classes().values() for name in names}
    known |= {name for names in OF_KIND.values() for name in names}
    patterns = [pattern for found in verbs().values() for pattern in found]
    asked = {name for p in patterns for name in p.object.classes | p.noun.classes}
    assert asked <= known


@pytest.mark.parametrize("kind", ["REJECT", "THREATEN", "REQUEST", "consent", "light", "happen"])
def test_every_kind_of_governing_word_has_some(kind: str) -> None:
    assert len(governing(kind)) > 2


def test_no_line_says_again_what_another_said_of_the_same_words() -> None:
    asked = Counter((verb, *line[2:]) for line in LINES for verb in line[1].split(", "))
    assert [words for words, times in asked.items() if times > 1] == []


def test_no_noun_names_two_events() -> None:
    nouns = Counter(noun for _, cell in rows("nouns") for noun in set(cell.split(", ")))
    assert [noun for noun, times in nouns.items() if times > 1] == []


def test_the_lists_are_large() -> None:
    assert len(verbs()) > 800
    assert len(event_nouns()) > 400
