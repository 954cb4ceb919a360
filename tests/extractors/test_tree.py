"""Walking a parse: offsets, conjuncts, noun phrases, lemmas."""

import pytest

from extractors.nlp import BLOCKS
from extractors.tree import (
    block_kind,
    conjuncts,
    counting_noun,
    end,
    first_conjunct,
    is_question,
    lemma,
    noun_phrase,
    span_offsets,
    start,
)
from tests.extractors.handmade import parsed, texts, token

SHELLS = (
    "sent/VBD shells/NNS/dobj/sent ,/,/punct/shells missiles/NNS/conj/shells and/CC/cc/missiles "
    "troops/NNS/conj/missiles"
)


def test_offsets_are_those_that_the_doc_remembers() -> None:
    notation = "the/DT/det/dam dam/NN/nsubj/burst burst/VBD"
    doc = parsed(notation)
    assert (start(doc[1]), end(doc[1])) == (4, 7)
    doc = parsed(notation, offsets=[100, 110, 120])
    assert (start(doc[1]), end(doc[1])) == (110, 113)
    assert span_offsets(doc[0:3]) == (100, 125)


def test_a_token_knows_its_block() -> None:
    doc = parsed("Dam/NN bursts/VBZ The/DT dam/NN burst/VBD")
    doc.user_data[BLOCKS] = ((0, "title"), (2, "paragraph"))
    assert [block_kind(token) for token in doc] == ["title"] * 2 + ["paragraph"] * 3


def test_conjuncts_are_listed_in_text_order() -> None:
    doc = parsed(SHELLS)
    assert texts(conjuncts(token(doc, "shells"))) == ["shells", "missiles", "troops"]
    assert first_conjunct(token(doc, "troops")).text == "shells"


def test_a_verb_is_no_conjunct_of_a_noun() -> None:
    doc = parsed("roads/NNS and/CC/cc/roads burned/VBD/conj/roads")
    assert texts(conjuncts(doc[0])) == ["roads"]


def test_a_noun_of_quantity_gives_way_to_what_it_counts() -> None:
    doc = parsed(
        "thousands=thousand/NNS/nsubj/fled of/IN/prep/thousands cars/NNS/pobj/of "
        "and/CC/cc/cars vans/NNS/conj/cars fled/VBD"
    )
    assert texts(conjuncts(token(doc, "thousands"))) == ["cars", "vans"]
    counting = counting_noun(token(doc, "vans"))
    assert counting is not None
    assert counting.text == "thousands"
    assert counting_noun(token(doc, "thousands")) is None


def test_a_noun_phrase_ends_before_clauses_and_appositions() -> None:
    doc = parsed(
        "the/DT/det/treaty old/JJ/amod/treaty treaty/NN ,/,/punct/treaty which/WDT/nsubj/binds "
        "binds/VBZ/relcl/treaty both/PRP/dobj/binds"
    )
    assert noun_phrase(doc[2]).text == "the old treaty"


def test_a_noun_phrase_keeps_its_of_phrase_unless_told() -> None:
    doc = parsed(
        "members/NNS of/IN/prep/members the/DT/det/council council/NN/pobj/of "
        "in/IN/prep/council Lagos/NNP/pobj/in"
    )
    assert noun_phrase(doc[0]).text == "members of the council"
    assert noun_phrase(doc[0], of=False).text == "members"


@pytest.mark.parametrize(
    ("written", "right"),
    [("rates=rat/VBZ", "rate"), ("hopes=hop/VBZ", "hope"), ("watches=watch/VBZ", "watch")],
)
def test_a_lemma_that_lost_its_e_is_mended(written: str, right: str) -> None:
    assert lemma(parsed(written)[0]) == right


@pytest.mark.parametrize(("mark", "asks"), [("?", True), (".", False), ("?!", True)])
def test_a_question_ends_in_its_mark_even_inside_quotation_marks(mark: str, asks: bool) -> None:
    doc = parsed(f"Did/VBD/aux/pay they/PRP/nsubj/pay pay/VB {mark}/./punct/pay \"/''/punct/pay")
    assert is_question(doc[:]) is asks


def test_members_that_are_named_share_what_is_said_of_the_group() -> None:
    doc = parsed(
        "states/NNS including/VBG/prep/states Norway/NNP/pobj/including and/CC/cc/Norway "
        "Chile/NNP/conj/Norway"
    )
    assert texts(conjuncts(doc[0])) == ["states", "Norway", "Chile"]


def test_members_without_a_name_do_not() -> None:
    doc = parsed("crops/NNS such/JJ/amod/as as/IN/prep/crops cocoa/NN/pobj/as")
    assert texts(conjuncts(doc[0])) == ["crops"]
