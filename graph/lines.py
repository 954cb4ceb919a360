"""Graphs as sorted lines of canonical N-Triples: what every writer of ours starts from.

The engine writes N-Triples in no particular order, several times faster than Python could; sorting
the lines makes the order a matter of content. Lines are text, one triple each, without the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal as OneOf
from typing import Protocol

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from rdflib import RDF

from extractors.facts import Extraction
from graph.statements import Edges
from graph.store import Store
from graph.terms import Names
from graph.vocabulary import RELATION

Only = OneOf["edges", "claims", "all"]
"""``edges``: entities, relations and plain edges. ``claims``: everything but the plain edges."""

_PARTS = (f"<{RDF.subject}>", f"<{RDF.predicate}>", f"<{RDF.object}>")
_REIFIES = f"{RDF}reifies"
_STATEMENT = (f"<{RDF.type}>", f"<{RDF.Statement}>")
_PLAIN_EDGE = re.compile(rf"<[^>]*> <{re.escape(RELATION)}")


class Readable(Protocol):
    """What is written out: a ``Store``, or a part of one."""

    names: Names
    edges: Edges

    def extractions(self) -> Iterator[Extraction]:
        """See ``Store.extractions``."""

    def graphs(self) -> Sequence[NamedNode]:
        """See ``Store.graphs``."""

    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """See ``Store.ntriples``."""


def sorted_lines(ntriples: bytes) -> list[str]:
    """The lines of N-Triples, sorted, each once."""
    lines = sorted(set(ntriples.decode("utf-8").split("\n")))
    return lines[1:] if lines and not lines[0] else lines


def triple_lines(triples: Iterable[Triple]) -> list[str]:
    """Triples as sorted lines, each once."""
    return sorted_lines(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def sections(store: Readable, only: Only = "all") -> Iterator[list[str]]:
    """The lines of a store: those of the default graph, then three sections for each document.

    These are the document itself, its claims, and its evidence. No subject has lines in two
    sections, and the lines of each are sorted.
    """
    shared = sorted_lines(store.ntriples())
    if only == "claims":
        shared = [line for line in shared if not _PLAIN_EDGE.match(line)]
    yield shared
    if only != "edges":
        for name in store.graphs():
            yield from _layers(sorted_lines(store.ntriples(name)), f"{name} ")


def graphs(store: Readable, only: Only = "all") -> Iterator[tuple[str, list[str]]]:
    """The name of each graph, as N-Triples has it, and its sorted lines; the default one is "".

    After those of the documents, for "all" of a store, the graphs that were imported, each with
    all that it says.
    """
    parts = sections(store, only)
    yield "", next(parts)
    if only != "edges":
        for name in store.graphs():
            yield str(name), sorted_lines(store.ntriples(name))
    if only == "all" and isinstance(store, Store):
        for one in store.imports.graphs():
            held = store.imports.lines(one.iri)
            yield f"<{one.iri}>", sorted(f"{line} ." for part in held for line in part)


def reified(lines: Iterable[str]) -> list[str]:
    """Sorted lines of RDF 1.1 as RDF 1.2: reification by ``rdf:reifies`` and a triple term.

    ``c a rdf:Statement ; rdf:subject s ; rdf:predicate p ; rdf:object o`` becomes
    ``c rdf:reifies <<( s p o )>>`` (RDF 1.2 Concepts, section 1.5). A claim without an object is no
    triple, and stays as it is.
    """
    found: list[str] = []
    for subject, pairs in by_subject(lines):
        parts = {name: value for name, value in pairs if name in _PARTS}
        whole = len(parts) == len(_PARTS)
        if whole:
            found.append(f"{subject} <{_REIFIES}> <<( {' '.join(parts[p] for p in _PARTS)} )>> .")
        for name, value in pairs:
            if not whole or (name not in _PARTS and (name, value) != _STATEMENT):
                found.append(f"{subject} {name} {value} .")
    return sorted(found)


def _layers(lines: list[str], itself: str) -> Iterator[list[str]]:
    """The lines about the document, about its claims, and about spans of its text."""
    span = itself[:-2] + "#"
    yield [line for line in lines if line.startswith(itself)]
    yield [line for line in lines if not line.startswith((itself, span))]
    yield [line for line in lines if line.startswith(span)]


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each subject of sorted lines, with its predicates and objects, all as N-Triples has them."""
    subject = ""
    pairs: list[tuple[str, str]] = []
    for line in lines:
        other, predicate, rest = line.split(" ", 2)
        if other != subject:
            if pairs:
                yield subject, pairs
            subject, pairs = other, []
        pairs.append((predicate, rest[:-2]))
    if pairs:
        yield subject, pairs
