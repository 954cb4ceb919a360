"""Demonstratives that stand alone: sentences in, what they point at out."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Police found 80 shells in a barn. Ten of these were live.", ["shells"]),
        ("Storms like these are rare in June.", ["storms"]),
        ("These are old.", []),
    ],
)
def test_these(text: str, meant: list[str]) -> None:
    word = "These" if text.startswith("These") else "these"
    assert read(text).labels(word) == meant


def test_those_who_are_described_are_nobody_before() -> None:
    text = read("Police found 80 shells. Some of those who left came back.")
    assert text.labels("those") == []
