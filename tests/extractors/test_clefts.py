"""What a cleft stresses."""

from extractors.clefts import focus, is_cleft, stressed_phrases
from tests.extractors.handmade import parsed, token

IT_WAS = (
    "It/PRP/nsubj/was was=be/VBD Osei/NNP/attr/was who/WP/nsubj/proposed "
    "proposed=propose/VBD/ccomp/was it/PRP/dobj/proposed"
)
WHAT = "What/WP/dobj/needs firm/NN/nsubj/needs needs=need/VBZ/csubj/is is=be/VBZ plant/NN/attr/is"
IN_RIGA = (
    "It/PRP/nsubj/was was=be/VBD in/IN/prep/was Riga/NNP/pobj/in that/IN/mark/met "
    "they/PRP/nsubj/met met=meet/VBD/ccomp/was"
)


def test_it_was_she_who() -> None:
    doc = parsed(IT_WAS)
    stressed = focus(token(doc, "proposed"))
    assert stressed is not None
    assert stressed.text == "Osei"
    assert is_cleft(token(doc, "was"))


def test_what_they_need() -> None:
    stressed = focus(token(parsed(WHAT), "needs"))
    assert stressed is not None
    assert stressed.text == "plant"


def test_it_was_there_that() -> None:
    assert [kid.text for kid in stressed_phrases(token(parsed(IN_RIGA), "met"))] == ["in"]


def test_what_is_said_with_a_subject_of_its_own_is_no_cleft() -> None:
    doc = parsed(IT_WAS.replace("It/PRP", "He/PRP"))
    assert focus(token(doc, "proposed")) is None
    assert not is_cleft(token(doc, "was"))
