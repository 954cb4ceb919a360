"""N-Quads, RDF 1.1, in canonical form: each statement with the graph it stands in, sorted."""

from __future__ import annotations

from typing import BinaryIO

from graph.exports.base import Exporter
from graph.lines import Only, Readable, graphs, reified


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """The default graph, then document by document."""
    for name, lines in graphs(store, only):
        _write(name, lines, out)


def write_12(store: Readable, out: BinaryIO, only: Only) -> None:
    """The same as RDF 1.2."""
    for name, lines in graphs(store, only):
        _write(name, reified(lines), out)


def _write(name: str, lines: list[str], out: BinaryIO) -> None:
    tail = f" {name} .\n" if name else " .\n"
    out.writelines(f"{line[:-2]}{tail}".encode() for line in lines)


EXPORTER = Exporter(
    ".nq", "application/n-quads", "RDF with its graphs, a statement a line", write, write_12
)
