"""The formats that can be imported, by name and by the suffix of files."""

from __future__ import annotations

from pathlib import PurePath

FORMATS = ("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld")
"""By the names that ``triplewire export`` gives them."""

SUFFIXES = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
    ".jsonld": "jsonld",
}
COMPRESSED = ".gz"


def format_of(file: str) -> str | None:
    """The name of the format that a file's suffix tells, None where it tells none."""
    path = PurePath(file)
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return SUFFIXES.get(path.suffix.lower())


def stem(file: str) -> str:
    """The file's name without its folder and the suffixes that we know: ``extract``."""
    path = PurePath(file)
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return path.stem if path.suffix.lower() in SUFFIXES else path.name
