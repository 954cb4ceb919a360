"""Which "it" stands for nothing, and which for something."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model
LEAD = "Norway closed the port. "


@pytest.mark.parametrize(
    "sentence",
    [
        "It is crucial that talks begin.",
        "It is hard to say who won.",
        "It was a mistake to leave.",
        "It became clear that nobody had paid.",
        "It seems that talks begin.",
        "It looks as if the talks failed.",
        "It rained on Monday.",
        "It was dark.",
        "It is five miles from the border.",
        "It was Monday.",
        "It was Dahl who signed.",
        "It was announced that the bank had failed.",
        "It took years to build the bridge.",
        "It makes sense to wait.",
    ],
)
def test_an_empty_it(sentence: str) -> None:
    assert read(LEAD + sentence).labels("It") == []


@pytest.mark.parametrize(
    "sentence",
    ["Dahl made it clear that the ship would sail.", "Analysts find it hard to explain the deal."],
)
def test_an_empty_object(sentence: str) -> None:
    assert read(LEAD + sentence).labels("it") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is ready to open another one.",
        "It is confident that trade will grow.",
        "It is likely to join the union.",
        "It was angry because ships were late.",
        "It is a kingdom that exports fish.",
        "It took the island in May.",
    ],
)
def test_a_full_it(sentence: str) -> None:
    assert read(LEAD + sentence).labels("It") == ["Norway"]
