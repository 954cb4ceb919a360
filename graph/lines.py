"""Graphs as sorted lines of canonical N-Triples: what every writer of ours starts from.

The engine writes N-Triples in no particular order, several times faster than Python could; sorting
the lines makes the order a matter of content. Lines are text, one triple each, without the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal as OneOf

from pyoxigraph import RdfFormat, Triple, serialize

from graph.store import Store
from graph.vocabulary import RELATION

Only = OneOf["edges", "claims", "all"]
"""``edges``: entities, relations and plain edges. ``claims``: everything but the plain edges."""

_PLAIN_EDGE = re.compile(rf"<[^>]*> <{re.escape(RELATION)}")


def sorted_lines(ntriples: bytes) -> list[str]:
    """The lines of N-Triples, sorted, each once."""
    lines = sorted(set(ntriples.decode("utf-8").split("\n")))
    return lines[1:] if lines and not lines[0] else lines


def triple_lines(triples: Iterable[Triple]) -> list[str]:
    """Triples as sorted lines, each once."""
    return sorted_lines(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def sections(store: Store, only: Only = "all") -> Iterator[list[str]]:
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
