"""Word lists as data files: one entry a line, ``#`` begins a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str, *more: str) -> frozenset[str]:
    """The entries of ``words/NAME.txt``, and of ``more`` lists, in one.

    Raises FileNotFoundError where there is no such list.
    """
    if more:
        return words(name).union(*(words(other) for other in more))
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
