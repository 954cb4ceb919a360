"""Files as strict readers want them: a third parser of RDF, and the rules of each format."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from extractors.facts import Extraction
from graph.exports.csv import COLUMNS
from graph.store import Store
from tests.graph.exports.test_exports import documents, store, written

__all__ = ["documents", "store"]

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
RAPTOR = {"turtle": "turtle", "ntriples": "ntriples", "rdfxml": "rdfxml"}
HEAD = re.compile(r":(ID|LABEL|START_ID|END_ID|TYPE)|\w+:(string|boolean|double|int)")
RAPTOR |= {"nquads": "nquads", "trig": "trig"}


@pytest.mark.parametrize("format", RAPTOR)
def test_raptor_reads_as_many_statements(store: Store, format: str, tmp_path: Path) -> None:
    if shutil.which("rapper") is None:
        pytest.skip("no rapper; on Debian: apt-get install raptor2-utils")
    file = tmp_path / "graph"
    file.write_bytes(written(format, store))
    done = subprocess.run(
        ["rapper", "-q", "-i", RAPTOR[format], "-o", "ntriples", str(file), "http://base/"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    read = done.stdout.splitlines()
    assert len(set(read)) == len(list(store.quads()))
    if format == "ntriples":
        assert {unescaped(line) for line in read} == {
            unescaped(line) for line in written(format, store).splitlines()
        }


def unescaped(line: bytes) -> str:
    """A line without its choice of escapes."""
    text = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), line.decode())
    return re.sub(r"\\U([0-9A-F]{8})", lambda m: chr(int(m[1], 16)), text)


def test_csv_is_what_rfc_4180_describes(store: Store) -> None:
    """Lines end in CRLF, every row has as many cells as the head, marks inside are doubled."""
    data = written("csv", store).decode("utf-8")
    assert data.endswith("\r\n")
    cell = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
    assert re.fullmatch(rf"(?:{cell}(?:,{cell})*\r\n)+", data)
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_gexf_keeps_its_rules(store: Store) -> None:
    """GEXF 1.3: declared attributes of known types, unique ids, ends that exist, days in order."""
    root = ElementTree.fromstring(written("gexf", store))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    (graph,) = root
    assert graph.get("defaultedgetype") == "directed"
    assert [child.tag for child in graph] == [
        f"{GEXF}{name}" for name in ("attributes", "attributes", "nodes", "edges")
    ]
    kinds = {}
    for group in graph.iter(f"{GEXF}attributes"):
        for attribute in group:
            assert attribute.get("type") in ("string", "integer", "double", "boolean")
            kinds[group.get("class"), attribute.get("id")] = attribute.get("type")
    nodes = [node.get("id") for node in graph.iter(f"{GEXF}node")]
    edges = list(graph.iter(f"{GEXF}edge"))
    assert len(set(nodes)) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
        days = [day for name in ("start", "end") if (day := edge.get(name))]
        assert days == sorted(days)
        float(edge.get("weight") or "")
    for place, elements in (("node", graph.iter(f"{GEXF}node")), ("edge", edges)):
        for element in elements:
            for value in element.iter(f"{GEXF}attvalue"):
                check(kinds[place, value.get("for")] or "", value.get("value") or "")


def test_graphml_keeps_its_rules(store: Store) -> None:
    """GraphML 1.0: keys first, data of declared keys and types, ends that exist."""
    root = ElementTree.fromstring(written("graphml", store))
    tags = [child.tag for child in root]
    assert tags == [f"{GRAPHML}key"] * (len(tags) - 1) + [f"{GRAPHML}graph"]
    kinds = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root[:-1]}
    assert len(kinds) == len(tags) - 1
    ids: set[str | None] = set()
    for element in root[-1]:
        place = element.tag.removeprefix(GRAPHML)
        assert element.get("id") not in ids
        ids.add(element.get("id"))
        if place == "edge":
            assert {element.get("source"), element.get("target")} <= ids
        seen = [data.get("key") for data in element]
        assert len(set(seen)) == len(seen)
        for data in element:
            wanted, kind = kinds[data.get("key")]
            assert wanted == place
            check(kind or "", data.text or "")


def check(kind: str, value: str) -> None:
    """Whether a value is of this type, as XML Schema writes it."""
    patterns = {
        "boolean": "true|false",
        "int": r"-?\d+",
        "integer": r"-?\d+",
        "double": r"-?\d+(\.\d+)?([eE][+-]?\d+)?",
        "string": r"[^\x00-\x08\x0b\x0c\x0e-\x1f]*",
    }
    assert re.fullmatch(patterns[kind], value), (kind, value)


def test_cytoscape_json_has_the_form_of_its_elements(store: Store) -> None:
    """Groups of elements, each with data of plain values; ids are texts and used once."""
    data = json.loads(written("cytoscape", store))
    assert set(data) == {"data", "directed", "multigraph", "elements"}
    assert set(data["elements"]) == {"nodes", "edges"}
    nodes = [node["data"] for node in data["elements"]["nodes"]]
    edges = [edge["data"] for edge in data["elements"]["edges"]]
    ids = [one["id"] for one in (*nodes, *edges)]
    assert all(isinstance(id, str) and id for id in ids)
    assert len(set(ids)) == len(ids)
    for one in (*nodes, *edges):
        assert all(isinstance(value, str | int | float | bool) for value in one.values())
    known = {node["id"] for node in nodes}
    assert all({edge["source"], edge["target"]} <= known for edge in edges)


def test_neo4j_tables_keep_the_rules_of_its_importer(store: Store) -> None:
    """Heads of name:type, one id a node, ends that exist, labels and types without quotation."""
    archive = zipfile.ZipFile(io.BytesIO(written("neo4j", store)))
    ids: set[str] = set()
    for name in ("nodes.csv", "relationships.csv"):
        text = archive.read(name).decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        head = text.split("\n")[0].split(",")
        for column in head:
            assert re.fullmatch(
                r":(ID|LABEL|START_ID|END_ID|TYPE)|\w+:(string|boolean|double|int)", column
            )
        assert text.count("\n") == len(rows) + 1
        for row in rows:
            for column, value in row.items():
                kind = column.rsplit(":", 1)[-1]
                if value and kind in ("boolean", "double", "int"):
                    check(kind, value)
            if name == "nodes.csv":
                assert row[":ID"] not in ids
                ids.add(row[":ID"])
                assert re.fullmatch(r"\w+", row[":LABEL"])
            else:
                assert {row[":START_ID"], row[":END_ID"]} <= ids
                assert re.fullmatch(r"\w+", row[":TYPE"])


def test_the_seed_s_files_are_not_empty(store: Store, documents: list[Extraction]) -> None:
    """What the readers above went through held every kind of value."""
    edges = json.loads(written("cytoscape", store))["elements"]["edges"]
    keys = set().union(*(edge["data"] for edge in edges))
    assert keys >= {"time_start", "quantity_low", "place", "attributed_to", "named_edge", "event"}
    assert len(edges) == sum(1 for e in documents for f in e.facts if f.object)
