"""TriG, RDF 1.1: Turtle that keeps each document's statements in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from graph.exports.base import Exporter
from graph.lines import Only, Readable, graphs, reified
from graph.turtle import Shortener, blocks, head
from graph.vocabulary import prefixes


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """The default graph, then document by document."""
    _write(graphs(store, only), store.names.base, out)


def write_12(store: Readable, out: BinaryIO, only: Only) -> None:
    """The same as RDF 1.2."""
    parts = ((name, reified(lines)) for name, lines in graphs(store, only))
    _write(parts, store.names.base, out)


def _write(parts: Iterable[tuple[str, list[str]]], base: str, out: BinaryIO) -> None:
    namespaces = prefixes(base)
    shorten = Shortener(namespaces)
    out.write(head(namespaces))
    for name, lines in parts:
        held = blocks(lines, shorten)
        out.write(f"\n{shorten(name)} {{{held}}}\n".encode() if name else held.encode())


EXPORTER = Exporter(
    ".trig", "application/trig", "Turtle with a graph for each document", write, write_12
)
