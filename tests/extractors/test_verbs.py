"""What a verb is: a predicate, passive, finite; its particles, and the noun of its clause."""

import pytest

from extractors.verbs import (
    antecedent,
    has_to,
    is_finite,
    is_headline_passive,
    is_passive,
    is_predicate,
    particles,
    split_subject,
)
from tests.extractors.handmade import parsed, texts, token


@pytest.mark.parametrize(
    ("notation", "verb", "passive"),
    [
        ("boat/NN/nsubjpass/found was/VBD/auxpass/found found/VBN", "found", True),
        ("boat/NN/nsubj/sank sank/VBD", "sank", False),
        ("boat/NN found/VBN/acl/boat", "found", True),
        ("rebels/NNS/nsubj/fired fired/VBN", "fired", False),
        ("boat/NN/nsubj/found has/VBZ/aux/found found/VBN land/NN/dobj/found", "found", False),
        (
            "boat/NN/nsubjpass/found was/VBD/auxpass/found found/VBN and/CC/cc/found "
            "towed/VBN/conj/found",
            "towed",
            True,
        ),
    ],
    ids=["auxiliary", "active", "participle", "past tense misread", "perfect", "after and"],
)
def test_passives(notation: str, verb: str, passive: bool) -> None:
    assert is_passive(token(parsed(notation), verb)) is passive


def test_a_headline_leaves_out_the_auxiliary_of_its_passive() -> None:
    notation = "Miners/NNS/nsubj/rescued rescued=rescue/VBD in/IN/prep/rescued Chile/NNP/pobj/in"
    assert is_headline_passive(parsed(notation, block="title")[1])
    assert is_passive(parsed(notation, block="title")[1])
    assert not is_passive(parsed(notation, block="paragraph")[1])


def test_modals_and_linking_participles_head_no_clause() -> None:
    doc = parsed("laws/NNS regarding/VBG/acl/laws fish/NN/dobj/regarding may/MD/aux/laws")
    assert [t.text for t in doc if is_predicate(t)] == []


def test_a_name_that_was_tagged_a_verb_heads_no_clause() -> None:
    doc = parsed("the/DT/det/Banks Banks/VBZ/nsubj/paid paid/VBD")
    assert not is_predicate(token(doc, "Banks"))
    assert is_predicate(token(doc, "paid"))


def test_infinitives_and_finite_verbs() -> None:
    doc = parsed("plans/VBZ to/TO/aux/go go/VB/xcomp/plans")
    assert (has_to(doc[0]), has_to(doc[2])) == (False, True)
    assert (is_finite(doc[0]), is_finite(doc[2])) == (True, False)


def test_a_relative_clause_stands_on_its_noun() -> None:
    doc = parsed("dam/NN that/WDT/nsubj/burst burst/VBD/relcl/dam")
    noun = antecedent(doc[2])
    assert noun is not None
    assert noun.text == "dam"


def test_a_singular_relative_clause_passes_over_a_plural_noun() -> None:
    doc = parsed(
        "treaty/NN between/IN/prep/treaty states/NNS/pobj/between which/WDT/nsubj/binds "
        "binds/VBZ/relcl/states"
    )
    noun = antecedent(token(doc, "binds"))
    assert noun is not None
    assert noun.text == "treaty"


def test_particles_and_idioms() -> None:
    called = parsed("called/VBD off/RP/prt/called talks/NNS/dobj/called")
    taken = parsed("took=take/VBD place/NN/dobj/took")
    assert texts(particles(called[0])) == ["off"]
    assert texts(particles(taken[0])) == ["place"]


def test_a_singular_verb_splits_what_only_looks_like_two_subjects() -> None:
    doc = parsed(
        "noticed/VBD people/NNS/nsubjpass/deployed and/CC/cc/people warship/NN/conj/people "
        "was/VBD/auxpass/deployed deployed/VBN/ccomp/noticed"
    )
    split = split_subject(token(doc, "deployed"))
    assert split is not None
    assert (texts(split[0]), split[1].text) == (["people"], "warship")
