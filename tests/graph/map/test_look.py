"""Colours, sizes, and how labels are cut."""

from __future__ import annotations

import pytest

from extractors.facts import KINDS
from graph.map import look


def test_every_kind_looks_different() -> None:
    looks = [(look.LOOKS[kind].colour, look.LOOKS[kind].shape) for kind in KINDS]
    assert len(set(looks)) == len(KINDS)


@pytest.mark.parametrize(
    ("polarity", "modality", "reported", "expected"),
    [
        ("positive", "asserted", False, "asserted"),
        ("positive", "asserted", True, "reported"),
        ("positive", "planned", True, "open"),
        ("positive", "conditional", False, "open"),
        ("negative", "asserted", True, "denied"),
    ],
)
def test_how_sure_a_fact_is(polarity: str, modality: str, reported: bool, expected: str) -> None:
    assert look.certainty(polarity, modality, reported) == expected  # type: ignore[arg-type]


def test_short_labels_stay_whole() -> None:
    assert look.lines("Kim Jong Un") == ["Kim Jong Un"]


def test_long_labels_are_wrapped_at_words() -> None:
    assert look.lines("National Intelligence Service") == ["National", "Intelligence", "Service"]


def test_very_long_labels_end_in_an_ellipsis() -> None:
    cut = look.lines("word " * 60)
    assert len(cut) == 3
    assert cut[-1].endswith("…")
    assert all(len(line) <= 20 for line in cut)
    (one,) = look.lines("x" * 300)
    assert len(one) == 36
    assert one.endswith("…")


def test_control_characters_and_empty_labels() -> None:
    assert look.lines("a\n\tb\x00c") == ["a b c"]
    assert look.lines(" \n ") == ["(no name)"]


def test_more_evidence_is_larger_up_to_a_bound() -> None:
    sizes = [look.size(n, "person") for n in (0, 1, 4, 20, 1000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 24


def test_relations_read_between_two_names() -> None:
    assert look.words("be leader of") == "is leader of"
    assert look.words("be") == "is"
    assert look.words("(forces of) be in") == "(forces of) is in"
    assert look.words("want to be in") == "want to be in"
    assert look.words("befriend") == "befriend"


def test_cooperation_and_conflict() -> None:
    assert look.tone("AID") == "cooperation"
    assert look.tone("ASSAULT") == "conflict"
    assert look.tone(None) is None
