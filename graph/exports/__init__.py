"""Exports: the graph in the formats of other tools.

A format is an ``Exporter`` that a package offers by the entry point group
``triplewire.exporters``; ours come through the same door.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO

from extractors.facts import Extraction
from graph.exports.base import Exporter
from graph.exports.part import Part
from graph.lines import Only
from graph.markup import Uncarried
from graph.naming import nearest
from graph.store import Store

__all__ = ["GROUP", "ExportError", "Exporter", "Only", "Part", "export", "exporters"]

GROUP = "triplewire.exporters"


class ExportError(Exception):
    """A format that there is not, or that cannot be loaded."""


def exporters() -> dict[str, Exporter]:
    """All installed formats by name; where two packages offer the same name, ours counts.

    Raises ExportError, naming the culprit, where one is broken.
    """
    found: dict[str, Exporter] = {}
    for entry in sorted(entry_points(group=GROUP), key=_ours_first):
        try:
            loaded = entry.load()
        except Exception as error:
            raise ExportError(
                f"the export format {entry.name} ({entry.value}) cannot be loaded: {error}; "
                "repair or uninstall the package that offers it"
            ) from error
        if not isinstance(loaded, Exporter):
            raise ExportError(
                f"the export format {entry.name} ({entry.value}) is no graph.exports.Exporter"
            )
        found.setdefault(entry.name, loaded)
    return found


def export(
    format: str,
    source: Store | Part | Iterable[Extraction],
    out: BinaryIO,
    only: Only = "all",
    rdf12: bool = False,
) -> None:
    """Write a store, a part of one, or some extractions, in a format.

    ``only`` is "edges" (entities, relations and plain edges), "claims" (everything but the plain
    edges) or "all". With ``rdf12`` claims are reifiers of RDF 1.2. The bytes depend on the content
    alone. Raises ExportError for an unknown format, and for one that cannot carry RDF 1.2 or
    something else that is there.
    """
    known = exporters()
    if format not in known:
        close = nearest(format, known, 1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise ExportError(
            f"there is no export format {format!r}; {hint}expected one of {', '.join(known)}"
        )
    write = known[format].write_12 if rdf12 else known[format].write
    if write is None:
        able = ", ".join(name for name, one in known.items() if one.write_12)
        raise ExportError(f"{format} cannot carry RDF 1.2; expected one of {able}")
    try:
        if isinstance(source, Store | Part):
            write(source, out, only)
            return
        with Store.in_memory() as store:
            store.put(list(source), "")
            write(store, out, only)
    except Uncarried as error:
        raise ExportError(f"this graph cannot be written as {format}: {error}") from error


def _ours_first(entry: EntryPoint) -> tuple[str, bool, str]:
    return entry.name, not entry.value.startswith(f"{__name__}."), entry.value
