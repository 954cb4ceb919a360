"""The data files of this room."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/NAME.tsv``, comments left out."""
    text = (files("extractors.quantities") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def table(name: str) -> dict[str, str]:
    """The first column of ``data/NAME.tsv`` with the second."""
    return {row[0]: row[1] for row in rows(name)}
