"""What a text must be before it becomes a Document: there, of bearable length, in English."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.facts import Document
from extractors.reading.errors import ReadError
from extractors.reading.language import LANGUAGE_NAMES, detect

_WORD = re.compile(r"[^\W\d_]{2}")
_SURROGATES = re.compile("[\ud800-\udfff]")


def checked(document: Document, *, force: bool, max_chars: int) -> Document:
    """``document`` with its language, where it can be told.

    Raises ReadError where the text is empty, longer than ``max_chars`` characters, without a
    single word, or in another language than English (unless ``force``).
    """
    text = document.text
    if not text or text.isspace():
        raise ReadError(document.source, "is empty", "nothing to do")
    if len(text) > max_chars:
        raise too_long(document.source, len(text), max_chars)
    if not _WORD.search(text):
        raise ReadError(document.source, "has no sentences (not one word)", "nothing to do")
    language = document.language or detect(text)
    if language not in (None, "en") and not force:
        name = LANGUAGE_NAMES.get(language or "", "another language")
        raise ReadError(
            document.source,
            f"is in {name}, and only English is understood; skipped",
            "--force reads it all the same",
        )
    # Set after the fact, so that a document's id never depends on how languages are told apart.
    return replace(document, language=language)


def too_long(source: str, length: int, max_chars: int) -> ReadError:
    """The error for a text of ``length`` characters (or bytes, for a file not yet decoded)."""
    return ReadError(
        source,
        f"is too long for one article ({length:,}; at most {max_chars:,} characters)",
        "split it into articles, for instance one a line of JSON Lines",
    )


def well_formed(text: str) -> str:
    """``text`` with each lone surrogate, which no file can hold, as U+FFFD; same length."""
    return _SURROGATES.sub("\ufffd", text)
