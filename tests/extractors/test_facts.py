"""The data types: ids that are hashes of content, and nothing that changes."""

import dataclasses
import subprocess
import sys
from dataclasses import replace

import pytest

from extractors.facts import (
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Relation,
    content_hash,
    fact_id,
)


def end(name: str, start: int) -> End:
    return End(name, name, "person", Mention(name, start, start + len(name), name, "person"))


FACT = Fact(
    id="",
    subject=end("Holm", 0),
    relation=Relation("meet", "met"),
    object=end("Dahl", 9),
    evidence=Evidence("d0", "Holm met Dahl.", 0, 14),
    rule="active",
    extractor="rules",
)


def test_the_id_of_a_fact_hashes_what_it_says_and_where() -> None:
    said = [
        FACT,
        replace(FACT, subject=end("Holm", 1)),
        replace(FACT, object=None),
        replace(FACT, relation=Relation("visit", "met")),
        replace(FACT, relation=Relation("meet", "has met")),
        replace(FACT, polarity="negative"),
        replace(FACT, modality="planned"),
        replace(FACT, attributed_to=end("Roe", 20)),
        replace(FACT, evidence=Evidence("d1", "Holm met Dahl.", 0, 14)),
        replace(FACT, evidence=Evidence("d0", "Holm met Dahl.", 5, 19)),
    ]
    assert len({fact_id(fact) for fact in said}) == len(said)


def test_the_id_of_a_fact_leaves_out_who_found_it_and_how_surely() -> None:
    found = replace(FACT, rule="passive", extractor="other", confidence=0.1, id="x", time="Monday")
    assert fact_id(found) == fact_id(FACT)


def test_an_id_is_sixteen_hexadecimal_digits() -> None:
    assert len(fact_id(FACT)) == 16
    assert int(fact_id(FACT), 16) >= 0


def test_parts_of_a_hash_are_kept_apart() -> None:
    assert content_hash("ab", "c") != content_hash("a", "bc")


def test_a_hash_takes_text_that_is_no_valid_unicode() -> None:
    assert content_hash("\ud800") != content_hash("\udfff")


def test_a_document_is_known_by_its_content_not_by_its_place() -> None:
    here, there = Document.of("Text.", "a/x.txt"), Document.of("Text.", "b/y.txt")
    assert here.id == there.id
    assert here.id != Document.of("Text!", "a/x.txt").id
    assert here.id != Document.of("Text.", "a/x.txt", title="A title").id
    assert here.id == Document.of("Text.", "a/x.txt", title=None).id


def test_ids_do_not_depend_on_the_process() -> None:
    code = "from extractors.facts import content_hash; print(content_hash('a', 'b'))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }
    assert said == {content_hash("a", "b")}


def test_facts_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        FACT.confidence = 0.5  # type: ignore[misc]


def test_an_extraction_finds_its_entities_by_id() -> None:
    holm = Entity("Holm", "Ingrid Holm", "person", named=True)
    extraction = Extraction(Document.of("Text.", "x.txt"), (), (holm,))
    assert extraction.entity("Holm") is holm
    with pytest.raises(KeyError, match="Dahl"):
        extraction.entity("Dahl")
