"""Bytes to text: Unicode by its marks, UTF-8, and older encodings by charset-normalizer."""

from __future__ import annotations

import codecs
import logging
import re

from charset_normalizer import from_bytes

from extractors.reading.errors import ReadError

log = logging.getLogger(__name__)

# UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.1
_MOST_BROKEN = 0.1
_SAMPLE = 200_000
_TEXT_HINT = "hand in text, Markdown, HTML or JSON Lines"


def marked_encoding(data: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark tells (None without one), and the mark's length."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None, 0


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark; line ends stay as they are.

    ``declared`` is the encoding that its surroundings name (an HTTP header, a ``meta`` element);
    it is believed where the bytes bear it out and no byte order mark says otherwise.

    Raises ReadError where ``data`` is binary or its encoding is not to be found.
    """
    text = _decoded(data, source, declared)
    if "\x00" in text:
        raise ReadError(source, "is a binary file (it holds NUL characters)", _TEXT_HINT)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise ReadError(source, "is a binary file (mostly control characters)", _TEXT_HINT)
    return text


def _decoded(data: bytes, source: str, declared: str | None) -> str:
    encoding, skipped = marked_encoding(data)
    if encoding:
        try:
            return data[skipped:].decode(encoding)
        except UnicodeDecodeError:
            if encoding != "utf-8":
                raise ReadError(source, f"is broken {encoding.upper()}", _TEXT_HINT) from None
            return data[skipped:].decode("utf-8", "replace")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(source, f"is {what}, not text", _TEXT_HINT)
    if b"\x00" in data:
        encoding = _unmarked_utf16(data)
        if encoding is None:
            raise ReadError(source, "is a binary file (it holds NUL bytes)", _TEXT_HINT)
        return data.decode(encoding, "replace")
    for candidate in (declared, "utf-8"):
        if candidate:
            try:
                return data.decode(candidate)
            except (LookupError, UnicodeDecodeError):
                continue
    return _mostly_utf8(data, source) or _detected(data, source)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs in every second byte, where the letters are Latin."""
    sample = data[:_SAMPLE]
    if len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes, source: str) -> str | None:
    """UTF-8 with a few broken bytes (a cut file, a pasted quotation) is still UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    right = sum(not char.isascii() for char in text) - broken
    if broken > _MOST_BROKEN * right:
        return None
    log.warning("%s: UTF-8 with %d broken bytes, read as U+FFFD", source, broken)
    return text


def _detected(data: bytes, source: str) -> str:
    matches = list(from_bytes(data))
    if not matches:
        raise ReadError(
            source, "is binary or in an encoding that was not recognised", "save it as UTF-8"
        )
    # Where several old encodings explain the bytes, English text is most often Windows-1252:
    # the others differ from it in its dashes, quotation marks and accents only.
    plausible = {match.encoding for match in matches}
    encoding = "cp1252" if "cp1252" in plausible else matches[0].encoding
    log.info("%s: read as %s", source, encoding)
    return data.decode(encoding)
