"""What the graph of the seed article must say, read from what a build writes."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCTERMS, RDF, RDFS, Graph, Literal

from graph.vocabulary import TW
from tests.commandline import triplewire

pytestmark = pytest.mark.model

Row = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def article(seed_folder: Path) -> str:
    return (seed_folder / "seeds" / "kim-putin-beijing.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def facts(seed_folder: Path) -> list[dict[str, Any]]:
    written = (seed_folder / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in written]


@pytest.fixture(scope="module")
def rdf(seed_folder: Path) -> Graph:
    return Graph().parse(seed_folder / "output" / "graph.ttl", format="turtle")


def edges_among_names(seed_folder: Path, one: str, other: str) -> list[Row]:
    done = triplewire("query", "named-edges", "--format", "json", cwd=seed_folder)
    rows: list[Row] = json.loads(done.stdout)["results"]["bindings"]
    return [
        row for row in rows if (row["subject"]["value"], row["object"]["value"]) == (one, other)
    ]


def test_kim_is_tied_to_russia_by_his_pledge_of_support(seed_folder: Path, article: str) -> None:
    (pledge,) = (
        row
        for row in edges_among_names(seed_folder, "Kim Jong Un", "Russia")
        if "pledge" in row["relation"]["value"]
    )
    assert pledge["relation"]["value"] == "pledge to support (military campaign of)"
    assert (pledge["told"]["value"], pledge["said_by"]["value"]) == ("Planned", "KCNA")
    assert pledge["sentence"]["value"] in article
    assert (
        "has pledged to “fully support” Russia’s military campaign" in pledge["sentence"]["value"]
    )


def test_north_korea_is_tied_to_ukraine_by_its_soldiers(seed_folder: Path, article: str) -> None:
    edges = [
        row
        for row in edges_among_names(seed_folder, "North Korea", "Ukraine")
        if "soldiers of" in row["relation"]["value"]
    ]
    assert edges
    for edge in edges:
        assert edge["sentence"]["value"] in article
        assert "soldiers" in edge["sentence"]["value"]


def test_every_sentence_stands_at_its_offsets(facts: list[dict[str, Any]], article: str) -> None:
    assert len(facts) > 30
    for fact in facts:
        assert article[fact["start"] : fact["end"]] == fact["sentence"]


def test_every_mention_stands_at_its_offsets(seed_folder: Path, article: str) -> None:
    written = (seed_folder / "output" / "mentions.jsonl").read_text("utf-8").splitlines()
    mentions = [json.loads(line) for line in written]
    assert len(mentions) > 50
    for mention in mentions:
        assert article[mention["start"] : mention["end"]] == mention["text"]
        assert mention["clue"]


def test_no_fact_comes_from_a_teaser(facts: list[dict[str, Any]]) -> None:
    for fact in facts:
        assert "READ ALSO" not in fact["sentence"]
        assert "Von der Leyen" not in fact["sentence"]
        assert "US blocks" not in fact["sentence"]


def test_the_byline_is_the_author(rdf: Graph) -> None:
    assert set(rdf.objects(None, DCTERMS.creator)) == {Literal("Eniola Amadu")}


def test_what_is_denied_or_unsure_has_no_plain_edge(rdf: Graph) -> None:
    unsure = {TW.Possible, TW.Obliged, TW.Estimated, TW.Conditional}
    sure: set[tuple[object, object, object]] = set()
    doubted: set[tuple[object, object, object]] = set()
    for claim in rdf.subjects(RDF.type, TW.Claim):
        edge = tuple(rdf.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        modality, polarity = rdf.value(claim, TW.modality), rdf.value(claim, TW.polarity)
        doubt = modality in unsure or polarity == TW.Negative
        (doubted if doubt else sure).add(edge)  # type: ignore[arg-type]
    assert doubted
    for edge in doubted - sure:
        assert edge not in rdf, edge
    assert len([edge for edge in sure if edge in rdf]) > 30


def test_names_are_nodes_with_labels_and_wikidata(rdf: Graph) -> None:
    labels = {str(label) for label in rdf.objects(None, RDFS.label)}
    assert {"Kim Jong Un", "Vladimir Putin", "Xi Jinping", "North Korea", "Russia"} <= labels
    assert "Pyongyang" not in {str(rdf.value(s, RDFS.label)) for s in rdf.subjects(TW.named)}
