"""Relations that mean the same have one wording; what only looks the same keeps its own."""

import pytest

from extractors.synonyms import canonical, synonyms
from tests.extractors.handmade import parsed, token

SAME = {
    "a synonym": (
        "purchase", "purchased", "buy",
        "Oslo/NNP/nsubj/purchased purchased=purchase/VBD ships=ship/NNS/dobj/purchased",
    ),
    "in a passive": (
        "be purchased by", "purchased", "be bought by",
        "ships=ship/NNS/nsubjpass/purchased were=be/VBD/auxpass/purchased "
        "purchased=purchase/VBN by/IN/agent/purchased Oslo/NNP/pobj/by",
    ),
    "a spelling": (
        "organise", "organised", "organize",
        "Kenya/NNP/nsubj/organised organised=organise/VBD talks=talk/NNS/dobj/organised",
    ),
    "a verb and its noun": (
        "take part in", "took", "participate in",
        "Kenya/NNP/nsubj/took took=take/VBD part/NN/dobj/took in/IN/prep/took talks/NNS/pobj/in",
    ),
    "the same word as a noun": (
        "attempt to flee", "attempt", None,
        "his/PRP$/poss/attempt attempt/NN to/TO/aux/flee flee/VB/acl/attempt",
    ),
    "a verb that stands for itself": (
        "buy", "bought", None,
        "Oslo/NNP/nsubj/bought bought=buy/VBD ships=ship/NNS/dobj/bought",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("label", "word", "expected", "notation"), SAME.values(), ids=SAME)
def test_a_relation_is_worded_by_what_stands_for_its_verb(
    label: str, word: str, expected: str | None, notation: str
) -> None:
    assert canonical(label, [token(parsed(notation), word)]) == expected


def test_no_verb_stands_for_another_and_gives_way_itself() -> None:
    assert {verb for verb, _ in synonyms().values()} & set(synonyms()) == set()


def test_different_senses_are_not_merged() -> None:
    assert not {"employ", "sanction", "battle", "occur", "supply", "defend"} & set(synonyms())
