"""The bytes of a file that is imported: plain or gzip, whole, and known by their hash.

They are read once before anything is taken from them. So a file that is cut, or that would grow
beyond all measure, is refused before any of it is stored.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, BinaryIO, cast

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20  # bytes of a stream that are not written to disk
GROWS = 200
"""How many times its size compressed RDF may become; measured ones become 5 to 40 times."""
_SMALL = 64 << 20  # bytes that are harmless however well they were compressed


class ImportProblem(Exception):
    """What cannot be imported: which file, where in it, and why, in a line."""


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to be parsed: a ``stream`` at its begin, after a byte order mark, and their hash."""

    stream: IO[bytes]
    digest: str
    _begin: int

    def rewind(self) -> None:
        """Go back to the begin."""
        self.stream.seek(self._begin)


@contextmanager
def content(file: str | Path, given: BinaryIO | None = None) -> Iterator[Content]:
    """The content of ``file``, or of the stream ``given`` that is called so.

    Raises ImportProblem where it cannot be read or decompressed.
    """
    with ExitStack() as stack:
        try:
            plain = stack.enter_context(_seekable(file, given))
            size = plain.seek(0, 2)
            plain.seek(0)
            packed = plain.read(2) == _GZIP
            plain.seek(0)
            stream: IO[bytes] = plain
            if packed:
                stream = cast(IO[bytes], stack.enter_context(gzip.open(plain)))
            most = max(_SMALL, size * GROWS) if packed else None
            digest, begin = _measured(stream, most)
            stream.seek(begin)
        except OSError as error:  # gzip.BadGzipFile is one
            raise ImportProblem(f"cannot be read ({error.strerror or error})") from error
        except EOFError:
            raise ImportProblem("the compressed file is cut short") from None
        except zlib.error as error:
            raise ImportProblem(f"the compressed file is damaged ({error})") from error
        yield Content(stream, digest, begin)


def _seekable(file: str | Path, given: BinaryIO | None) -> IO[bytes]:
    if given is None:
        return Path(file).open("rb")
    held: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 the caller closes it
    shutil.copyfileobj(given, held, _CHUNK)
    return held


def _measured(stream: IO[bytes], most: int | None) -> tuple[str, int]:
    """The hash of all bytes, and where they begin after a byte order mark."""
    digest = blake2b(digest_size=16)
    size = begin = 0
    while piece := stream.read(_CHUNK):
        if size == 0 and piece.startswith(_BOM):
            begin = len(_BOM)
        size += len(piece)
        if most is not None and size > most:
            raise ImportProblem(
                f"becomes more than {GROWS} times its size; decompress it first, if you trust it"
            )
        digest.update(piece)
    return digest.hexdigest(), begin
