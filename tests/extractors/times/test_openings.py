"""The words before an expression that belong to it."""

import pytest

from extractors.times.openings import opening


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The mine closed in", "in "),
        ("It has grown since", "since "),
        ("It must close by the end of", "by the end of "),
        ("It closed in early", "in early "),
        ("It closed in mid-", "in mid-"),
        ("It ran from", "from "),
        ("It closed in the", "in the "),
        ("The mine closed", ""),
        ("They met the mayor of London on a train", ""),
        ("", ""),
    ],
)
def test_opening(before: str, found: str) -> None:
    assert opening(before) == found
