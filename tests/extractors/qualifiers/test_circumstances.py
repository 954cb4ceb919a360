"""Clauses beside a fact; what sort of clause has which role is told by ``tests/corpus``."""

from extractors.facts import Document
from tests.extractors.frozen import extract_frozen

SENTENCE = "Engineers drained the lake by opening the gates."


def test_a_clause_stands_where_it_says() -> None:
    (extraction,) = extract_frozen([Document.of(SENTENCE, "case.md")])
    clauses = [clause for fact in extraction.facts for clause in fact.circumstances]
    assert [(c.role, c.mark, c.text) for c in clauses] == [
        ("instrument", "by", "by opening the gates")
    ]
    assert SENTENCE[clauses[0].start : clauses[0].end] == clauses[0].text


def test_what_the_fact_says_is_no_circumstance_of_it() -> None:
    document = Document.of("Sudan closed the border to stop smugglers.", "case.md")
    (extraction,) = extract_frozen([document])
    told = {fact.relation.label: [c.mark for c in fact.circumstances] for fact in extraction.facts}
    assert told == {"close": ["to"], "close border to stop": []}
