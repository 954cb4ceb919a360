"""What is said when something cannot be read: always one line that names the thing."""

from __future__ import annotations

import unicodedata

_BIDIRECTIONAL_CONTROLS = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def one_line(text: str) -> str:
    """``text`` with every character escaped that could break the line or reorder what is shown."""
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _BIDIRECTIONAL_CONTROLS
        else char
        for char in text
    )


class ReadError(Exception):
    """Something that was named could not be read.

    ``source`` is what was named (with ``#LINE`` for a line of JSON Lines), ``reason`` what is
    wrong with it and ``hint`` what to do; ``str()`` joins the three on one line.
    """

    def __init__(self, source: str, reason: str, hint: str = "") -> None:
        super().__init__(source, reason, hint)
        self.source = source
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        said = f"{one_line(self.source)}: {one_line(self.reason)}"
        return f"{said}; {one_line(self.hint)}" if self.hint else said
