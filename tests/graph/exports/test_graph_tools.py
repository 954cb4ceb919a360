"""Nodes and edges for graph tools, and lines for programs: read back by readers of others."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import networkx
import pytest

from extractors.facts import Extraction
from graph.exports import Only
from graph.store import Store
from graph.terms import sendable
from tests.graph.exports.test_exports import documents, facts_of, store, written
from tests.graph.sample import NASTY

__all__ = ["documents", "store"]

GEXF = "{http://gexf.net/1.3}"


@pytest.mark.parametrize("only", ["all", "edges"])
def test_networkx_reads_gexf(store: Store, documents: list[Extraction], only: Only) -> None:
    read = networkx.read_gexf(io.BytesIO(written("gexf", store, only)))
    facts = {id: fact for id, fact in facts_of(documents, only).items() if fact.object}
    edges = {data["id"]: (a, b, data) for a, b, data in read.edges(data=True)}
    assert edges.keys() == facts.keys()
    for id, fact in facts.items():
        source, target, data = edges[id]
        assert fact.object is not None
        assert read.nodes[source]["label"] == sendable(fact.subject.label)
        assert read.nodes[target]["label"] == sendable(fact.object.label)
        assert data["confidence"] == fact.confidence
        assert data["sentence"].split() == sendable(fact.evidence.sentence).split()


def test_gexf_leaves_out_what_is_not_known(store: Store) -> None:
    root = ElementTree.fromstring(written("gexf", store))
    for edge in root.iter(f"{GEXF}edge"):
        values = {value.get("for"): value.get("value") for value in edge.iter(f"{GEXF}attvalue")}
        assert edge.get("start") == values.get("time_start")
        assert "None" not in values.values()


@pytest.mark.parametrize("only", ["all", "edges"])
def test_networkx_reads_cytoscape_json_with_parallel_edges(
    store: Store, documents: list[Extraction], only: Only
) -> None:
    read = networkx.cytoscape_graph(json.loads(written("cytoscape", store, only)))
    assert isinstance(read, networkx.MultiDiGraph)
    facts = {id: fact for id, fact in facts_of(documents, only).items() if fact.object}
    assert {key for _, _, key in read.edges(keys=True)} == facts.keys()
    assert read.number_of_edges("Ann", "Bob") == (2 if only == "edges" else 3)
    assert {node["label"] for node in read.nodes.values()} >= {sendable(NASTY), "Kim Jong Un"}


@pytest.mark.parametrize("only", ["all", "edges"])
def test_neo4j_tables_tie_together(store: Store, documents: list[Extraction], only: Only) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written("neo4j", store, only)))
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8"))))
        for name in ("nodes", "relationships")
    )
    ids = {row[":ID"] for row in nodes}
    assert len(ids) == len(nodes)
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} == ids
    facts = {id: fact for id, fact in facts_of(documents, only).items() if fact.object}
    assert {row["id:string"] for row in edges} == facts.keys()
    for row in edges:
        fact = facts[row["id:string"]]
        assert row["label:string"] == " ".join(sendable(fact.relation.label).split())
        assert float(row["confidence:double"]) == fact.confidence
        assert row[":TYPE"].replace("_", "").isalnum()
    kim = next(row for row in nodes if row[":ID"] == "Kim_Jong_Un")
    assert (kim[":LABEL"], kim["named:boolean"]) == ("Person", "true")


@pytest.mark.parametrize("only", ["all", "edges"])
def test_json_lines_hold_each_claim(store: Store, documents: list[Extraction], only: Only) -> None:
    rows = [json.loads(line) for line in written("jsonl", store, only).splitlines()]
    assert {row["id"] for row in rows} == facts_of(documents, only).keys()
