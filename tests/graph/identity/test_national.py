"""Whose body it is that a name tells."""

from __future__ import annotations

import pytest

from graph.identity.national import whose


@pytest.mark.parametrize(
    ("label", "country", "rest"),
    [
        ("Estonian Ministry of Defence", "Estonia", "Ministry of Defence"),
        ("Ministry of Defence of Estonia", "Estonia", "Ministry of Defence"),
        ("New Zealand Parliament", "New_Zealand", "Parliament"),
        ("US Senate", "United_States", "Senate"),
        ("Senate of the United States", "United_States", "Senate"),
    ],
)
def test_a_country_and_its_body(label: str, country: str, rest: str) -> None:
    assert (country, rest) in list(whose(label))


@pytest.mark.parametrize("label", ["Estonia", "Senate", "Moscow Police", "Bank of Nowhere"])
def test_no_country_is_told(label: str) -> None:
    assert list(whose(label)) == []
