"""The words before a time expression that belong to it."""

from __future__ import annotations

import re
from functools import cache

from extractors.times.calendar import rows


def opening(text: str) -> str:
    """What at the end of ``text`` opens the expression that follows, "" for nothing.

    A preposition, a part of a period and an article, each where it is there: "fell by the end of "
    → "by the end of ".
    """
    found = _pattern().search(text if text.endswith((" ", "-")) else f"{text} ")
    return found[0].lstrip() if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    prepositions = _alternatives([row[0] for row in rows("bounds")] + ["between"])
    parts = _alternatives([row[0].removeprefix("the ") for row in rows("parts")])
    return re.compile(
        rf"(?:(?<=^)|(?<=\W))(?=\S)(?:{prepositions} )?(?:(?:the )?(?:{parts})[ -])?(?:the )?$",
        re.I,
    )


def _alternatives(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: -len(w)))})"
