"""A file of RDF becomes an import: named, read, and put into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from graph.imports.content import ImportProblem, content
from graph.imports.formats import COMPRESSED, FORMATS, SUFFIXES, format_of, stem
from graph.imports.graphs import GraphRefused
from graph.imports.reading import VERSION, Part, Reader
from graph.store import Store

__all__ = ["STREAM", "ImportProblem", "Taken", "import_file", "name_of"]

STREAM = "stdin"


@dataclass(frozen=True, slots=True)
class Taken:
    """An import: its ``name``, the ``graph`` of what had none, and how much there is.

    ``elsewhere`` of its triples stand in other graphs already; ``known`` is whether this very
    content was there before, so that nothing was done.
    """

    name: str
    graph: str
    triples: int
    graphs: int
    elsewhere: int
    known: bool


def name_of(file: str, graph: str | None = None) -> str:
    """The name of a file's import: the graph it is put into, or the file's without suffixes."""
    return graph or (STREAM if file == "-" else stem(file))


def import_file(
    store: Store,
    file: str,
    *,
    format: str | None = None,
    graph: str | None = None,
    stream: BinaryIO | None = None,
) -> Taken:
    """Import ``file``, or for - what ``stream`` holds, in place of the import of the same name.

    ``format`` is one of ``formats.FORMATS``, by default what the suffix tells. Everything goes
    into ``graph`` where it is given, else into graphs of the file's own and one named after it.
    Raises ImportProblem, a line that begins with the file's name; then the store is as it was.
    """
    try:
        known = format or format_of(file)
        if known is None:
            raise ImportProblem(
                f"expected {', '.join(SUFFIXES)} (or with {COMPRESSED}), or --format with one of "
                f"{', '.join(FORMATS)}"
            )
        name = store.imports.name(graph) if graph else name_of(file)
        target = graph or store.imports.iri(name)
        store.imports.check(target)
        with content(file, stream) as held:
            mark = f"{VERSION} {known} {store.names.base} {held.digest}"
            if store.imports.mark(name) == mark:
                mine = [one for one in store.imports.graphs() if one.name == name]
                triples = sum(one.triples for one in mine)
                return Taken(name, target, triples, len(mine), 0, True)
            reader = Reader(known, target, store.names.base, only=graph is not None)
            put = store.imports.put(name, _some(reader.parts(held)), mark)
        return Taken(name, target, put.triples, put.graphs, put.elsewhere, False)
    except (ImportProblem, GraphRefused) as error:
        raise ImportProblem(f"{file}: {error}") from error


def _some(parts: Iterable[Part]) -> Iterator[Part]:
    """``parts``, of which there must be one: an empty file replaces nothing."""
    empty = True
    for part in parts:
        empty = False
        yield part
    if empty:
        raise ImportProblem("there is no statement in it")
