"""Words that deny a clause, and governors that deny what depends on them."""

import pytest

from extractors.qualifiers.denial import (
    contradicted,
    denier,
    is_denied,
    is_no,
    is_untold,
    is_untrue,
    is_without,
)
from tests.extractors.handmade import parsed, token

STOPPED = (
    "stopped=stop/VBD short/RB/advmod/stopped of/IN/prep/short naming=name/VBG/pcomp/of "
    "them/PRP/dobj/naming"
)
RULED = "ruled=rule/VBD out/RP/prt/ruled sending=send/VBG/advcl/ruled troops/NNS/dobj/sending"
CLAIMS = (
    "he/PRP/nsubj/rejected rejected=reject/VBD claims=claim/NNS/dobj/rejected "
    "that/IN/mark/took he/PRP/nsubj/took took=take/VBD/acl/claims bribes/NNS/dobj/took"
)


@pytest.mark.parametrize(
    ("notation", "gerund", "verb"),
    [
        (STOPPED, "naming", "stopped"),
        (RULED, "sending", "ruled"),
        ("talked=talk/VBD of/IN/prep/talked naming=name/VBG/pcomp/of", "naming", None),
    ],
)
def test_a_phrase_before_a_gerund_denies_it(notation: str, gerund: str, verb: str | None) -> None:
    found = denier(token(parsed(notation), gerund))
    assert (found.text if found is not None else None) == verb


@pytest.mark.parametrize(
    ("notation", "noun", "denies"),
    [
        ("Few/JJ/amod/states states/NNS", "states", True),
        ("A/DT/det/states few/JJ/amod/states states/NNS", "states", False),
        ("little/JJ/amod/aid aid/NN", "aid", True),
        ("little/JJ/amod/girls girls/NNS", "girls", False),
        ("Not/RB/neg/members all/DT/det/members members/NNS", "members", True),
        ("no/DT/det/ship ship/NN", "ship", True),
    ],
)
def test_a_noun_phrase_denies(notation: str, noun: str, denies: bool) -> None:
    assert is_no(token(parsed(notation), noun)) is denies


def test_what_is_called_untrue_is_told_by_the_verb_that_does_so() -> None:
    verb = contradicted(token(parsed(CLAIMS), "took"))
    assert verb is not None
    assert verb.text == "rejected"
    assert contradicted(token(parsed(CLAIMS.replace("=reject", "=repeat")), "took")) is None


@pytest.mark.parametrize(
    ("be", "adjective", "untrue"),
    [
        ("not/RB/neg/is ", "true", True),
        ("", "true", False),
        ("", "false", True),
        ("not/RB/neg/is ", "false", False),
        ("", "clear", False),
    ],
)
def test_a_clause_is_judged_by_an_adjective(be: str, adjective: str, untrue: bool) -> None:
    notation = (
        f"It/PRP/nsubj/is is=be/VBZ {be}{adjective}/JJ/acomp/is that/IN/mark/left "
        "he/PRP/nsubj/left left=leave/VBD/ccomp/is"
    )
    assert is_untrue(token(parsed(notation), "left")) is untrue


@pytest.mark.parametrize(("verb", "untold"), [("say", True), ("believe", False)])
def test_who_does_not_say_so_has_not_said_it(verb: str, untold: bool) -> None:
    notation = (
        f"he/PRP/nsubj/{verb} not/RB/neg/{verb} {verb}/VB that/IN/mark/sank "
        f"ship/NN/nsubj/sank sank=sink/VBD/ccomp/{verb}"
    )
    assert is_untold(token(parsed(notation), "sank")) is untold


def test_never_before_denies() -> None:
    notation = "Never/RB/neg/before before/RB/advmod/won had=have/VBD/aux/won won=win/VBN"
    assert is_denied(token(parsed(notation), "won"))


def test_without_denies_its_gerund() -> None:
    notation = "left/VBD without/IN/prep/left firing=fire/VBG/pcomp/without"
    assert is_without(token(parsed(notation), "firing"))
