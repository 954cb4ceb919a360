"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from graph.lines import Only
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    ``write(store, out, only)`` writes all of a store, or a part, as bytes that depend on its
    content alone. ``extension`` is that of files, with its dot; ``help`` one line about what the
    format is for.
    """

    extension: str
    media_type: str
    help: str
    write: Callable[[Store, BinaryIO, Only], None]
