"""GraphML: entities as nodes, claims as edges, for Gephi, yEd, Cytoscape, igraph and networkx.

Written by ourselves, as the usual writers cannot leave a value out, refuse some types and let
control characters through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from graph.exports.base import Exporter
from graph.exports.drawn import EDGE_KEYS, NODE_KEYS, Value, edges, nodes
from graph.lines import Only, Readable
from graph.terms import sendable

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """All claims that have two ends, or ("edges") those that have a plain edge."""
    out.write(_HEAD.encode())
    for place, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name, kind in keys.items():
            out.write(
                f'<key id="{place}-{name}" for="{place}" attr.name="{name}" '
                f'attr.type="{kind}"/>\n'.encode()
            )
    out.write(b'<graph id="claims" edgedefault="directed">\n')
    for node in nodes(store, only):
        out.write(_element("node", {"id": node.id}, NODE_KEYS, node.values))
    for edge in edges(store, only):
        attributes = {"id": edge.id, "source": edge.source, "target": edge.target}
        out.write(_element("edge", attributes, EDGE_KEYS, edge.values))
    out.write(b"</graph>\n</graphml>\n")


def _element(
    name: str, attributes: Mapping[str, str], keys: Mapping[str, str], values: Mapping[str, Value]
) -> bytes:
    head = "".join(f" {key}={quoteattr(sendable(value))}" for key, value in attributes.items())
    data = (
        f'<data key="{name}-{key}">{plain(value)}</data>'
        for key in keys
        if (value := values[key]) is not None
    )
    return f"<{name}{head}>{''.join(data)}</{name}>\n".encode()


def plain(value: str | int | float | bool) -> str:
    """A value as XML text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(sendable(str(value)), {"\r": "&#13;"})


EXPORTER = Exporter(".graphml", "application/graphml+xml", "nodes and edges, for Gephi", write)
