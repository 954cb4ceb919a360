"""A table as text, in columns that line up whatever script the cells are in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns with two blanks between them, a rule under the head, the last column unpadded.

    Cells are shown on one line: line breaks become blanks; control characters, which could steer
    a terminal, and marks that turn the direction of text become U+FFFD.
    """
    shown = [[on_one_line(cell) for cell in row] for row in (head, *rows)]
    if not head:
        return ""
    widths = [max(_width(row[column]) for row in shown) for column in range(len(head))]
    shown.insert(1, ["─" * width for width in widths])
    lines = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in shown
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def on_one_line(text: str) -> str:
    """``text`` as a terminal can show it on one line, whatever an article has put into it."""
    return "".join(
        " "
        if mark.isspace()
        else "�"
        if mark in _DIRECTIONS or unicodedata.category(mark) in ("Cc", "Cs")
        else mark
        for mark in text
    )


def _width(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    return sum(
        0 if unicodedata.combining(mark) else 1 + (unicodedata.east_asian_width(mark) in "WF")
        for mark in text
    )
