"""What the words beside a pronoun ask of its antecedent."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("The bridge was built by Norway. It denied that money was short.", "It", "Norway"),
        ("The ban will cost the company much. Its shares fell on Monday.", "Its", "company"),
        ("The treaty binds Norway. Its parliament will vote on Monday.", "Its", "Norway"),
        ("Officials left. Doctors say they are tired.", "they", "doctors"),
    ],
)
def test_who_can_act_and_own(text: str, word: str, antecedent: str) -> None:
    assert read(text).labels(word) == [antecedent]


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        (
            "Holm left. Workers were filmed packing up a desk and office chair after he used them.",
            "desk and office chair",
        ),
        ("The cooks washed the plates before they dried them.", "plates"),
    ],
)
def test_what_is_used_is_a_thing(text: str, antecedent: str) -> None:
    assert read(text).labels("them") == [antecedent]
