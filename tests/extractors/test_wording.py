"""How a relation reads: its lemma phrase, and the words as they stand."""

import pytest

from extractors.clause import Clauses
from extractors.wording import as_written, label, relation_words
from tests.extractors.handmade import parsed, texts, token

PLANS = (
    "Oslo/NNP/nsubj/plans plans=plan/VBZ to/TO/aux/inspect inspect/VB/xcomp/plans "
    "it/PRP/dobj/inspect and/CC/cc/inspect publish/VB/conj/inspect reports/NNS/dobj/publish"
)


@pytest.mark.parametrize(
    ("notation", "verb", "more", "reads"),
    [
        ("has/VBZ/aux/sent never/RB/neg/sent sent=send/VBN", "sent", (), "send"),
        (
            "was/VBD/auxpass/deployed deployed=deploy/VBN",
            "deployed",
            ("to",),
            "be deployed to",
        ),
        ("called=call/VBD off/RP/prt/called", "called", (), "call off"),
        (PLANS, "inspect", (), "plan to inspect"),
        (PLANS, "publish", (), "plan to publish"),
        (
            "is=be/VBZ ready/JJ/acomp/is to/TO/aux/go go/VB/xcomp/ready",
            "go",
            (),
            "be ready to go",
        ),
        ("is=be/VBZ to/TO/aux/cut cut/VB/xcomp/is", "cut", (), "cut"),
        (
            "seen=see/VBN was/VBD/auxpass/seen leaving/VBG/xcomp/seen",
            "leaving",
            (),
            "be seen leaving",
        ),
    ],
)
def test_a_label_is_the_lemma_phrase_between_the_ends(
    notation: str, verb: str, more: tuple[str, ...], reads: str
) -> None:
    doc = parsed(notation)
    clause = Clauses(doc[:]).of(token(doc, verb))
    assert clause is not None
    assert label(clause, *more) == reads


def test_relation_words_keep_auxiliaries_and_negation() -> None:
    doc = parsed(
        "court/NN/nsubj/sent has/VBZ/aux/sent not/RB/neg/sent sent=send/VBN it/PRP/dobj/sent"
    )
    clause = Clauses(doc[:]).of(token(doc, "sent"))
    assert clause is not None
    assert texts(relation_words(clause)) == ["has", "not", "sent"]


def test_words_are_joined_as_they_stand() -> None:
    doc = parsed("has/VBZ/aux/sent already/RB/advmod/sent sent/VBN")
    assert as_written(doc.text, [doc[0], doc[2]]) == "has already sent"


def test_an_end_between_the_words_is_left_out() -> None:
    doc = parsed("calls/VBZ talks/NNS/dobj/calls off/RP/prt/calls")
    assert as_written(doc.text, [doc[0], doc[2]], [doc[1]]) == "calls … off"


def test_no_words_read_as_nothing() -> None:
    assert as_written("text", []) == ""
