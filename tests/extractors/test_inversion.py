"""Subjects that stand after their verb."""

import pytest

from extractors.inversion import after_auxiliary, late_subject
from tests.extractors.handmade import parsed, token


@pytest.mark.parametrize(
    ("notation", "verb", "subject"),
    [
        (
            "Among/IN/prep/were dead/JJ/pobj/Among were=be/VBD nurses/NNS/attr/were",
            "were",
            "nurses",
        ),
        ("In/IN/prep/lay bay/NN/pobj/In lay=lie/VBD ship/NN/dobj/lay", "lay", "ship"),
        ("In/IN/prep/saw bay/NN/pobj/In saw=see/VBD ship/NN/dobj/saw", "saw", None),
        ("he/PRP/nsubj/lay lay=lie/VBD ship/NN/dobj/lay", "lay", None),
    ],
)
def test_after_a_place(notation: str, verb: str, subject: str | None) -> None:
    found = late_subject(token(parsed(notation), verb))
    assert (found.text if found is not None else None) == subject


def test_of_two_subjects_the_one_after_the_auxiliary() -> None:
    doc = parsed(
        "after/IN/mark/join vote/NN/nsubj/join did=do/VBD/aux/join Chad/NNP/nsubj/join join/VB"
    )
    subjects = [token(doc, "vote"), token(doc, "Chad")]
    assert [t.text for t in after_auxiliary(subjects, token(doc, "join"))] == ["Chad"]
    assert [t.text for t in after_auxiliary(subjects[1:], token(doc, "join"))] == ["Chad"]
