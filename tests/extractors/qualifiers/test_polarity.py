"""Whether a clause is said to be so."""

import pytest

from extractors.clause import Clauses
from extractors.qualifiers.polarity import polarity
from extractors.tree import child
from tests.extractors.handmade import parsed, token

DENIED = {
    "not": ("pay", "court/NN/nsubj/pay did/VBD/aux/pay not/RB/neg/pay pay/VB", True),
    "never": ("paid", "bank/NN/nsubj/paid never/RB/neg/paid paid/VBD", True),
    "plainly": ("paid", "bank/NN/nsubj/paid paid/VBD", False),
    "no subject": ("paid", "No/DT/det/banks banks/NNS/nsubj/paid paid/VBD", True),
    "no object": ("found", "found/VBD no/DT/det/trace trace/NN/dobj/found", True),
    "refused": (
        "pay",
        "bank/NN/nsubj/refused refused=refuse/VBD to/TO/aux/pay pay/VB/xcomp/refused",
        True,
    ),
    "did not refuse": (
        "pay",
        "bank/NN/nsubj/refuse not/RB/neg/refuse refuse/VB to/TO/aux/pay pay/VB/xcomp/refuse",
        False,
    ),
    "no plan to": (
        "pay",
        "Libya/NNP/nsubj/has has=have/VBZ no/DT/det/plan plan/NN/dobj/has to/TO/aux/pay "
        "pay/VB/acl/plan",
        True,
    ),
    "does not think that": (
        "pay",
        "Rome/NNP/nsubj/think not/RB/neg/think think/VB banks/NNS/nsubj/pay pay/VBP/ccomp/think",
        True,
    ),
    "denied that": (
        "hit",
        "he/PRP/nsubj/denied denied=deny/VBD guards/NNS/nsubj/hit hit/VBD/ccomp/denied",
        True,
    ),
    "have yet to": (
        "pay",
        "have/VBP yet/RB/advmod/have to/TO/aux/pay pay/VB/xcomp/have",
        True,
    ),
    "without": (
        "firing",
        "left/VBD without/IN/prep/left firing/VBG/pcomp/without",
        True,
    ),
    "instead of": (
        "closing",
        "instead/RB/advmod/of of/IN/prep/grew closing/VBG/pcomp/of grew/VBD",
        True,
    ),
    "prevented from": (
        "landing",
        "prevented=prevent/VBD aid/NN/dobj/prevented from/IN/prep/prevented landing/VBG/pcomp/from",
        True,
    ),
}


@pytest.mark.parametrize("words", DENIED)
def test_polarity(words: str) -> None:
    verb, notation, denied = DENIED[words]
    doc = parsed(notation)
    clause = Clauses(doc[:]).of(token(doc, verb))
    assert clause is not None
    ends = child(clause.verb, "nsubj"), child(clause.verb, "dobj")
    assert polarity(clause.verb, clause.verbs, *ends) == ("negative" if denied else "positive")
