"""The plain tokens say what spaCy's own say, for every token of a parse."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc as SpacyDoc

from extractors.facts import Document
from extractors.nlp import OFFSETS, load, parse
from extractors.tokens import Doc
from tests.extractors.handmade import VOCAB, parsed, texts

STRINGS = (
    "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_",
    "is_alpha", "is_space", "is_punct", "is_quote", "like_num", "n_lefts", "n_rights",
)  # fmt: skip
WALKS = ("lefts", "rights", "subtree", "ancestors")
PLACES = ("head", "left_edge", "right_edge")
STORM = (
    "On 3 March, twelve ferries that Malta had chartered left; “Storm Ida” sank two.\n\n"
    "“We lost 1,000 tonnes of (dry) cargo,” the captain, Ann Roe, said... Nobody drowned!\n"
)


def text() -> SpacyDoc:
    """A parse by the installed model."""
    ((_, (doc,)),) = parse([Document.of(STORM, "storm.txt")], load())
    return doc


def crossing() -> SpacyDoc:
    """A parse by hand in which branches cross: "old" hangs on "ferry"."""
    words = ["Roe", "a", "ferry", "bought", "yesterday", "old", "."]
    deps = ["nsubj", "det", "dobj", "ROOT", "npadvmod", "amod", "punct"]
    return SpacyDoc(VOCAB, words=words, heads=[3, 2, 3, 3, 3, 2, 3], deps=deps)


@pytest.mark.parametrize("parsed_by_spacy", [text, crossing], ids=lambda way: way.__name__)
def test_plain_tokens_say_what_spacys_say(parsed_by_spacy: Callable[[], SpacyDoc]) -> None:
    theirs = parsed_by_spacy()
    ours = Doc(theirs)
    assert len(ours) == len(theirs) > 5
    for token, other in zip(ours, theirs, strict=True):
        for name in STRINGS:
            assert getattr(token, name) == getattr(other, name), f"{name} of {other}"
        for name in PLACES:
            assert getattr(token, name).i == getattr(other, name).i, f"{name} of {other}"
        for name in WALKS:
            walked = [kid.i for kid in getattr(other, name)]
            assert [kid.i for kid in getattr(token, name)] == walked, f"{name} of {other}"
        assert [kid.i for kid in token.kids] == [kid.i for kid in other.children]
        assert (token.sent.start, token.sent.end) == (other.sent.start, other.sent.end)
        assert token.is_sent_start == bool(other.is_sent_start)
    assert [s.text for s in ours.sents] == [s.text for s in theirs.sents]


def test_a_token_knows_whom_it_stands_above() -> None:
    doc = parsed("old/JJ/amod/mayor mayor/NN/nsubj/left left/VBD")
    old, mayor, left = doc
    assert left.is_ancestor(old)
    assert mayor.is_ancestor(old)
    assert not old.is_ancestor(mayor)
    assert not old.is_ancestor(old)


def test_a_neighbour_outside_the_text_is_an_error() -> None:
    doc = parsed("Rain/NN/nsubj/fell fell/VBD")
    assert doc[0].nbor() is doc[1]
    assert doc[1].nbor(-1) is doc[0]
    with pytest.raises(IndexError, match="no token stands 1 before token 0"):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[1].nbor()


def test_slices_are_spans_and_keep_their_places() -> None:
    doc = parsed("The/DT/det/dam old/JJ/amod/dam dam/NN/nsubj/burst burst/VBD")
    span = doc[1:3]
    assert (span.start, span.end, texts(span), span.text) == (1, 3, ["old", "dam"], "old dam")
    assert span[-1] is doc[2]
    assert texts(span[:1]) == ["old"]


def test_tokens_begin_where_the_doc_remembers() -> None:
    doc = parsed("Rain/NN/nsubj/fell fell/VBD")
    assert [token.start for token in doc] == [0, 5]
    doc = parsed("Rain/NN/nsubj/fell fell/VBD", offsets=[40, 46])
    assert [token.start for token in doc] == [40, 46]
    assert OFFSETS in doc.user_data
