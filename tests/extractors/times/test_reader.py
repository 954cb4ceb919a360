"""Expression in, days out, as EDTF writes them; None where it would be a guess.

The article is of Thursday, 17 October 2024.
"""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.times import interval_of
from extractors.times.calendar import Direction
from extractors.values import Interval

THURSDAY = "2024-10-17"


def days(words: str, direction: Direction = "past", published: str | None = THURSDAY) -> str | None:
    found = interval_of(words, published, direction)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on 15 October 2024", "2024-10-15"),
        ("Oct. 15, 2024", "2024-10-15"),
        ("15th of October 2024", "2024-10-15"),
        ("Monday, March 3, 1997", "1997-03-03"),
        ("Tuesday, March 3, 1997", None),  # it was a Monday
        ("2024-10-15", "2024-10-15"),
        ("30/9/2015", "2015-09-30"),
        ("9/12/2015", None),  # in December, or in September
        ("30 February 2024", None),
        ("10 October 2024 at 10:30 GMT", "2024-10-10"),
        ("in March 2024", "2024-03"),
        ("March of 2024", "2024-03"),
        ("in 2024", "2024"),
        ("the 1970s", "1970/1979"),
        ("the '90s", "1990/1999"),
        ("the '20s", None),  # of which century?
        ("the 19th century", "1801/1900"),
        ("the nineteenth century", "1801/1900"),
        ("Christmas Day 2020", "2020-12-25"),
    ],
)
def test_what_needs_no_article(words: str, found: str | None) -> None:
    assert days(words) == days(words, published=None) == found


@pytest.mark.parametrize(
    "words",
    [
        "Thursday",
        "last month",
        "yesterday",
        "three days ago",
        "on 15 October",
        "in May",
        "this year",
    ],
)
def test_what_points_from_the_article_says_nothing_without_its_date(words: str) -> None:
    assert days(words) is not None
    assert days(words, published=None) is days(words, published="some day") is None


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("on Thursday", "2024-10-17", "2024-10-17"),  # the news calls today by its weekday
        ("Friday", "2024-10-11", "2024-10-18"),
        ("Wednesday morning", "2024-10-16", "2024-10-23"),
        ("at 9 a.m. Friday", "2024-10-11", "2024-10-18"),
        ("late on Friday", "2024-10-11", "2024-10-18"),
        ("on 15 October", "2024-10-15", "2025-10-15"),
        ("25 December", "2023-12-25", "2024-12-25"),
        ("in May", "2024-05", "2025-05"),
        ("in October", "2024-10", "2024-10"),
        ("New Year's Eve", "2023-12-31", "2024-12-31"),
        ("over the weekend", "2024-10-12/2024-10-13", "2024-10-19/2024-10-20"),
        ("mid-May", "2024-05-11/2024-05-20", "2025-05-11/2025-05-20"),
        ("this Sunday", None, "2024-10-20"),  # in the past tense perhaps the one before
        ("this weekend", None, "2024-10-19/2024-10-20"),
        ("until March", "../2024-03-31", "../2025-03-31"),
    ],
)
def test_the_tense_tells_the_side(words: str, past: str | None, future: str) -> None:
    assert (days(words, "past"), days(words, "future")) == (past, future)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Friday", None),
        ("in May", None),
        ("25 December", None),  # more than sixty days away
        ("1 November", "2024-11-01"),
        ("Thursday", "2024-10-17"),
        ("since September", "2024-09-01/.."),
    ],
)
def test_without_a_tense_only_what_is_near_is_read(words: str, found: str | None) -> None:
    assert days(words, "unknown") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("yesterday", "2024-10-16"),
        ("last night", "2024-10-16"),
        ("tomorrow", "2024-10-18"),
        ("last Thursday", "2024-10-10"),
        ("next Thursday", "2024-10-24"),
        ("last week", "2024-10-07/2024-10-13"),
        ("last weekend", "2024-10-12/2024-10-13"),
        ("next weekend", None),  # the coming one, or the one after?
        ("last month", "2024-09"),
        ("next year", "2025"),
        ("March 11 this year", "2024-03-11"),
        ("the next day", None),  # after what was told before
        ("last May", "2024-05"),
        ("earlier this month", "2024-10-01/2024-10-17"),
        ("later this week", "2024-10-17/2024-10-20"),
        ("three days ago", "2024-10-14"),
        ("two weeks ago", "2024-09-30/2024-10-06"),
        ("a year ago", "2023"),
        ("16 months ago", "2023-06"),
        ("the past three years", "2021-10-17/2024-10-17"),
        ("over the past year", "2023-10-17/2024-10-17"),
        ("the next ten days", "2024-10-17/2024-10-27"),
    ],
)
def test_counted_from_the_article(words: str, found: str | None) -> None:
    assert days(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("early 2024", "2024-01/2024-04"),
        ("in late May 2023", "2023-05-21/2023-05-31"),
        ("the early 1970s", "1970/1972"),
        ("the first half of 2024", "2024-01/2024-06"),
        ("the third quarter of 2023", "2023-07/2023-09"),
        ("by the end of 2025", "../2025-12-31"),
        ("the beginning of last year", "2023-01/2023-04"),
        ("early next week", "2024-10-21/2024-10-27"),
        ("the end of the war", None),
    ],
)
def test_parts_of_a_period(words: str, found: str | None) -> None:
    assert days(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("since 2015", "2015-01-01/.."),
        ("after 2015", "2016-01-01/.."),
        ("until 2030", "../2030-12-31"),
        ("by 2030", "../2030-12-31"),
        ("before 2020", "../2019-12-31"),
        ("from 2004 to 2008", "2004/2008"),
        ("2004–2008", "2004/2008"),
        ("2004-08", "2004/2008"),
        ("between May and June", "2024-05/2024-06"),
        ("from May to June 2023", "2023-05/2023-06"),
        ("from November to March", "2023-11/2024-03"),
        ("from Friday to Monday", "2024-10-11/2024-10-14"),
        ("March 15-17, 2024", "2024-03-15/2024-03-17"),
        ("from 15 to 17 March 2024", "2024-03-15/2024-03-17"),
        ("mid-2004 to mid-2008", "2004-05/2008-08"),
        ("from 2008 to 2004", None),
    ],
)
def test_bounds_and_ranges(words: str, found: str | None) -> None:
    assert days(words) == found


