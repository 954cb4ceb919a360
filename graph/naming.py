"""Names as users type them: what counts as the same, and what is meant if nothing matches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})


class UnknownName(LookupError):
    """No entity bears this name. ``name`` is what was asked, ``nearest`` what comes closest."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        self.name = name
        self.nearest = nearest
        hint = f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
        super().__init__(f"nothing here is called {name!r}{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """``name`` without the differences that do not matter: case, width, blanks, kinds of quotes."""
    composed = unicodedata.normalize("NFKC", name).translate(_QUOTES)
    return " ".join(composed.casefold().split())


def nearest(name: str, names: Iterable[str], number: int = 3) -> list[str]:
    """Those of ``names`` that ``name`` may have been meant for, the likeliest first.

    Names that contain all of its words come before names that merely look alike.
    """
    by_fold: dict[str, str] = {}
    for known in sorted(set(names)):
        by_fold.setdefault(folded(known), known)
    wanted = folded(name)
    words = set(wanted.split())
    containing = [key for key in by_fold if words and words <= set(key.split())]
    containing.sort(key=lambda key: (len(key), key))
    alike = get_close_matches(wanted, by_fold, n=number, cutoff=0.6)
    return [by_fold[key] for key in dict.fromkeys([*containing, *alike])][:number]
