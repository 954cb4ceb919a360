"""Exports, each read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import graph.exports as exports
from extractors.facts import Extraction, Fact, fact_id
from extractors.values import Interval
from graph.exports import ExportError, Only, export, exporters
from graph.exports.csv import guarded, unguarded
from graph.exports.jsonld import context
from graph.query import questions
from graph.statements import stands
from graph.store import Store
from graph.terms import sendable
from graph.vocabulary import prefixes
from tests.graph.sample import NASTY, nasty, seed, small

FORMATS = [
    *("csv", "cytoscape", "gexf", "graphml", "jsonl", "jsonld"),
    *("neo4j", "nquads", "ntriples", "rdfxml", "trig", "turtle"),
]


def twice() -> Extraction:
    """Two facts with the same ends and the same relation, done and planned: parallel edges."""
    one = small("Ann met Bob and Ann met Bob.", "twice.txt")
    first = one.facts[0]
    second = replace(first, modality="planned")
    return replace(one, facts=(first, replace(second, id=fact_id(second))))


@pytest.fixture(scope="module")
def documents() -> list[Extraction]:
    return [seed(), nasty(), small(), twice()]


@pytest.fixture(scope="module")
def store(documents: list[Extraction]) -> Iterator[Store]:
    with Store.in_memory() as store:
        store.put(documents, "v1")
        yield store


def written(format: str, source: Store | list[Extraction], only: Only = "all") -> bytes:
    out = io.BytesIO()
    export(format, source, out, only)
    return out.getvalue()


def as_rdflib(store: Store) -> rdflib.Graph:
    expected = rdflib.Graph()
    for quad in store.quads():
        expected.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    return expected


# RDF


@pytest.mark.parametrize(
    ("format", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_back_every_triple(store: Store, format: str, name: str) -> None:
    read = rdflib.Graph().parse(data=written(format, store), format=name)
    assert isomorphic(read, as_rdflib(store))


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_oxigraph_reads_back_every_triple(
    store: Store, format: str, name: pyoxigraph.RdfFormat
) -> None:
    read = [
        (quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(written(format, store), name)
    ]
    assert len(read) == len(set(read))
    assert set(read) == {(quad.subject, quad.predicate, quad.object) for quad in store.quads()}


def test_relations_can_be_carried_by_rdf_xml(store: Store) -> None:
    read = rdflib.Graph().parse(data=written("ntriples", store), format="nt")
    again = rdflib.Graph().parse(data=read.serialize(format="xml"), format="xml")
    assert len(again) == len(read)
    assert set(again.predicates()) == set(read.predicates())


def test_the_context_makes_json_ld_readable(store: Store) -> None:
    data = json.loads(written("jsonld", store))
    by_id = {node["@id"]: node for node in data["@graph"]}
    korea = by_id["ent:North_Korea"]
    assert korea["@type"] == "schema:Country"
    assert korea["rdfs:label"] == {"@language": "en", "@value": "North Korea"}
    assert korea["tw:named"] is True
    assert korea["rel:send"] == {"@id": "ent:artillery_shells"}
    claims = [node for node in by_id.values() if "tw:Claim" in node.get("@type", [])]
    assert len(claims) == 15
    assert all(isinstance(node["rdf:subject"], str) for node in claims)


def test_the_context_is_shipped_as_a_file() -> None:
    """Where TRIPLEWIRE_REGENERATE is set it is written anew."""
    wanted = json.dumps({"@context": context(prefixes())}, indent=1, ensure_ascii=False) + "\n"
    file = Path(exports.__file__).parents[1] / "context.jsonld"
    if os.environ.get("TRIPLEWIRE_REGENERATE"):
        file.write_text(wanted, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == wanted


def test_the_context_knows_every_property_that_never_holds_a_literal(store: Store) -> None:
    """A property of ours that always points to something is written as a plain string."""
    data = json.loads(written("jsonld", store))
    kinds: dict[str, set[type]] = {}
    for node in data["@graph"]:
        for key, held in node.items():
            for value in held if isinstance(held, list) else [held]:
                kinds.setdefault(key, set()).add(type(value))
                if isinstance(value, dict):
                    kinds[key].add(set if "@id" in value else dict)
    pointing = {key for key, found in kinds.items() if found == {dict, set}}
    arguments = {f"tw:{name}" for name in ("argument", "purpose", "place", "recipient", "cause")}
    assert not {key for key in pointing if not key.startswith("rel:")} - arguments


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld"])
def test_edges_and_claims_are_parts_of_all(store: Store, format: str) -> None:
    name = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}[format]
    whole, edges, claims = (
        set(rdflib.Graph().parse(data=written(format, store, only), format=name))
        for only in ("all", "edges", "claims")
    )
    assert edges < whole
    assert claims < whole
    assert edges | claims == whole
    plain = whole - claims
    assert plain
    assert all("/relation/" in str(predicate) for _, predicate, _ in plain)
    assert not any("#Claim" in str(object) for _, _, object in edges)


# tables and networks


def facts_of(documents: list[Extraction], only: Only) -> dict[str, Fact]:
    return {
        fact.id: fact
        for extraction in documents
        for fact in extraction.facts
        if only != "edges" or stands(fact)
    }


@pytest.mark.parametrize("only", ["all", "claims", "edges"])
def test_csv_has_a_row_for_each_claim(
    store: Store, documents: list[Extraction], only: Only
) -> None:
    text = written("csv", store, only).decode("utf-8")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    facts = facts_of(documents, only)
    assert rows.keys() == facts.keys()
    for id, fact in facts.items():
        row = rows[id]
        assert row["subject"] == sendable(fact.subject.label)
        assert row["object"] == sendable(fact.object.label if fact.object else "")
        assert row["sentence"] == sendable(fact.evidence.sentence)
        assert row["plain_edge"] == ("true" if stands(fact) else "false")
        assert (row["quantity"] or None) == fact.quantity
        days = fact.interval or Interval(None, None)
        assert (row["time_start"] or None, row["time_end"] or None) == (days.start, days.end)
        assert (row["unit"] or None) == (fact.amount.unit if fact.amount else None)
    named = [(r["named_subject"], r["named_relation"], r["named_object"]) for r in rows.values()]
    assert ("North Korea", "(soldiers of) deploy to", "Ukraine") in named


def test_csv_never_holds_a_formula(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", store).decode(), newline="")))
    hostile = next(row for row in rows if row["relation"].startswith("meet; drop"))
    assert hostile["time"] == "'=1+1"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        *(("=1+1", "'=1+1"), ("'=1", "''=1"), ("-5", "-5"), (-1.5, "-1.5"), ("1e-05", "1e-05")),
        *(("-5+A1", "'-5+A1"), ("+49 30", "'+49 30"), ("@x", "'@x"), ("’tis", "’tis")),
        *(("'s", "'s"), ("\t=1", "'\t=1"), (None, "")),
    ],
)
def test_what_is_no_formula_stays_as_it_is_and_the_rest_can_be_had_back(
    value: object, cell: str
) -> None:
    assert guarded(value) == cell
    assert unguarded(cell) == ("" if value is None else str(value))


@pytest.mark.parametrize("only", ["all", "claims", "edges"])
def test_networkx_reads_graphml_with_parallel_edges_and_missing_values(
    store: Store, documents: list[Extraction], only: Only
) -> None:
    read = networkx.read_graphml(io.BytesIO(written("graphml", store, only)))
    assert isinstance(read, networkx.MultiDiGraph)
    facts = {id: fact for id, fact in facts_of(documents, only).items() if fact.object}
    edges = {
        key: (source, target, data)
        for source, target, key, data in read.edges(keys=True, data=True)
    }
    assert edges.keys() == facts.keys()
    assert read.number_of_edges("Ann", "Bob") == (2 if only == "edges" else 3)
    for id, fact in facts.items():
        source, target, data = edges[id]
        assert fact.object is not None
        assert read.nodes[source]["label"] == sendable(fact.subject.label)
        assert read.nodes[target]["label"] == sendable(fact.object.label)
        assert data["sentence"] == sendable(fact.evidence.sentence)
        assert data["confidence"] == fact.confidence
        assert data.get("quantity") == fact.quantity
        assert data.get("quantity_low") == (fact.amount.low if fact.amount else None)
        assert data["plain_edge"] is stands(fact)


def test_graphml_nodes_keep_names_of_any_script_and_the_iri(store: Store) -> None:
    data = written("graphml", store)
    read = networkx.read_graphml(io.BytesIO(data))
    labels = {node["label"] for node in read.nodes.values()}
    assert {sendable(NASTY), "Kim Jong Un", "Russia’s military campaign"} <= labels
    kim = read.nodes["Kim_Jong_Un"]
    assert kim["aliases"] == "Kim"
    assert kim["named"] is True
    assert kim["iri"] == "https://w3id.org/triplewire/entity/Kim_Jong_Un"
    assert "owner" not in kim
    for element in ElementTree.fromstring(data).iter():
        assert " " not in element.get("id", "")


# all of them


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_documents_give_the_same_bytes(
    documents: list[Extraction], store: Store, format: str, tmp_path: Path
) -> None:
    expected = written(format, store)
    assert written(format, documents[::-1]) == expected
    with Store.open(tmp_path / "store") as on_disk:
        on_disk.put(documents[2:], "v1")
        on_disk.put(documents[:2], "v1")
        assert written(format, on_disk) == expected


EVERYTHING = """
import hashlib, io, sys
from graph.exports import Part, export, exporters
from graph.query import questions, run
from graph.store import Store
from tests.graph.sample import nasty, seed, small

