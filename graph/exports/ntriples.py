"""N-Triples, RDF 1.1, in canonical form: a triple a line, sorted, for streams and diffs."""

from __future__ import annotations

from typing import BinaryIO

from graph.exports.base import Exporter
from graph.lines import Only, Readable, reified, sections


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """The lines of each layer, sorted within it."""
    for lines in sections(store, only):
        out.writelines(f"{line}\n".encode() for line in lines)


def write_12(store: Readable, out: BinaryIO, only: Only) -> None:
    """The same as RDF 1.2."""
    for lines in sections(store, only):
        out.writelines(f"{line}\n".encode() for line in reified(lines))


EXPORTER = Exporter(
    ".nt", "application/n-triples", "RDF, one triple a line, sorted", write, write_12
)
