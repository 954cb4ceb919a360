"""Facts with any words, through the store and every format, back by readers of others."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
import rdflib
import rustworkx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib import RDF, RDFS

from extractors.facts import (
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Relation,
    Resolved,
    fact_id,
)
from graph.exports import export
from graph.exports.csv import unguarded
from graph.store import Store
from graph.terms import relation, sendable
from graph.vocabulary import RELATION, TW
from tests.graph.sample import nasty
from tests.graph.test_round_trip import ODD

GEXF = "{http://gexf.net/1.3}"

words = st.one_of(
    st.sampled_from([one for one in ODD if one]),
    st.just("\ud800 x"),
    st.text(min_size=1, max_size=12),
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document of some facts, whose words are anything; two of them have the same ends."""
    names = draw(st.lists(words, min_size=2, max_size=3))
    ends, text, at = [], "", []
    for number, name in enumerate(names):
        at.append(len(text))
        text += f"{name} "
        ends.append((f"e{number}", name))
    verbs = draw(st.lists(words, min_size=2, max_size=3))
    document = Document.of(text, "a.txt", "a.txt", title=sendable(draw(words)))
    mentions = [
        Mention(name, start, start + len(name), name, "thing")
        for (_, name), start in zip(ends, at, strict=True)
    ]
    entities = tuple(
        Entity(id, name, "thing", named=True, mentions=(Resolved(mention, "exact name"),))
        for (id, name), mention in zip(ends, mentions, strict=True)
    )
    evidence = Evidence(document.id, text, 0, len(text))
    facts = {}
    for number, verb in enumerate(verbs):
        first, last = (0, 1) if number < 2 else (1, len(ends) - 1)
        fact = Fact(
            "",
            End(*ends[first], "thing", mentions[first]),
            Relation(verb, verb),
            End(*ends[last], "thing", mentions[last]) if number != 2 else None,
            evidence,
            "active",
            "rules",
            time=draw(st.one_of(st.none(), words)),
            confidence=draw(st.sampled_from((0.0, 0.5, 1.0))),
        )
        if number == 0:
            fact = replace(fact, polarity=draw(st.sampled_from(("positive", "negative"))))
        fact = identified(fact)
        facts[fact.id] = fact
    return Extraction(document, tuple(facts.values()), entities)


def identified(fact: Fact) -> Fact:
    return replace(fact, id=fact_id(fact))


Row = tuple[str, str, str, str, str, str]


def expected(extraction: Extraction, objects: bool) -> set[Row]:
    """Id, subject, relation, object, polarity and sentence of each fact."""
    return {
        (
            fact.id,
            sendable(fact.subject.label),
            sendable(fact.relation.label),
            sendable(fact.object.label) if fact.object else "",
            fact.polarity,
            sendable(fact.evidence.sentence),
        )
        for fact in extraction.facts
        if fact.object or not objects
    }


def from_csv(data: bytes) -> Iterator[Row]:
    for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True):
        cells = {name: unguarded(cell) for name, cell in row.items()}
        keys = ("id", "subject", "relation", "object", "polarity", "sentence")
        yield tuple(cells[key] for key in keys)  # type: ignore[misc]


def from_jsonl(data: bytes) -> Iterator[Row]:
    for line in data.splitlines():
        row = json.loads(line)
        subject, verb, sentence = (
            row["subject"]["label"],
            row["relation"]["label"],
            row["sentence"],
        )
        object = row["object"]["label"] if row["object"] else ""
        parts = map(sendable, (subject, verb, object))
        yield (row["id"], *parts, row["polarity"], sendable(sentence))  # type: ignore[misc]


def from_graphml(data: bytes) -> Iterator[Row]:
    read = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    for a, b, key, edge in read.edges(keys=True, data=True):
        ends = read.nodes[a]["label"], edge["label"], read.nodes[b]["label"]
        yield (str(key), *ends, edge["polarity"], edge["sentence"])


def from_graphml_by_another(data: bytes) -> Iterator[Row]:
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(data)
        file.flush()
        (read,) = rustworkx.read_graphml(file.name)
    for a, b, edge in read.weighted_edge_list():
        ends = read[a]["label"], edge["label"], read[b]["label"]
        yield (edge["id"], *ends, edge["polarity"], edge["sentence"])


def from_gexf(data: bytes) -> Iterator[Row]:
    root = ElementTree.fromstring(data)
    labels = {node.get("id"): node.get("label") for node in root.iter(f"{GEXF}node")}
    for edge in root.iter(f"{GEXF}edge"):
        values = {one.get("for"): one.get("value") for one in edge.iter(f"{GEXF}attvalue")}
        ends = labels[edge.get("source")], values["label"], labels[edge.get("target")]
        yield (edge.get("id"), *ends, values["polarity"], values["sentence"])  # type: ignore[misc]


