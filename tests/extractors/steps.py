"""Counting steps instead of seconds: the same number on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def steps(do: Callable[[], object]) -> int:
    """How many Python functions and generators are entered, and built-in ones called."""
    count = 0

    def tick(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        do()
    finally:
        sys.setprofile(before)
    return count
