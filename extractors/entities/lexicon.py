"""The word lists of this room: plain data files, one entry a line, ``#`` for comments."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def data(name: str) -> str:
    """The text of one of the data files."""
    return (files("extractors.entities") / "data" / name).read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """The lines of a data file that are neither empty nor comments."""
    return [line for line in data(name).splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """The words of ``data/NAME.txt``, separated by white space; "_" stands for a space."""
    return frozenset(
        word.replace("_", " ") for line in lines(f"{name}.txt") for word in line.split()
    )


@lru_cache(maxsize=8)
def groups(name: str) -> dict[str, int]:
    """Each word of ``data/NAME.txt`` with the number of its line: words of one line go together."""
    return {word: i for i, line in enumerate(lines(f"{name}.txt")) for word in line.split()}


def bag(text: str) -> frozenset[str]:
    """The words of a line, for lists too short for a file of their own."""
    return frozenset(text.split())
