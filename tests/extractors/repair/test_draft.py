"""The draft of a sentence: changed as lists, handed over to the Doc as one tree."""

from extractors.repair.draft import Sentence
from extractors.tokens import Doc
from tests.extractors.handmade import parsed, texts


def draft() -> tuple[Doc, Sentence]:
    doc = parsed("Rain/NN/nsubj/fell fell/VBD on/IN/prep/fell Lagos/NNP/pobj/on ././punct/fell")
    (span,) = doc.sents
    return doc, Sentence(span)


def test_what_is_changed_reaches_the_tokens() -> None:
    doc, sentence = draft()
    assert sentence.attach(2, 0, "prep")
    sentence.retag(1, "VBN", "fall")
    sentence.write()
    assert (doc[2].dep_, doc[2].head.text) == ("prep", "Rain")
    assert (doc[1].tag_, doc[1].lemma_, doc[1].pos_) == ("VBN", "fall", "VERB")
    assert texts(doc[0].subtree) == ["Rain", "on", "Lagos"]
    assert texts(doc[1].kids) == ["Rain", "."]


def test_edges_are_computed_anew() -> None:
    doc, sentence = draft()
    assert doc[0].right_edge.text == "Rain"
    sentence.attach(2, 0, "prep")
    sentence.write()
    assert doc[0].right_edge.text == "Lagos"


def test_nothing_is_hung_on_what_hangs_on_it() -> None:
    doc, sentence = draft()
    assert not sentence.attach(2, 3, "prep")
    sentence.write()
    assert doc[2].head.text == "fell"


def test_a_promoted_token_takes_the_place_of_the_one_above() -> None:
    doc, sentence = draft()
    sentence.promote(0, 1)
    sentence.write()
    assert [token.head.text for token in doc] == ["Rain", "Rain", "fell", "on", "fell"]
    assert doc[0].dep_ == "ROOT"


def test_children_and_edges_follow_a_change() -> None:
    _, sentence = draft()
    assert (sentence.kids(1), sentence.edges(2)) == ([0, 2, 4], (2, 3))
    sentence.attach(2, 0, "prep")
    assert (sentence.kids(1), sentence.kids(0), sentence.edges(0)) == ([0, 4], [2], (0, 3))
    assert sentence.marked("prep") == [2]
