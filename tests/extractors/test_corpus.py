"""The corpus in ``tests/corpus``: what comes out of each sentence, construction by construction."""

from collections import Counter
from pathlib import Path

import pytest

from extractors.clean import describe
from extractors.nlp import load, parse
from tests.extractors.corpus import FOLDER, Case, cases, difference
from tests.extractors.frozen import REFREEZE, extract_frozen, frozen, parses
from tests.freeze_parses import documents

CASES = cases()

# How many cases each file has: a case that goes missing is not missed by anybody else.
NUMBER = {
    "active": 15,
    "apposition": 22,
    "circumstances": 14,
    "clefts": 7,
    "comparatives": 5,
    "complements": 25,
    "completions": 16,
    "compounds": 6,
    "coordination": 29,
    "copula": 16,
    "demands": 14,
    "denial": 23,
    "entities": 21,
    "events": 73,
    "headlines": 11,
    "inside-ends": 5,
    "inversion": 9,
    "light-verbs": 13,
    "misparsed": 42,
    "modality": 24,
    "moved": 5,
    "nouns-of-action": 19,
    "participles": 15,
    "passive": 15,
    "paths": 10,
    "polarity": 16,
    "possessive": 18,
    "prepositions": 17,
    "purpose-and-gerunds": 14,
    "quotations": 10,
    "relative-clauses": 16,
    "reported-speech": 26,
    "roles": 15,
    "surroundings": 5,
    "time-place-quantity": 15,
    "title": 18,
    "values": 24,
    "whole-sentences": 26,
}
LIMITS = 41  # lines that name a known limit; the fewer the better


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_comes_out_of_it(case: Case) -> None:
    (extraction,) = extract_frozen([case.document])
    assert difference(case, extraction) == []


def test_no_case_is_lost() -> None:
    assert dict(Counter(case.place.split(":")[0] for case in CASES)) == NUMBER
    assert {path.stem for path in FOLDER.glob("*.md")} == set(NUMBER)


def test_no_sentence_stands_twice() -> None:
    assert [text for text, number in Counter(c.text for c in CASES).items() if number > 1] == []


def test_known_limits_are_counted() -> None:
    assert sum(case.limits for case in CASES) == LIMITS


def test_sentences_are_found_at_their_offsets() -> None:
    for extraction in extract_frozen(documents()):
        text = extraction.document.text
        for fact in extraction.facts:
            found = fact.evidence
            assert text[found.start : found.end] == found.sentence
            ends = [fact.subject, fact.object, fact.attributed_to]
            for mention in (end.mention for end in ends if end is not None):
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("> A sentence.\n", "x:1: nothing is said of this text"),
        ("> A sentence.\n\n- court | fine\n", "x:3: a fact is 'subject | relation | object'"),
        ("> A sentence.\n\n- court | fine | bank | deneid\n", "x:3: 'deneid' is no qualifier"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(tmp_path: Path, lines: str, complaint: str) -> None:
    (tmp_path / "x.md").write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match="^" + complaint.replace("|", "[|]")):
        cases(tmp_path)


@pytest.mark.model
def test_the_installed_model_parses_as_it_did() -> None:
    """A difference here is no defect of the rules: look at the sentences, then freeze anew."""
    drifted = [
        document.text[:60]
        for document, docs in parse(map(describe, documents()), load())
        for doc in docs
        if parses().get(tuple(token.text for token in doc)) != frozen(doc)
    ]
    assert drifted == [], f"parsed otherwise than in parses.jsonl; {REFREEZE} and read the diff"
