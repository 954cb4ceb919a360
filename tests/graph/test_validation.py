"""What is wrong with a graph, in plain words: a triple is changed, and it is said which claim."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.util import from_n3

from graph.exports import export
from graph.validation import results, violations
from graph.vocabulary import BASE, RELATION, TW, ontology, shapes
from tests.commandline import triplewire
from tests.graph.sample import seed

QUOTED = URIRef("http://www.w3.org/ns/prov#wasQuotedFrom")


@pytest.fixture
def data() -> Graph:
    out = io.BytesIO()
    export("turtle", [seed()], out)
    return Graph().parse(data=out.getvalue(), format="turtle")


def met(data: Graph) -> URIRef:
    (claim,) = (
        c for c in data.subjects(TW.phrase, None) if "meet" in str(data.value(c, RDF.predicate))
    )
    assert isinstance(claim, URIRef)
    return claim


def test_what_we_write_conforms(data: Graph) -> None:
    assert violations(data, BASE) == []


def test_a_claim_without_its_words(data: Graph) -> None:
    claim = met(data)
    data.remove((claim, TW.phrase, None))
    (found,) = violations(data, BASE)
    assert found.words == "has no tw:phrase, or too few"
    assert found.subject == f"fact:{claim.rsplit('/', 1)[-1]}"
    assert found.claim == "Kim Jong Un — meet → Vladimir Putin"
    assert found.sentence.startswith("Kim made the pledge")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Literal("1.5", datatype=XSD.decimal), "has too large a number in tw:confidence: “1.5”"),
        (Literal("high"), "has the wrong datatype in tw:confidence: “high”"),
    ],
)
def test_a_wrong_value(data: Graph, value: Literal, words: str) -> None:
    data.set((met(data), TW.confidence, value))
    assert words in {one.words for one in violations(data, BASE)}


def test_two_sentences_for_one_claim(data: Graph) -> None:
    claim = met(data)
    other = next(span for span in data.objects(None, QUOTED) if span != data.value(claim, QUOTED))
    data.add((claim, QUOTED, other))
    (found,) = violations(data, BASE)
    assert found.words == "has several values of prov:wasQuotedFrom, which can have one"


def test_a_file_is_checked(data: Graph, tmp_path: Path) -> None:
    good, bad, broken = (tmp_path / name for name in ("good.ttl", "bad.nt", "broken.ttl"))
    good.write_text(data.serialize(format="turtle"), encoding="utf-8")
    data.remove((met(data), TW.polarity, None))
    data.remove((URIRef(f"{BASE}entity/Ukraine"), RDFS.label, None))
    bad.write_text(data.serialize(format="nt"), encoding="utf-8")
    broken.write_text("<a> <b", encoding="utf-8")
    said = [triplewire("check", file, cwd=tmp_path) for file in (good, bad, broken, "x", "no.nt")]
    assert [done.returncode for done in said] == [0, 1, 2, 2, 2]
    assert said[0].stdout == "the graph conforms to its shapes\n"
    assert "(Kim Jong Un — meet → Vladimir Putin) has no tw:polarity" in said[1].stdout
    assert "    “Kim made the pledge" in said[1].stdout
    assert "ent:Ukraine has no rdfs:label" in said[1].stdout
    assert "broken.ttl: is not read as RDF" in said[2].stderr
    assert "x: expected a file of .ttl" in said[3].stderr
    assert "no.nt: cannot be read" in said[4].stderr


def mutated(data: Graph, seed_of_draws: int) -> Graph:
    """The graph with some sixty statements taken away, doubled or given another value."""
    chance = random.Random(seed_of_draws)
    broken = Graph()
    for triple in data:
        broken.add(triple)
    inside = sorted(triple for triple in data if not str(triple[1]).startswith(RELATION))
    others = [Literal(""), Literal("x"), Literal(-1), Literal("7.5", datatype=XSD.decimal)]
    others += [URIRef("https://example.org/unknown"), Literal("d", lang="de")]
    for subject, predicate, value in chance.sample(inside, 60):
        what = chance.choice(("taken", "doubled", "changed"))
        if what != "doubled":
            broken.remove((subject, predicate, value))
        if what != "taken":
            broken.add((subject, predicate, chance.choice(others)))
    return broken


@pytest.mark.parametrize("seed_of_draws", range(4))
def test_another_validator_finds_the_same(data: Graph, seed_of_draws: int) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    broken = mutated(data, seed_of_draws)
    _, report, _ = pyshacl.validate(
        broken,
        shacl_graph=shapes(),
        shacl_graph_format="turtle",
        ont_graph=ontology(),
        ont_graph_format="turtle",
    )
    theirs = set()
    for result in report.objects(None, SH.result):
        focus, path, component, value = (
            report.value(result, part)
            for part in (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.value)
        )
        theirs.add((focus, path if isinstance(path, URIRef) else None, component, value))
    ours = set()
    for one in results([broken.serialize(format="nt", encoding="utf-8")]):
        path = one.get("resultPath", "")
        terms = [one.get("focusNode"), path if path.startswith("<") else None]
        terms += [one["sourceConstraintComponent"], one.get("value")]
        ours.add(tuple(term and from_n3(term) for term in terms))
    assert len(theirs) > 20
    assert ours == theirs
