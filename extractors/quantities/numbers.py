"""Numbers in figures and words: "2,000", "13 billion", "twenty-one", "half a million"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from extractors.quantities.tables import rows, table

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_WORD = re.compile(r"[\d.,]+|[^\W\d_]+")
_LINKS = frozenset({"and", "a", "an"})


@cache
def _words() -> dict[str, tuple[int, str]]:
    return {word: (int(value), use) for word, value, use in rows("numbers")}


@cache
def _fractions() -> dict[str, Fraction]:
    found = {name: Fraction(int(above), int(below)) for name, above, below in rows("fractions")}
    plurals = {f"{name}s": value for name, value in found.items()}
    return {**found, **plurals, "halves": Fraction(1, 2)}


def number(words: str) -> float | None:
    """The value of a number in lower case, None where the words are not a number and nothing else.

    "A", "an" and "one" are 1: "a dozen" is 12, "half a million" 500,000, "two thirds" 0.666….
    """
    value = _value(words)
    return float(value) if value is not None else None


def ordinal(words: str) -> int | None:
    """The number of an ordinal in lower case: "19th", "nineteenth" → 19."""
    found = _ORDINAL.fullmatch(words)
    if found:
        return int(found[1])
    known = table("ordinals").get(words)
    return int(known) if known else None


def fraction(words: str) -> float | None:
    """The value of a part of a whole: "half", "a quarter", "two thirds", "three-quarters"."""
    *before, last = words.replace("-", " ").split() or [""]
    part = _fractions().get(last)
    if part is None or before[:1] == ["the"]:
        return None
    many = _value(" ".join(before)) if before else Fraction(1)
    return float(many * part) if many is not None else None


def _value(words: str) -> Fraction | None:
    parts = _WORD.findall(words)
    if not parts or "".join(parts) != re.sub(r"[\s-]", "", words):
        return None
    if parts[0] == "half" and parts[1:2] in (["a"], ["an"]):
        rest = _value(" ".join(parts[1:]))
        return rest / 2 if rest is not None else None
    if parts[-3:] == ["and", "a", "half"]:
        rest = _value(" ".join(parts[:-3]))
        return rest + Fraction(1, 2) if rest is not None else None
    whole = Fraction(0)  # what larger units have closed off: "two million" of "two million ten"
    group: Fraction | None = None
    for at, part in enumerate(parts):
        if _FIGURES.fullmatch(part):
            if group is not None:
                return None
            group = Fraction(part.replace(",", ""))
        elif part in _words():
            value, use = _words()[part]
            if use == "add":
                group = (group or Fraction(0)) + value
            elif value == 100:
                group = (group or Fraction(1)) * value
            else:
                whole += (group if group is not None else Fraction(1)) * value
                group = None
        elif part in ("a", "an") and at == 0:
            group = Fraction(1)
        elif part not in _LINKS or at == 0:
            return None
    return whole + (group or Fraction(0)) if parts[-1] not in _LINKS or len(parts) == 1 else None
