"""Units: what is counted or measured, and money by its code."""

from __future__ import annotations

import re

from extractors.quantities.tables import rows, table

_BEFORE = sorted((row[0] for row in rows("units") if not row[0].isalpha()), key=lambda w: -len(w))
_SIGN = re.compile("|".join(re.escape(sign) for sign in _BEFORE if sign != "%" and " " not in sign))
LONGEST = 3  # words


def money_sign(words: str) -> tuple[str, str]:
    """The unit of a sign before a number and the rest: "us$50 million" → USD, "50 million"."""
    found = _SIGN.match(words)
    if found is None:
        return "", words
    return table("units")[found[0]], words[found.end() :].strip()


def unit(words: str) -> str | None:
    """The unit that the words after a number name: "per cent" → %, "euros" → EUR, "metres".

    A unit that has no code is called as it is written, in lower case; None for what is no unit.
    """
    plain = words.strip(" -,")
    known = table("units").get(plain)
    if known:
        return known
    parts = plain.split()
    if not parts or len(parts) > LONGEST or not all(part.isalpha() for part in parts):
        return None
    return plain
