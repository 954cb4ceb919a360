"""The words of a quantity to an ``Amount``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.quantities.numbers import fraction, number
from extractors.quantities.tables import rows, table
from extractors.quantities.units import money_sign, unit
from extractors.values import Amount, Comparison

EMPTY = frozenset({"more", "other", "others", "extra", "each", "apiece"})  # they name no unit
LONGEST = 80  # characters
_SIGNS = str.maketrans("’–—‑‐−", "'-----")
_RANGE = re.compile(r" ?- ?| (?:to|or|and) ")
_AFTER: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (re.compile(r"(?<=\d)\+|(?:-| )plus\b|,? or (?:more|above|over)\b"), "at least"),
    (re.compile(r"-odd\b|,? or so\b|,? or thereabouts\b"), "about"),
    (re.compile(r",? or (?:fewer|less|under|below)\b"), "at most"),
)
_OF_SO_MANY = re.compile(r"(.+?) (?:in|out of)(?: every)? (.+)")
_METRES_OR_MILLIONS = re.compile(r"\d ?m\b")


@cache
def _before() -> tuple[tuple[str, Comparison], ...]:
    found: list[tuple[str, Comparison]] = [(row[0], row[1]) for row in rows("comparisons")]  # type: ignore[misc]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


@lru_cache(maxsize=8192)
def amount_of(words: str, noun: str | None = None) -> Amount | None:
    """What a quantity comes to in numbers, None where it is none ("several", "a few").

    ``words`` are those of the quantity ("some 2,000", "13 billion euros"), ``noun`` the word that
    is counted, which is the unit unless the words have one.
    """
    plain = " ".join(words.lower().translate(_SIGNS).split()).strip(" ,.-")
    if not plain or len(plain) > LONGEST:
        return None
    comparison, plain = _comparison(plain)
    if plain.endswith("majority"):
        comparison = "more than"
    if plain in table("vague"):
        return Amount(float(table("vague")[plain]), None, "about", _unit("", noun))
    sign, plain = money_sign(plain)
    if _METRES_OR_MILLIONS.search(plain) and not sign:
        return None
    plain = plain.replace("%", " %")
    several = _range(plain)
    if several is not None:
        low, high, rest = several
        named = _unit(rest, noun, sign)
        return Amount(low, high, "between", named) if named or not rest else None
    found = _one(plain)
    if found is None:
        return None
    value, rest, is_part = found
    rest = "" if rest in EMPTY else rest
    if rest and _unit(rest, None) is None:
        return None
    named = _unit(rest, noun, sign)
    if is_part and not rest:
        named = f"of {noun.lower()}" if noun and noun.lower() not in plain else None
    return _bounded(value, comparison, named)


def _bounded(value: float, comparison: Comparison, named: str | None) -> Amount:
    if comparison in ("at least", "more than"):
        return Amount(value, None, comparison, named)
    if comparison in ("at most", "less than"):
        return Amount(None, value, comparison, named)
    return Amount(value, value, comparison, named)


def _comparison(words: str) -> tuple[Comparison, str]:
    """How the number is meant, and the words without what says so; the first word decides."""
    meant: Comparison = "exactly"
    again = True
    while again:
        again = False
        for opening, comparison in _before():
            if words.startswith(f"{opening} ") or (
                words.startswith(opening)
                and words[len(opening) : len(opening) + 1] in "$€£"
                and len(words) > len(opening)
            ):
                words = words[len(opening) :].strip()
                meant = comparison if meant == "exactly" else meant
                again = True
                break
    for ending, comparison in _AFTER:
        if ending.search(words):
            words = " ".join(ending.sub(" ", words).split())
            meant = comparison if meant == "exactly" else meant
    return meant, words


def _one(words: str) -> tuple[float, str, bool] | None:
    """The number at the beginning, what follows it, and whether it is a part of a whole."""
    ratio = _OF_SO_MANY.fullmatch(words)
    if ratio:
        part, whole = number(ratio[1]), number(ratio[2])
        return (part / whole, "", True) if part and whole and part <= whole else None
    tokens = words.split()
    for stop in range(len(tokens), 0, -1):
        before, after = " ".join(tokens[:stop]), " ".join(tokens[stop:])
        value = number(before)
        if value is not None and before not in ("a", "an"):
            return value, after, False
        part = fraction(before)
        if part is not None:
            return part, after.removeprefix("of").strip(), True
    return None


def _range(words: str) -> tuple[float, float, str] | None:
    """ "10 to 20 million", "between 10 and 20", "two or three" with what follows."""
    between = words.startswith(("between ", "from "))
    words = words.removeprefix("between ").removeprefix("from ")
    for to in _RANGE.finditer(words):
        if to[0].strip() == "and" and not between:
            continue
        first, last = number(words[: to.start()]), _one(words[to.end() :].lstrip("$€£"))
        if first is None or last is None or last[2]:
            continue
        scale = _scale(words[to.end() :])
        if scale > 1 and first <= last[0] / scale and _scale(words[: to.start()]) == 1:
            first *= scale
        if first < last[0]:
            return first, last[0], last[1]
    return None


def _scale(words: str) -> float:
    """The largest of the words that multiply: 1,000,000 for "20 million"."""
    sizes = {row[0]: float(row[1]) for row in rows("numbers") if row[2] == "times"}
    return max((sizes.get(word, 1.0) for word in re.findall(r"[a-z]+", words)), default=1.0)


def _unit(rest: str, noun: str | None, sign: str = "") -> str | None:
    return sign or (unit(rest) if rest else None) or (unit(noun.lower()) if noun else None)
