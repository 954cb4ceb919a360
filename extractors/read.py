"""The door of reading: what the user names becomes a stream of Documents.

Formats: plain text, Markdown, HTML (by trafilatura) and JSON Lines, from files, folders, globs,
standard input and http(s) URLs. The modules behind are in ``extractors.reading``.
"""

from __future__ import annotations

import io
import json
import logging
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from extractors.facts import Document
from extractors.reading.checks import checked, too_long
from extractors.reading.decode import marked_encoding
from extractors.reading.errors import ReadError, one_line
from extractors.reading.json_lines import read_json_lines
from extractors.reading.page import looks_like_html, read_page
from extractors.reading.plain import read_plain
from extractors.reading.sources import STDIN, SUFFIXES, Item, collect
from extractors.reading.web import fetch

__all__ = ["MAX_CHARS", "SUFFIXES", "ReadError", "one_line", "read"]

log = logging.getLogger(__name__)

MAX_CHARS = 1_000_000
# Four bytes hold a character in every encoding of Unicode; a page is mostly markup.
_BYTES_PER_CHAR = 4
_MAX_PAGE = 10_000_000


def read(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    force: bool = False,
    max_chars: int = MAX_CHARS,
    on_error: Callable[[ReadError], None],
) -> Iterator[Document]:
    """Read all that ``sources`` name, one Document after the other, sorted by name.

    A source is a file, a folder (read with all below it; hidden files, unknown extensions and
    pages about the folder such as README.md are passed over), a glob, ``-`` for ``stdin`` (text,
    or a page or JSON Lines where it begins as one) or an http(s) URL. The order of ``sources``
    does not matter and a file named twice is read once. ``Document.text`` is the text exactly as
    decoded, line ends included, without a byte order mark; of a page it is the article that was
    extracted.

    ``force`` also reads texts in other languages than English; texts of more than ``max_chars``
    characters are refused. Whatever cannot be read is told to ``on_error`` as a ReadError and
    costs itself only; nothing is raised.
    """
    for item in collect(sources, on_error):
        try:
            for document in _read(item, stdin, max_chars, on_error):
                try:
                    yield checked(document, force=force, max_chars=max_chars)
                except ReadError as error:
                    on_error(error)
        except ReadError as error:
            on_error(error)
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error})"
            on_error(ReadError(item.source, reason, "check its rights"))


def _read(
    item: Item, stdin: BinaryIO | None, max_chars: int, on_error: Callable[[ReadError], None]
) -> Iterator[Document]:
    limit = _BYTES_PER_CHAR * max_chars + _BYTES_PER_CHAR
    if item.path:
        path = Path(item.path)
        if not path.exists():
            raise ReadError(item.source, "does not exist (a link that leads nowhere)", "")
        mode = path.stat()
        if not stat.S_ISREG(mode.st_mode):
            raise ReadError(item.source, "is no regular file", "pass its content by -")
        if item.suffix == ".jsonl":
            with path.open("rb") as stream:
                yield from _lines(stream, item, max_chars, on_error)
            return
        if mode.st_size > (_MAX_PAGE if _is_page(item.suffix) else limit):
            raise too_long(item.source, mode.st_size, max_chars)
        yield _document(path.read_bytes(), item)
    elif item.source == STDIN:
        if stdin is None:
            raise ReadError(STDIN, "there is no standard input here", "name a file")
        yield from _stream(stdin, item, max_chars, on_error)
    else:
        page = fetch(item.source, limit=max(_MAX_PAGE, limit))
        found = Item(item.name, item.source, "", page.suffix)
        if page.suffix == ".jsonl":
            yield from _lines(io.BytesIO(page.data), found, max_chars, on_error)
        else:
            yield _document(page.data, found, page.charset, page.url)


def _is_page(suffix: str) -> bool:
    return suffix in (".html", ".htm")


def _document(
    data: bytes, item: Item, charset: str | None = None, url: str | None = None
) -> Document:
    if not data:
        raise ReadError(item.source, "is empty", "nothing to do")
    log.debug("%s: %d bytes", one_line(item.source), len(data))
    if _is_page(item.suffix):
        return read_page(data, item.source, item.name, charset, url)
    return read_plain(data, item.source, item.name, charset)


def _lines(
    stream: BinaryIO,
    item: Item,
    max_chars: int,
    on_error: Callable[[ReadError], None],
    first: bytes = b"",
) -> Iterator[Document]:
    return read_json_lines(
        stream, item.source, item.name, max_chars=max_chars, on_error=on_error, first=first
    )


def _stream(
    stdin: BinaryIO, item: Item, max_chars: int, on_error: Callable[[ReadError], None]
) -> Iterator[Document]:
    """Standard input has no extension: JSON objects and pages are known by how they begin."""
    limit = max(_MAX_PAGE, _BYTES_PER_CHAR * max_chars + _BYTES_PER_CHAR)
    first = stdin.readline(limit)
    if _is_object(first):
        yield from _lines(stdin, item, max_chars, on_error, first)
        return
    data = first + stdin.read(limit + 1 - len(first))
    if len(data) > limit:
        raise too_long(item.source, len(data), max_chars)
    encoding = marked_encoding(data)[0] or "latin-1"
    begins = data[:4096].decode(encoding, "replace").lstrip("\ufeff")
    kind = ".html" if looks_like_html(begins) else ".txt"
    yield _document(data, Item(item.name, item.source, "", kind))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
