"""When it was: the words, and the days."""

import pytest

from extractors.qualifiers.timing import time_of, time_span, when
from tests.extractors.handmade import parsed, token


@pytest.mark.parametrize(
    ("notation", "when"),
    [
        ("fell/VBD on/IN/prep/fell Monday/NNP/pobj/on/DATE", "Monday"),
        ("fell/VBD last/JJ/amod/year/DATE year/NN/npadvmod/fell/DATE", "last year"),
        ("fell/VBD in/IN/prep/fell Oslo/NNP/pobj/in/GPE", None),
    ],
)
def test_when(notation: str, when: str | None) -> None:
    doc = parsed(notation)
    found = time_of([doc[0]])
    assert (found.text if found is not None else None) == when


def test_a_time_is_taken_whole() -> None:
    doc = parsed("May/NNP/nmod/2019/DATE 12/CD/nummod/May/DATE 2019/CD/pobj/2019/DATE")
    assert time_span(token(doc, "12")).text == "May 12 2019"


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("fell/VBD on/IN/prep/fell Monday/NNP/pobj/on/DATE", "2024-10-14"),
        ("fell/VBD since/IN/prep/fell 2020/CD/pobj/since/DATE", "2020-01-01/.."),
        (
            "ran/VBD from/IN/prep/ran 2004/CD/pobj/from/DATE to/IN/prep/ran 2008/CD/pobj/to/DATE",
            "2004/2008",
        ),
        ("fell/VBD in/IN/prep/fell Oslo/NNP/pobj/in/GPE", "None"),
    ],
)
def test_the_days(notation: str, found: str) -> None:
    assert str(when([parsed(notation)[0]], "2024-10-17")) == found


def test_what_was_moved_from_day_to_day_lasts_for_none_of_them() -> None:
    doc = parsed(
        "moved=move/VBD from/IN/prep/moved 4/CD/nmod/May/DATE to/IN/prep/May/DATE "
        "5/CD/nmod/May/DATE May/NNP/pobj/from/DATE"
    )
    assert when([doc[0]], "2024-10-17") is None
