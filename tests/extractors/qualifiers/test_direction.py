"""The side of now on which the time beside a verb lies."""

import pytest

from extractors.qualifiers.direction import direction
from extractors.times.calendar import Direction
from tests.extractors.handmade import parsed, token


@pytest.mark.parametrize(
    ("notation", "verb", "side"),
    [
        ("closed/VBD", "closed", "past"),
        ("will/MD/aux/close close/VB", "close", "future"),
        ("would/MD/aux/close close/VB", "close", "future"),
        ("may/MD/aux/close close/VB", "close", "future"),
        ("may/MD/aux/closed have/VB/aux/closed closed/VBN", "closed", "past"),
        ("has/VBZ/aux/closed closed/VBN", "closed", "past"),
        ("closes/VBZ", "closes", "unknown"),
        ("is=be/VBZ to/TO/aux/held be/VB/auxpass/held held/VBN/xcomp/is", "held", "future"),
        ("seems/VBZ to/TO/aux/left have/VB/aux/left left/VBN/xcomp/seems", "left", "past"),
        ("to/TO/aux/close close/VB", "close", "future"),  # a headline
        ("plans=plan/VBZ to/TO/aux/close close/VB/xcomp/plans", "close", "future"),
        ("pledged=pledge/VBD to/TO/aux/close close/VB/xcomp/pledged", "close", "unknown"),
        ("failed=fail/VBD to/TO/aux/close close/VB/xcomp/failed", "close", "past"),
        ("came/VBD carrying/VBG/advcl/came", "carrying", "past"),
    ],
)
def test_direction(notation: str, verb: str, side: Direction) -> None:
    assert direction(token(parsed(notation), verb)) == side


def test_what_is_set_for_a_day_is_to_come() -> None:
    doc = parsed("was/VBD/auxpass/set set/VBN")
    assert direction(token(doc, "set"), "for") == "future"
    assert direction(token(doc, "set"), "on") == "past"
