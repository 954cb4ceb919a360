"""What repairs do to any tree: it stays a tree, and a second run finds nothing to mend.

What each repair is for stands in ``tests/corpus/misparsed.md``.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc

from extractors.clean import describe
from extractors.nlp import parse
from extractors.repair import REPAIRS, repair
from extractors.repair.draft import Repair
from extractors.tokens import Doc
from tests.extractors.frozen import pipeline
from tests.extractors.handmade import COARSE, VOCAB, parsed
from tests.freeze_parses import documents

WORDS = ["workers", "hired", "left", "rejects", "plan", "and", ",", "as", "well", "in", "May"]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBZ", "VBP", "CC", "IN", ",", "JJ", "CD"]
DEPS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "cc", "acl", "relcl", "ccomp", "advcl",
    "compound", "agent", "prep", "dative", "punct", "det",
]  # fmt: skip
ENTITIES = ["", "", "PERSON", "GPE", "DATE"]


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """A Doc of one sentence with any words, tags and labels on a random tree."""
    size = draw(st.integers(3, 14))
    order = draw(st.permutations(range(size)))
    heads = list(range(size))
    for place, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    tags = [draw(st.sampled_from(TAGS)) for _ in range(size)]
    made = SpacyDoc(
        VOCAB,
        words=[draw(st.sampled_from(WORDS)) for _ in range(size)],
        tags=tags,
        pos=["VERB" if tag[0] == "V" else COARSE.get(tag, "PUNCT") for tag in tags],
        lemmas=["word"] * size,
        heads=heads,
        deps=["ROOT" if heads[i] == i else draw(st.sampled_from(DEPS)) for i in range(size)],
        ents=[f"B-{e}" if (e := draw(st.sampled_from(ENTITIES))) else "O" for _ in range(size)],
    )
    return Doc(made)


def described(doc: Doc) -> list[tuple[str, str, str, str, int]]:
    """What a repair may change of each token."""
    return [(t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc]


@settings(max_examples=400, deadline=None)
@given(trees())
def test_a_sentence_stays_one_tree(doc: Doc) -> None:
    words = [token.text for token in doc]
    repair(doc)
    assert [token.text for token in doc] == words
    assert [len(doc[i].subtree) for i in range(len(doc)) if doc.heads[i] == i] == [len(doc)]
    assert doc.heads == [token.head.i for token in doc]
    (root,) = [token for token in doc if token.head.i == token.i]
    assert root.dep_ == "ROOT"
    assert len(list(root.subtree)) == len(doc)


def test_a_second_run_changes_nothing() -> None:
    for _, segments in parse(map(describe, documents()), pipeline()):
        for segment in segments:
            doc = repair(Doc(segment))
            once = described(doc)
            assert described(repair(doc)) == once


def test_a_good_parse_is_left_alone() -> None:
    doc = parsed(
        "Norvik/NNP/nsubj/bought/ORG bought/VBD Baltia/NNP/dobj/bought/ORG in/IN/prep/bought "
        "May/NNP/pobj/in/DATE ././punct/bought"
    )
    before = described(doc)
    assert described(repair(doc)) == before


@pytest.mark.parametrize("one", REPAIRS, ids=lambda one: one.mend.__name__)
def test_each_repair_says_what_it_mends(one: Repair) -> None:
    assert '"' in (one.mend.__doc__ or ""), f"{one.mend} gives no example"


def test_an_empty_doc_is_fine() -> None:
    assert len(repair(Doc(SpacyDoc(VOCAB)))) == 0
