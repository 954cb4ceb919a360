"""The word lists of this room: plain data files, one entry a line, ``#`` for comments."""

from __future__ import annotations

from collections import defaultdict
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


@lru_cache(maxsize=1)
def kin() -> dict[str, frozenset[str]]:
    """For each noun those of things that it may take up: its synonyms, and what it is general for.

    "The quake" for an earthquake (``synonyms.txt``), "the vehicle" for a lorry
    (``hypernyms.txt``).
    """
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines("synonyms.txt"):
        for word in line.split():
            found[word].update(line.split())
    for line in lines("hypernyms.txt"):
        general, _, special = line.partition(":")
        for word in general.split():
            found[word].update(special.split())
    return {word: frozenset(others - {word}) for word, others in found.items()}


def bag(text: str) -> frozenset[str]:
    """The words of a line, for lists too short for a file of their own."""
    return frozenset(text.split())
