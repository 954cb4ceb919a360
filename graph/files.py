"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text stream whose content takes the place of ``path`` when the block ends well.

    Until then, and where the block raises, ``path`` is what it was before. Lines end as written.
    The folder must exist. Raises OSError where it cannot be written.
    """
    with _part_of(path) as part:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(path)


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """The same for a stream of bytes."""
    with _part_of(path) as part:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """Where the new content stands until it is whole; gone afterwards."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
