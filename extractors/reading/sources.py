"""From what the user named to a sorted list of things to read: files, standard input, URLs."""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.reading.errors import ReadError, one_line
from extractors.reading.sniff import holds_other_records
from extractors.words import words

log = logging.getLogger(__name__)

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
_KNOWN = ", ".join(SUFFIXES)
_WILDCARDS = frozenset("*?[")


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing to read.

    ``name`` and ``source`` become those of its documents; ``path`` is the file to open, "" for
    standard input and URLs, whose ``suffix`` is not known yet either.
    """

    name: str
    source: str
    path: str
    suffix: str


def is_url(source: str) -> bool:
    """Whether ``source`` is an http or https URL."""
    return source.lower().startswith(("http://", "https://"))


def collect(sources: Sequence[str], on_error: Callable[[ReadError], None]) -> list[Item]:
    """All that ``sources`` name, each thing once, sorted by name: their order does not matter.

    ``on_error`` is told of what is missing, of an unknown kind or holds nothing to read.
    """
    items: list[Item] = []
    errors: list[ReadError] = []
    for source in sorted(set(sources)):
        try:
            items += _named(source, errors)
        except ReadError as error:
            errors.append(error)
    for found in sorted(errors, key=str):
        on_error(found)
    first: dict[str, Item] = {}
    for item in sorted(items):
        first.setdefault(os.path.realpath(item.path) if item.path else item.source, item)
    return list(first.values())


def _named(source: str, errors: list[ReadError]) -> list[Item]:
    if source == STDIN:
        return [Item(STDIN, STDIN, "", "")]
    if is_url(source):
        return [Item(source, source, "", "")]
    if "\x00" in source or not source:
        raise ReadError(source or '""', "is no path", "name a file, a folder, - or a URL")
    # A path as it stands comes first, so that "[draft].txt" is itself and no pattern.
    if os.path.lexists(source):
        if Path(source).is_dir():
            return _folder(source, errors)
        return [_file(source)]
    if _WILDCARDS & set(source):
        return _pattern(source, errors)
    raise ReadError(readable(source), "does not exist", "check the path")


def _file(path: str) -> Item:
    """A file that the user named: here an unknown kind is an error."""
    suffix = Path(path).suffix.lower()
    source = readable(path)
    if suffix not in SUFFIXES:
        reason = f"has an unknown extension ({suffix or 'none'})"
        raise ReadError(source, reason, f"known are {_KNOWN}; - reads standard input as text")
    return Item(readable(Path(path).name), source, path, suffix)


def _folder(folder: str, errors: list[ReadError], base: str | None = None) -> list[Item]:
    base = folder if base is None else base
    items = []
    for path in _walk(folder, errors):
        suffix = Path(path).suffix.lower()
        reason = _no_article(path, suffix)
        if reason:
            log.info("%s: skipped, %s", one_line(readable(path)), reason)
            continue
        name = readable(os.path.relpath(path, base or "."))
        items.append(Item(name, readable(path), path, suffix))
    if not items:
        reason = f"holds no file that can be read ({_KNOWN})"
        raise ReadError(readable(folder), reason, "name another folder")
    return items


def _no_article(path: str, suffix: str) -> str:
    """Why a file that was found in a folder is no article, "" where it is one."""
    if suffix not in SUFFIXES:
        return "unknown extension"
    if Path(path).stem.lower() in words("housekeeping_files"):
        return "tells about its folder"
    # Only regular files are looked into: a pipe would wait for ever.
    if suffix == ".jsonl" and Path(path).is_file() and holds_other_records(path):
        return "its lines have no text"
    return ""


def _walk(folder: str, errors: list[ReadError]) -> Iterator[str]:
    def refused(error: OSError) -> None:
        place = readable(str(error.filename or folder))
        errors.append(ReadError(place, f"cannot be listed ({error.strerror})", "check its rights"))

    # Links to folders are not followed: they may lead in circles.
    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                log.info("%s: skipped, hidden", one_line(readable(str(Path(place) / name))))
            else:
                yield str(Path(place) / name)


def _pattern(pattern: str, errors: list[ReadError]) -> list[Item]:
    """What a glob matches. Names are relative to its part before the first wildcard."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if _WILDCARDS & set(part))
    base = str(Path(*parts[:fixed])) if fixed else ""
    items = []
    # Path.glob takes no absolute pattern.
    for path in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        if Path(path).is_dir():
            # "**" matches folders too, whose files it matches by themselves.
            if "**" not in parts:
                items += _folder(path, errors, base)
        elif Path(path).suffix.lower() in SUFFIXES:
            name = readable(os.path.relpath(path, base or "."))
            items.append(Item(name, readable(path), path, Path(path).suffix.lower()))
        else:
            log.info("%s: skipped, unknown extension", one_line(readable(path)))
    if not items:
        reason = f"matches no file that can be read ({_KNOWN})"
        raise ReadError(readable(pattern), reason, "check the pattern")
    return items


def readable(path: str) -> str:
    """``path`` as text: normalised, with forward slashes, bytes that are no text escaped."""
    posix = Path(os.path.normpath(path)).as_posix()
    return posix.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
