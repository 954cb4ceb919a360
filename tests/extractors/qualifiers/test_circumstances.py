"""When it was, and which role an argument has."""

import pytest

from extractors.obliques import Oblique
from extractors.qualifiers.circumstances import role_of, time_of, time_span
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
    ("preposition", "head", "kinds", "role"),
    [
        ("on", "Monday/NNP/pobj/on/DATE", set[str](), "time"),
        ("in", "Oslo/NNP/pobj/in", {"place"}, "place"),
        ("to", "Ghana/NNP/pobj/to", {"organization"}, "recipient"),
        ("for", "peace/NN/pobj/for", {"thing"}, "purpose"),
        ("with", "Haas/NNP/pobj/with", {"person"}, "companion"),
        ("from", "Lima/NNP/pobj/from", {"thing"}, "source"),
        ("of", "fraud/NN/pobj/of", {"thing"}, "other"),
    ],
)
def test_the_role_of_an_argument(preposition: str, head: str, kinds: set[str], role: str) -> None:
    doc = parsed(f"went/VBD {preposition}/IN/prep/went {head}")
    assert role_of(Oblique((doc[1],), doc[2]), kinds) == role
