"""Signs of facts: sentence in, signs out; a likely misreading is less sure than a plain fact."""

import pytest

from extractors.confidence.model import confidence, reasons
from extractors.extract import extraction_of
from extractors.facts import Document, Extraction, Fact
from tests.extractors.frozen import extract_frozen
from tests.extractors.handmade import parsed_by_spacy
from tests.freeze_parses import documents


def by_content(extraction: Extraction) -> dict[str, Fact]:
    """The facts by what they say: ``Norvik — acquire → Baltia``."""
    found = {}
    for fact in extraction.facts:
        end = fact.object.label if fact.object else "–"
        found[f"{fact.subject.label} — {fact.relation.label} → {end}"] = fact
    return found


def facts(text: str) -> dict[str, Fact]:
    (extraction,) = extract_frozen([Document.of(text, "case.md")])
    return by_content(extraction)


def by_hand(notation: str) -> dict[str, Fact]:
    """The facts of a parse that is written down, right or wrong."""
    doc = parsed_by_spacy(notation)
    return by_content(extraction_of(Document.of(doc.text, "case.md"), [doc]))


SIGNS = {
    "Norvik acquired Baltia in March.": {
        "Norvik — acquire → Baltia": ["construction: active", "main clause", "subject is a name"],
    },
    "Ana Petrova founded the company and sold it.": {
        "Ana Petrova — found → company": ["verb in a list"],
        "Ana Petrova — sell → company": ["object is a pronoun", "subject found by: conjunct"],
    },
    "The quake killed at least 40 people and injured 200.": {
        "quake — injure → 200": ["object is no noun", "later verb of a list"],
    },
    "The rebels were surrounded and disarmed.": {
        "rebels — be surrounded → –": ["no object", "construction: passive"],
        "rebels — be disarmed → –": ["bare participle"],
    },
    "The fire broke out in Lagos, Nigeria.": {
        "Lagos — be in → Nigeria": ["construction: apposition of places", "comma before the object"]
    },
    "The witness denied that the guard hit the prisoner.": {
        "guard — hit → prisoner": ["denied", "kind of source: person"],
    },
    "Malta is the only country to ban the drug.": {
        "Malta — ban → drug": ["subject found by: relative clause"],
    },
}


@pytest.mark.parametrize("sentence", SIGNS)
def test_what_a_fact_was_read_by(sentence: str) -> None:
    found = facts(sentence)
    for content, signs in SIGNS[sentence].items():
        assert set(signs) <= set(found[content].signs), content


def test_a_plain_fact_is_sure_and_nothing_lowers_it() -> None:
    plain = facts("Norvik acquired Baltia in March.")["Norvik — acquire → Baltia"]
    assert plain.confidence >= 0.85
    assert all(reason.weight > 0 for reason in reasons(plain.signs))


def test_a_verb_misread_as_a_participle_is_less_sure_than_the_right_reading() -> None:
    """ "Boats carrying men capsized in storms": the boats did, and not the men."""
    wrong = by_hand(
        "Boats/NNS/nsubj/carrying carrying=carry/VBG men=man/NNS/dobj/carrying "
        "capsized=capsize/VBN/acl/men in/IN/prep/capsized storms=storm/NNS/pobj/in"
    )["men — be capsized in → storms"]
    right = by_hand(
        "Boats/NNS/nsubj/capsized carrying=carry/VBG/acl/Boats men=man/NNS/dobj/carrying "
        "capsized=capsize/VBD in/IN/prep/capsized storms=storm/NNS/pobj/in"
    )["boats — capsize in → storms"]
    assert wrong.confidence < right.confidence


def test_a_fact_says_by_which_signs_it_was_weighed() -> None:
    for extraction in extract_frozen(documents()):
        for fact in extraction.facts:
            assert fact.signs[0] == f"construction: {fact.rule.partition(' (')[0]}"
            assert fact.confidence == confidence(fact.signs)
            assert 0 < fact.confidence < 1
            assert len(set(fact.signs)) == len(fact.signs), fact.signs
