"""Whether a file of JSON Lines that was found in a folder holds articles at all."""

from __future__ import annotations

import json
from pathlib import Path

_FIRST = 10_000_000


def holds_other_records(path: str) -> bool:
    """Whether the first line of a file is a JSON object without ``text``: no article, but data.

    So a folder of articles may keep facts, labels or logs beside them. A file that is broken or
    cannot be opened is not judged here.
    """
    try:
        with Path(path).open("rb") as stream:
            first = json.loads(stream.readline(_FIRST))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "text" not in first