def from_cytoscape(data: bytes) -> Iterator[Row]:
    elements = json.loads(data)["elements"]
    labels = {node["data"]["id"]: node["data"]["label"] for node in elements["nodes"]}
    for edge in (one["data"] for one in elements["edges"]):
        ends = labels[edge["source"]], edge["label"], labels[edge["target"]]
        yield (edge["id"], *ends, edge["polarity"], edge["sentence"])


def from_rdf(read: rdflib.Graph) -> Iterator[Row]:
    """The claims; a relation is known by its IRI, for several words may make the same."""
    quoted = rdflib.URIRef("http://www.w3.org/ns/prov#wasQuotedFrom")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    for claim in read.subjects(RDF.type, TW.Claim):
        labels = [
            str(read.value(read.value(claim, part), RDFS.label) or "")
            for part in (RDF.subject, RDF.object)
        ]
        verb = str(read.value(claim, RDF.predicate)).removeprefix(RELATION)
        span = read.value(claim, quoted)
        sentence = next(
            str(read.value(one, oa.exact))
            for one in read.objects(span, oa.hasSelector)
            if read.value(one, oa.exact) is not None
        )
        polarity = str(read.value(claim, TW.polarity)).rsplit("#", 1)[-1].lower()
        id = str(claim).rsplit("/", 1)[-1]
        yield id, labels[0], verb, labels[1], polarity, sentence


def by_relation(rows: set[Row]) -> set[Row]:
    return {(a, b, relation(c).value.removeprefix(RELATION), *rest) for a, b, c, *rest in rows}  # type: ignore[misc]


READERS = {
    "graphml": (from_graphml, from_graphml_by_another),
    "gexf": (from_gexf,),
    "cytoscape": (from_cytoscape,),
    "csv": (from_csv,),
    "jsonl": (from_jsonl,),
}
RDF_FORMS = {
    "turtle": ("turtle", RdfFormat.TURTLE),
    "ntriples": ("nt", RdfFormat.N_TRIPLES),
    "nquads": ("nquads", RdfFormat.N_QUADS),
    "trig": ("trig", RdfFormat.TRIG),
    "rdfxml": ("xml", RdfFormat.RDF_XML),
    "jsonld": ("json-ld", RdfFormat.JSON_LD),
}


def written(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(form, store, out)
    return out.getvalue()


@given(extractions())
@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
def test_every_format_gives_back_the_same_claims(extraction: Extraction) -> None:
    with Store.in_memory() as store:
        store.put([extraction], "v1")
        for form, readers in READERS.items():
            drawn = form in ("graphml", "gexf", "cytoscape")
            for read in readers:
                assert set(read(written(store, form))) == expected(extraction, drawn), read.__name__
        zipped = zipfile.ZipFile(io.BytesIO(written(store, "neo4j")))
        nodes, edges = (zipped.read(f"{name}.csv") for name in ("nodes", "relationships"))
        assert set(from_neo4j(nodes, edges)) == {
            (id, *(" ".join(part.split()) for part in rest))
            for id, *rest in expected(extraction, objects=True)
        }


@pytest.mark.parametrize("form", RDF_FORMS)
@given(extractions())
@settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
def test_every_form_of_rdf_gives_back_the_same_claims(form: str, extraction: Extraction) -> None:
    name, known = RDF_FORMS[form]
    with Store.in_memory() as store:
        store.put([extraction], "v1")
        data = written(store, form)
        statements = {quad.triple for quad in store.quads()}
    read = rdflib.Dataset(default_union=True)
    read.parse(data=data, format=name)
    union = rdflib.Graph()
    for triple in read.triples((None, None, None)):
        union.add(triple)
    assert set(from_rdf(union)) == by_relation(expected(extraction, objects=False))
    assert {quad.triple for quad in pyoxigraph.parse(data, known)} == statements


def from_neo4j(nodes: bytes, edges: bytes) -> Iterator[Row]:
    """By the rules of neo4j-admin: a head of name:type, quotation marks doubled, no line breaks."""
    labels, ids = {}, set()
    for row in csv.DictReader(io.StringIO(nodes.decode(), newline=""), strict=True):
        assert row[":ID"] not in labels
        labels[row[":ID"]] = row["label:string"]
    assert nodes.count(b"\n") == len(labels) + 1
    rows = list(csv.DictReader(io.StringIO(edges.decode(), newline=""), strict=True))
    assert edges.count(b"\n") == len(rows) + 1
    for row in rows:
        assert row["id:string"] not in ids
        ids.add(row["id:string"])
        assert row[":TYPE"]
        ends = labels[row[":START_ID"]], row["label:string"], labels[row[":END_ID"]]
        yield (row["id:string"], *ends, row["polarity:string"], row["sentence:string"])


def test_files_are_read_from_paths_with_any_name(tmp_path: Path) -> None:
    place = tmp_path / "مصر \U0001f600 '\".graphml"
    with Store.in_memory() as store, place.open("wb") as out:
        store.put([nasty()], "v1")
        export("graphml", store, out)
    assert len(networkx.read_graphml(place)) == 2
