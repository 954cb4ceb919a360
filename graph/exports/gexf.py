"""GEXF 1.3: entities as nodes, claims as edges, with the days of claims, for Gephi.

Its writers share GraphML's faults (see there), so it is written here. A claim whose time is known
has ``start`` and ``end``, which Gephi's timeline plays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from graph.exports.base import Exporter
from graph.exports.drawn import EDGE_KEYS, NODE_KEYS, Edge, Node, Value, edges, nodes
from graph.lines import Only, Readable
from graph.terms import sendable

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
_TYPES = {"int": "integer"}


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """All claims that have two ends, or ("edges") those that have a plain edge."""
    out.write(_HEAD.encode())
    for place, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        out.write(f'<attributes class="{place}">\n'.encode())
        for name, kind in keys.items():
            known = _TYPES.get(kind, kind)
            out.write(f'<attribute id="{name}" title="{name}" type="{known}"/>\n'.encode())
        out.write(b"</attributes>\n")
    out.write(b"<nodes>\n")
    for node in nodes(store, only):
        out.write(_node(node))
    out.write(b"</nodes>\n<edges>\n")
    for edge in edges(store, only):
        out.write(_edge(edge))
    out.write(b"</edges>\n</graph>\n</gexf>\n")


def _node(node: Node) -> bytes:
    head = _attributes({"id": node.id, "label": node.values["label"]})
    return f"<node{head}>{_values(NODE_KEYS, node.values)}</node>\n".encode()


def _edge(edge: Edge) -> bytes:
    head = _attributes(
        {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "label": edge.values["label"],
            "weight": edge.values["confidence"],
            "start": edge.values["time_start"],
            "end": edge.values["time_end"],
        }
    )
    return f"<edge{head}>{_values(EDGE_KEYS, edge.values)}</edge>\n".encode()


def _attributes(values: Mapping[str, Value]) -> str:
    return "".join(f" {k}={quoteattr(_text(v))}" for k, v in values.items() if v is not None)


def _values(keys: Mapping[str, str], values: Mapping[str, Value]) -> str:
    found = "".join(
        f'<attvalue for="{key}" value={quoteattr(_text(value))}/>'
        for key in keys
        if (value := values[key]) is not None
    )
    return f"<attvalues>{found}</attvalues>"


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return sendable(str(value))


EXPORTER = Exporter(".gexf", "application/gexf+xml", "nodes and edges with times, for Gephi", write)
