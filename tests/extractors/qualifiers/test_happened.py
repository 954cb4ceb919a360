"""How real an action is that a noun tells."""

import pytest

from extractors.qualifiers.happened import happened
from tests.extractors.handmade import parsed, token

THE = "the/DT/det/killing killing/NN"


@pytest.mark.parametrize(
    ("notation", "how"),
    [
        (f"{THE}/nsubj/shocked shocked=shock/VBD", "asserted"),
        ("a/DT/det/killing killing/NN/nsubj/shocked shocked=shock/VBD", None),
        (f"{THE}/nsubj/will will/MD shock/VB", "asserted"),
        (f"demanded=demand/VBD {THE}/dobj/demanded", "planned"),
        (f"foiled=foil/VBD {THE}/dobj/foiled", None),
        (f"not/RB/neg/condemn condemn/VB {THE}/dobj/condemn", None),
        (f"left=leave/VBD after/IN/prep/left {THE}/pobj/after", "asserted"),
        (f"plan/NN for/IN/prep/plan {THE}/pobj/for", "planned"),
        (f"outrage/NN over/IN/prep/outrage {THE}/pobj/over", "asserted"),
        (f"shirt/NN of/IN/prep/shirt {THE}/pobj/of", None),
        ("the/DT/det/visit planned/JJ/amod/visit visit/NN/nsubj/is is=be/VBZ", "possible"),
    ],
)
def test_by_what_stands_above_it(notation: str, how: str | None) -> None:
    doc = parsed(notation)
    noun = token(doc, "visit" if "visit" in notation else "killing")
    assert happened(noun) == how
