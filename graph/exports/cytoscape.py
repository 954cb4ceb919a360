"""Cytoscape JSON (CX1's elements form, "cyjs"): for Cytoscape desktop and cytoscape.js."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from graph.exports.base import Exporter
from graph.exports.drawn import Value, edges, nodes
from graph.lines import Only, Readable
from graph.terms import sendable


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """One element a line; what is not known is left out of its data."""
    out.write(b'{"data":{"name":"claims"},"directed":true,"multigraph":true,"elements":{"nodes":[')
    _elements(out, (_named(node.id, node.values) for node in nodes(store, only)))
    out.write(b'\n],"edges":[')
    drawn = edges(store, only)
    ends = ((e, {"source": e.source, "target": e.target, "key": e.id}) for e in drawn)
    _elements(out, ({**_named(edge.id, edge.values), **own} for edge, own in ends))
    out.write(b"\n]}}\n")


def _named(id: str, values: dict[str, Value]) -> dict[str, Value]:
    """What Cytoscape shows is ``name``; networkx knows an element by ``value``."""
    return {"id": id, "name": values["label"], "value": id, **values}


def _elements(out: BinaryIO, rows: Iterable[dict[str, Value]]) -> None:
    first = True
    for row in rows:
        out.write(b"\n" if first else b",\n")
        first = False
        out.write(_dumped(row))


def _dumped(row: dict[str, Value]) -> bytes:
    known = ((key, value) for key, value in row.items() if value is not None)
    data = {key: sendable(value) if isinstance(value, str) else value for key, value in known}
    text = json.dumps({"data": data}, ensure_ascii=True, separators=(",", ":"))
    return text.encode("ascii")


EXPORTER = Exporter(".cyjs", "application/json", "nodes and edges, for Cytoscape", write)
