"""Neo4j: a zip of ``nodes.csv`` and ``relationships.csv`` with the heads of its bulk importer.

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv

Labels are kinds ("Person"), a relationship's type is the relation's name in the form that Cypher
takes without quotation (PLEDGE_TO_SUPPORT); its words are in ``label``. As the importer reads
cells, quotation marks are doubled; line breaks become spaces, which it would need an option for.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from graph.exports.base import Exporter
from graph.exports.drawn import EDGE_KEYS, NODE_KEYS, Value, edges, nodes
from graph.lines import Only, Readable
from graph.terms import sendable

_NOT_WORD = re.compile(r"\W+")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes at any time


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """Both tables, in one zip."""
    node_head = [":ID", *(f"{name}:{kind}" for name, kind in NODE_KEYS.items()), ":LABEL"]
    edge_head = [":START_ID", ":END_ID", "id:string"]
    edge_head += [*(f"{name}:{kind}" for name, kind in EDGE_KEYS.items()), ":TYPE"]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        rows: Iterable[list[Value]] = (
            [node.id, *node.values.values(), str(node.values["kind"]).capitalize()]
            for node in nodes(store, only)
        )
        _add(archive, "nodes.csv", node_head, rows)
        rows = (
            [e.source, e.target, e.id, *e.values.values(), _type(str(e.values["label"]))]
            for e in edges(store, only)
        )
        _add(archive, "relationships.csv", edge_head, rows)


def _add(archive: zipfile.ZipFile, name: str, head: list[str], rows: Iterable[list[Value]]) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with archive.open(info, "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _type(label: str) -> str:
    return _NOT_WORD.sub("_", label).strip("_").upper() or "RELATED_TO"


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(sendable(str(value)).split()) if isinstance(value, str) else str(value)


EXPORTER = Exporter(".zip", "application/zip", "two tables for Neo4j's bulk importer", write)
