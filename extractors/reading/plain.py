"""Plain text and Markdown: the text as it was decoded, markup and all.

Markdown keeps its marks in ``Document.text``, so that offsets count in what the user sees;
``extractors.clean.parse_text`` hides them from the parser.
"""

from __future__ import annotations

from extractors.facts import Document
from extractors.reading.decode import decode


def read_plain(data: bytes, source: str, name: str, declared: str | None = None) -> Document:
    """The Document of a text or Markdown file. Raises ReadError where ``data`` is no text."""
    return Document.of(decode(data, source, declared), source, name)
