"""The seed article: each way in which it speaks of somebody, and whom that means."""

from functools import lru_cache

import pytest

from tests.commandline import ROOT
from tests.extractors.reading import Reading

pytestmark = pytest.mark.model


@lru_cache(maxsize=1)
def seed() -> Reading:
    return Reading((ROOT / "seeds" / "kim-putin-beijing.txt").read_text("utf-8"))


def meant(words: str, number: int = 1) -> list[str]:
    """What the last word of the number-th ``words`` of the article stands for, by its offsets."""
    text, at = seed().document.text, -1
    for _ in range(number):
        at = text.index(words, at + 1)
    tokens = [t for doc in seed().docs for t in doc if at <= t.start < at + len(words)]
    return [entity.label for entity in seed().resolution.entities_of(tokens[-1])]


@pytest.mark.parametrize(
    ("words", "number", "labels"),
    [
        ("North Korean leader Kim Jong Un", 1, ["Kim Jong Un"]),
        ("state media KCNA", 1, ["KCNA"]),
        ("KCNA", 2, ["KCNA"]),
        ("Kim", 2, ["Kim Jong Un"]),
        ("Kim", 4, ["Kim Jong Un"]),
        ("Putin", 2, ["Vladimir Putin"]),
        ("meet Putin and Xi", 1, ["Xi Jinping"]),
        ("Pyongyang", 1, ["North Korea"]),
        ("Pyongyang", 2, ["North Korea"]),
        ("Pyongyang", 3, ["North Korea"]),
        ("to support Moscow", 1, ["Russia"]),
        ("partner to Moscow", 1, ["Russia"]),
        ("Moscow and Beijing", 1, ["China"]),
        ("commemorations in Beijing", 1, ["Beijing"]),
        ("Russian", 1, ["Russia"]),
        ("The agency", 1, ["National Intelligence Service"]),
        ("The two leaders", 1, ["Kim Jong Un", "Vladimir Putin"]),
        ("between their countries", 1, ["North Korea", "Russia"]),
        ("said both", 1, ["Kim Jong Un", "Vladimir Putin"]),
        ("obliges each", 1, ["North Korea", "Russia"]),
        ("His", 1, ["Kim Jong Un"]),
        ("His aides", 1, ["Kim Jong Un's aides"]),
        ("after he", 1, ["Kim Jong Un"]),
        ("details about his", 1, ["Kim Jong Un"]),
        ("underscored his", 1, ["Kim Jong Un"]),
    ],
)
def test_each_finds_its_entity(words: str, number: int, labels: list[str]) -> None:
    assert meant(words, number) == labels


def test_how_north_korea_and_the_united_states_are_called_for_short() -> None:
    text = Reading(
        seed().document.text + "\n\nNK soldiers had left, and the US warned NK on Friday.\n"
    )
    assert text.labels("NK", 1) == text.labels("NK", 2) == ["North Korea"]
    assert text.labels("US") == ["United States"]
