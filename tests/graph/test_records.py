"""Records: the lines of the build's JSON files, and extractions that survive the way to JSON."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from extractors.facts import Document, Extraction
from graph.records import (
    fact_record,
    from_json,
    json_line,
    mention_records,
    to_json,
    write_facts,
    write_mentions,
)
from tests.graph.sample import nasty, seed, small


@pytest.mark.parametrize("make", [seed, nasty, small])
def test_an_extraction_survives_json_whole(make: object) -> None:
    extraction: Extraction = make()  # type: ignore[operator]
    text = to_json(extraction)
    assert from_json(text) == extraction
    assert text.isascii()
    assert "\n" not in text


def test_even_text_that_utf_8_cannot_carry_survives() -> None:
    document = Document.of("\ud800 \x00 \u2028 😀", "x")
    extraction = Extraction(document, ())
    assert from_json(to_json(extraction)) == extraction


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"document": 1, "facts": []}', "null"])
def test_other_json_is_no_extraction(text: str) -> None:
    with pytest.raises(ValueError, match=r"extraction|Expecting"):
        from_json(text)


def test_a_fact_has_exactly_the_fields_of_the_design() -> None:
    extraction = seed()
    fact = next(fact for fact in extraction.facts if fact.relation.label == "send")
    record = fact_record(fact, extraction.document)
    assert record == {
        "id": fact.id,
        "document": "kim-putin-beijing.txt",
        "title": "Kim pledges full support",
        "sentence": fact.evidence.sentence,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "subject": {
            "id": "North_Korea",
            "label": "North Korea",
            "mention": "Pyongyang",
            "kind": "country",
        },
        "relation": {"label": "send", "phrase": "has already sent", "event": "AID"},
        "object": {
            "id": "artillery_shells",
            "label": "artillery shells",
            "mention": "artillery shells",
            "kind": "thing",
        },
        "arguments": [
            {
                "role": "purpose",
                "preposition": "to support",
                "id": "Russia",
                "label": "Russia",
                "mention": "Moscow",
            },
            {
                "role": "quantity",
                "preposition": "",
                "id": "thousands",
                "label": "thousands",
                "mention": "thousands",
            },
        ],
        "attributed_to": {
            "id": "National_Intelligence_Service",
            "label": "National Intelligence Service",
            "mention": "National Intelligence Service",
        },
        "polarity": "positive",
        "modality": "asserted",
        "time": None,
        "interval": None,
        "place": None,
        "quantity": "thousands of troops",
        "amount": {"low": 2000, "high": None, "comparison": "about", "unit": "troops"},
        "circumstances": [],
        "confidence": 0.93,
        "rule": "active",
        "extractor": "rules",
    }


def test_days_and_clauses_are_told_with_their_ends() -> None:
    extraction = seed()
    records = {
        r["relation"]["label"]: r
        for r in (fact_record(f, extraction.document) for f in extraction.facts)
    }
    pledge, abandon = records["pledge to support"], records["abandon"]
    assert pledge["interval"] == {"start": "2025-09-04", "end": "2025-09-04"}
    (clause,) = abandon["circumstances"]
    assert (clause["role"], clause["mark"]) == ("concession", "while")
    assert extraction.document.text[clause["start"] : clause["end"]] == clause["text"]


def test_what_a_fact_lacks_is_null_not_missing() -> None:
    extraction = seed()
    killed = next(fact for fact in extraction.facts if fact.object is None)
    record = fact_record(killed, extraction.document)
    assert record["object"] is None
    assert record.keys() == fact_record(extraction.facts[0], extraction.document).keys()


def test_mentions_come_in_text_order_with_their_entity_and_clue() -> None:
    extraction = seed()
    records = list(mention_records(extraction))
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)
    for record in records:
        assert extraction.document.text[record["start"] : record["end"]] == record["text"]
    assert {
        "document": "kim-putin-beijing.txt",
        "start": records[0]["start"],
        "end": records[0]["start"] + 11,
        "text": "Kim Jong Un",
        "entity": "Kim_Jong_Un",
        "label": "Kim Jong Un",
        "kind": "person",
        "wikidata": "Q56226",
        "clue": "exact name",
    } == records[0]


def test_files_have_one_line_a_record_whatever_is_in_it() -> None:
    hostile = "\n\r\x0b\x0c\x1c\x85\u2028\u2029\ud800"
    extraction = seed()
    first = replace(extraction.facts[0], time=hostile)
    extraction = replace(extraction, facts=(first, *extraction.facts[1:]))
    out = io.BytesIO()
    write_facts([extraction, nasty()], out)
    lines = out.getvalue().decode("utf-8").splitlines()
    assert len(lines) == 12
    assert json.loads(lines[0])["time"] == hostile
    assert "Russia’s military campaign" in lines[1] or "’" in out.getvalue().decode()
    out = io.BytesIO()
    write_mentions([extraction], out)
    assert len(out.getvalue().splitlines()) == sum(len(e.mentions) for e in extraction.entities)
    assert json_line({"a": "é"}) == '{"a": "é"}\n'.encode()
