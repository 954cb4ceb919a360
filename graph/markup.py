"""Text as XML 1.0 has it; what XML cannot carry is refused, and never replaced in silence."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_UNCARRIED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = {"\r": "&#13;"}  # which a reader would take for a line feed


class Uncarried(ValueError):
    """A format has no way to write this: which format, what, and which others have one."""


def xml_text(value: str) -> str:
    """``value`` as the text of an element. Raises Uncarried for characters that XML has not."""
    match = None if value.isprintable() else _UNCARRIED.search(value)
    if match is not None:
        near = value[max(0, match.start() - 20) : match.start()]
        raise Uncarried(
            f"XML cannot carry the character U+{ord(match.group()):04X} (after {near!r}); "
            "ask for a format that is no XML"
        )
    return escape(value, _KEPT)
