"""JSON Lines: one article a line, as an object with ``text`` and what is known about it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from extractors.facts import Document
from extractors.reading.checks import too_long, well_formed
from extractors.reading.decode import decode, marked_encoding
from extractors.reading.errors import ReadError
from extractors.reading.metadata import as_date, as_text, as_url

# A character takes up to six bytes as a JSON escape, and there is metadata beside the text.
_BYTES_PER_CHAR = 6
_METADATA = 1_000_000


def read_json_lines(
    stream: BinaryIO,
    source: str,
    name: str,
    *,
    max_chars: int,
    on_error: Callable[[ReadError], None],
    first: bytes = b"",
) -> Iterator[Document]:
    """The Documents of a stream of JSON Lines, read a line at a time; named ``name#LINE``.

    Each object has ``text``, and may have ``title``, ``author``, ``date`` and ``url``. Lines are
    counted from 1; blank ones are passed over. A broken line is told to ``on_error`` and the
    others go on. ``first`` is a line that was already taken from ``stream``.
    """
    limit = _BYTES_PER_CHAR * max_chars + _METADATA
    found = False
    for number, raw in _lines(stream, limit, first):
        place = f"{source}#{number}"
        try:
            if raw is None:
                raise too_long(place, limit, max_chars)
            if raw.strip():
                found = True
                yield _document(raw, place, f"{name}#{number}")
        except ReadError as error:
            found = True
            on_error(error)
    if not found:
        on_error(ReadError(source, "is empty", "nothing to do"))


def _document(raw: bytes, source: str, name: str) -> Document:
    line = decode(raw, source).rstrip("\r\n")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = getattr(error, "msg", "nested too deeply")
        column = getattr(error, "colno", 1)
        reason = f"is not JSON ({where}, column {column})"
        raise ReadError(source, reason, "each line is one JSON object") from None
    if not isinstance(value, dict):
        raise ReadError(source, "is no JSON object", 'write {"text": "…"}')
    text = value.get("text")
    if not isinstance(text, str):
        raise ReadError(source, 'has no "text" that is a string', 'write {"text": "…"}')
    return Document.of(
        well_formed(text),
        source,
        name,
        title=as_text(value.get("title")),
        author=as_text(value.get("author")),
        published=as_date(value.get("date")),
        url=as_url(value.get("url")),
    )


def _lines(stream: BinaryIO, limit: int, first: bytes) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, None for one of more than ``limit`` bytes."""
    first = first or stream.readline(limit)
    encoding, mark = marked_encoding(first)
    if encoding not in (None, "utf-8"):
        # Line ends of UTF-16 are no single bytes, so these rare files are decoded as a whole.
        text = decode(first + stream.read(), "JSON Lines")
        for number, line in enumerate(text.split("\n"), 1):
            yield number, line.encode("utf-8")
        return
    number, raw = 1, first.removeprefix(codecs.BOM_UTF8) if mark else first
    while raw:
        if len(raw) >= limit and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(limit)
            yield number, None
        else:
            yield number, raw
        number += 1
        raw = stream.readline(limit)