@pytest.mark.parametrize(
    "words",
    [
        *("three days", "for two years", "in three years", "recent years", "decades", "58"),
        *("the day before", "daily", "every Thursday", "9 a.m.", "noon", "summer 2024"),
        *("more than a decade ago", "a few days ago", "the 12 months to June", "once", "", "—"),
        "a very long story about what happened in the year of 2024 and later",
    ],
)
def test_no_guess(words: str) -> None:
    assert days(words) is None


WORDS = [
    "the",
    "0",
    "3",
    "31",
    "february",
    "march",
    "2024",
    "0000",
    "9999",
    "99999999999",
    "years",
    "ago",
    "past",
    "next",
    "last",
    "week",
    "day",
    "weekend",
    "century",
    "21st",
    "from",
    "to",
    "and",
    "between",
    "-",
    "–",
    "of",
    "early",
    "mid",
    "end",
    "in",
    "by",
    "since",
    "until",
    "1,000",
    ".5",
    "²",
    "noon",
    "9",
    "a.m.",
    "this",
    "year",
    "Friday",
    "Christmas",
    "Day",
    "q3",
    "n",
    "'s",
    "90s",
    "٢٠٢٤",
    "decades",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["", THURSDAY, "9999-12-31"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_is_said_the_first_day_is_not_after_the_last(said: list[str], day: str) -> None:
    for direction in get_args(Direction):
        found = interval_of(" ".join(said), day, direction)
        if found is not None and found.start and found.end:
            assert found.start <= found.end
        assert found is None or str(found)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval("2024-10-17", "2024-10-17"), "2024-10-17"),
        (Interval("2024-01-01", "2024-12-31"), "2024"),
        (Interval("2024-02-01", "2024-02-29"), "2024-02"),
        (Interval("2024-02-01", "2024-02-28"), "2024-02-01/2024-02-28"),
        (Interval("9999-12-01", "9999-12-31"), "9999-12"),
        (Interval("2015-01-01", None), "2015-01-01/.."),
        (Interval(None, "2029-12-31"), "../2029-12-31"),
    ],
)
def test_an_interval_is_written_as_edtf(interval: Interval, text: str) -> None:
    assert str(interval) == text
