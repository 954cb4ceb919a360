"""The word lists of this room: plain data files, ``#`` for comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of ``data/NAME.txt`` that are neither empty nor comments."""
    text = (files("graph.identity") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """The words of ``data/NAME.txt``, separated by white space."""
    return frozenset(word for line in lines(name) for word in line.split())


@lru_cache(maxsize=16)
def first_of_line(name: str) -> Mapping[str, str]:
    """Each word of ``data/NAME.txt`` with the first one of its line, which stands for it."""
    return {word: line.split()[0] for line in lines(name) for word in line.split()}


@lru_cache(maxsize=1)
def fields() -> Mapping[str, frozenset[str]]:
    """Nouns with the fields of life whose people they are said of: "striker" → {"sport"}."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines("fields"):
        name, _, nouns = line.partition(":")
        for noun in nouns.split():
            found[noun].add(name)
    return {noun: frozenset(names) for noun, names in found.items()}