documents = [seed(), nasty(), small()]
with Store.in_memory() as store:
    store.put(documents[:: int(sys.argv[1])], "v1")
    def tell(name, data):
        print(name, hashlib.sha256(data).hexdigest())
    for name, exporter in exporters().items():
        for source in (store, Part(store, store.extractions(), names=True)):
            out = io.BytesIO()
            export(name, source, out)
            tell(name, out.getvalue())
        if exporter.write_12:
            out = io.BytesIO()
            export(name, store, out, rdf12=True)
            tell(name, out.getvalue())
    for question in questions():
        needed = {p.name: "Kim" for p in question.parameters if p.default is None}
        for form in ("csv", "json", "xml", "tsv", "table"):
            tell(question.name, run(store, question.name, needed).write(form))
    for form in ("turtle", "ntriples", "jsonld", "rdfxml"):
        tell(form, run(store, "DESCRIBE ent:Kim_Jong_Un ent:Russia").write(form))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed_or_the_order_of_documents() -> None:
    """Every format of all and of a part, and every question's answer in every form."""
    root = str(Path(__file__).parents[3])
    running = [
        subprocess.Popen(
            [sys.executable, "-c", EVERYTHING, order],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, order in (("1", "1"), ("2", "-1"), ("77", "1"))
    ]
    found = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(found) == 1
    lines = found.pop().splitlines()
    assert {line.split()[0] for line in lines} >= set(FORMATS)
    assert len(lines) == 2 * len(FORMATS) + 4 + 5 * len(questions()) + 4


def test_our_formats_come_through_the_same_door_as_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(exporters()) == FORMATS
    for name, exporter in exporters().items():
        assert exporter.extension.startswith("."), name
        assert exporter.help
    other = EntryPoint("mine", "graph.exports.turtle:EXPORTER", exports.GROUP)
    monkeypatch.setattr(exports, "entry_points", lambda group: [other])
    assert written("mine", [small()]).startswith(b"@prefix tw:")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("graph.nowhere:EXPORTER", r"mine \(graph.nowhere:EXPORTER\) cannot be loaded"),
        ("graph.exports:GROUP", "is no graph.exports.Exporter"),
    ],
)
def test_a_broken_format_is_named(monkeypatch: pytest.MonkeyPatch, value: str, said: str) -> None:
    broken = EntryPoint("mine", value, exports.GROUP)
    monkeypatch.setattr(exports, "entry_points", lambda group: [broken])
    with pytest.raises(ExportError, match=said):
        exporters()


def test_an_unknown_format_tells_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"'turtel'; did you mean turtle\? expected one of csv"):
        export("turtel", [small()], io.BytesIO())
