"""Words in, numbers out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.quantities import amount_of
from extractors.values import Amount, Comparison


@pytest.mark.parametrize(
    ("words", "noun", "value", "unit"),
    [
        ("five", "ships", 5, "ships"),
        ("1,250", "Tents", 1250, "tents"),
        ("107", None, 107, None),
        ("twenty-one", "days", 21, "days"),
        ("one hundred and seven", "men", 107, "men"),
        ("a dozen", "eggs", 12, "eggs"),
        ("half a million", "trees", 500_000, "trees"),
        ("two and a half", "hours", 2.5, "hours"),
        ("Another 30", "men", 30, "men"),
        ("4.5 per cent", None, 4.5, "%"),
        ("45%", None, 45, "%"),
        ("9 metres", None, 9, "metres"),
        ("$50 million", None, 50e6, "$"),
        ("US$1.5bn", None, 1.5e9, "USD"),
        ("£3m", None, 3e6, "GBP"),
        ("13 billion euros", None, 13e9, "EUR"),
        ("2 million", "dollars", 2e6, "$"),
        ("a quarter", "shares", 0.25, "of shares"),
        ("three-quarters", "voters", 0.75, "of voters"),
        ("one in five", "adults", 0.2, "of adults"),
    ],
)
def test_a_number(words: str, noun: str | None, value: float, unit: str | None) -> None:
    assert amount_of(words, noun) == Amount(value, value, "exactly", unit)


@pytest.mark.parametrize(
    ("words", "low", "high", "comparison"),
    [
        ("some 2,000", 2000, 2000, "about"),
        ("nearly 3,000", 3000, 3000, "about"),
        ("20-odd", 20, 20, "about"),
        ("at least 107", 107, None, "at least"),
        ("50 or more", 50, None, "at least"),
        ("300-plus", 300, None, "at least"),
        ("more than 40", 40, None, "more than"),
        ("no more than 5", None, 5, "at most"),
        ("up to about 300", None, 300, "at most"),
        ("just under 40", None, 40, "less than"),
        ("between 10 and 20", 10, 20, "between"),
        ("10-20", 10, 20, "between"),
        ("two or three", 2, 3, "between"),
        ("10 to 20 million", 10e6, 20e6, "between"),
        ("dozens", 24, None, "about"),
        ("tens of thousands", 20_000, None, "about"),
    ],
)
def test_how_a_number_is_meant(
    words: str, low: float | None, high: float | None, comparison: Comparison
) -> None:
    assert amount_of(words, "people") == Amount(low, high, comparison, "people")


WORDS = [
    "a",
    "an",
    "half",
    "third",
    "two",
    "dozen",
    "hundred",
    "million",
    "trillion",
    "9,999",
    "12.5",
    ".5",
    "5.",
    "٣",
    "½",
    "of",
    "in",
    "out",
    "%",
    "$",
    "€",
    "us$",
    "m",
    "bn",
    "-",
    "–",
    "to",
    "or",
    "and",
    "more",
    "than",
    "at",
    "least",
    "between",
    "some",
    "over",
    "per",
    "cent",
    "people",
    "-odd",
    "plus",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from([None, "men"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_is_said_low_is_not_above_high(said: list[str], noun: str | None) -> None:
    found = amount_of(" ".join(said), noun)
    if found is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high


def test_a_part_is_a_number_from_0_to_1() -> None:
    assert amount_of("more than half", "workers") == Amount(0.5, None, "more than", "of workers")
    thirds = amount_of("two thirds", "seats")
    assert thirds is not None
    assert thirds.low == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    "words", ["several", "a few", "many", "50m", "3-2", "first", "4,5", "", "a", "$", "x" * 100]
)
def test_what_is_no_number(words: str) -> None:
    assert amount_of(words, "people") is None
