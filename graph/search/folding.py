"""Names without what does not matter to somebody who types them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from graph.naming import folded

MOST_WORDS = 24
"""Words of a name that are looked at; a longer one is a sentence."""

# Letters that Unicode does not take apart. What they become is how they are typed without them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# The marks that are put on Latin, Greek and Cyrillic letters; those of other scripts are letters.
_MARKS = dict.fromkeys(range(768, 880))


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """The words of ``name`` without case, accents and signs, a blank between them.

    "Côte d’Ivoire" → "cote d ivoire", "Al-Shabaab" → "al shabaab". It is the same for all names
    whose ``folded`` is the same.
    """
    apart = unicodedata.normalize("NFKD", folded(name)).translate(_MARKS).casefold()
    letters = unicodedata.normalize("NFC", apart).translate(_LETTERS)
    return " ".join("".join(c if c.isalnum() or _joins(c) else " " for c in letters).split())


def _joins(character: str) -> bool:
    """Whether this is a mark inside a word, such as a vowel of Devanagari."""
    return unicodedata.category(character).startswith("M")


def compact(name: str) -> str:
    """The same without blanks: "U.S." → "us". Never empty, even for a name of signs alone."""
    return plain(name).replace(" ", "") or folded(name)


def words(name: str) -> list[str]:
    """The words of ``plain``."""
    return plain(name).split()[:MOST_WORDS]


def storable(text: str) -> str:
    """``text`` as SQLite can keep it: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
