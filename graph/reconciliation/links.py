"""Accepted ids as lines of the reviewed file, after those that are there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.files import replacing

FILE = "reviewed.csv"
COLUMNS = ("action", "a", "b", "document", "note")


def linked(path: Path) -> frozenset[str]:
    """The entities for which the file has a line "link" already. Raises OSError, ValueError."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except FileNotFoundError:
        return frozenset()
    return frozenset(row.get("a") or "" for row in rows if row.get("action") == "link")


def link(path: Path, items: Mapping[str, tuple[str, str]]) -> None:
    """Add a line for each entity: its item and a note. The lines before stay byte for byte.

    Raises OSError.
    """
    try:
        before = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        before = ",".join(COLUMNS) + "\n"
    with replacing(path) as stream:
        stream.write(before if before.endswith("\n") else before + "\n")
        csv.writer(stream, lineterminator="\n").writerows(_rows(items))


def _rows(items: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, ...]]:
    for id, (item, note) in items.items():
        yield "link", id, item, "", note
