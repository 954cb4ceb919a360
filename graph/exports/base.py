"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from graph.lines import Only, Readable


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    ``write(store, out, only)`` writes all of a store, or a part, as bytes that depend on its
    content alone. ``extension`` is that of files, with its dot; ``help`` one line about what the
    format is for. ``write_12`` writes RDF 1.2, where a claim reifies a triple term instead of
    having its parts as statements (see ``graph.lines.reified``); None where a format has no such.
    """

    extension: str
    media_type: str
    help: str
    write: Callable[[Readable, BinaryIO, Only], None]
    write_12: Callable[[Readable, BinaryIO, Only], None] | None = None
