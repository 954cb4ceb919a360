"""Hiding what no sentence holds from the parser: runs of signs, blobs, stammer, nested brackets.

Every function returns a text of the same length as the one it is given, so that offsets in the one
are offsets in the other, and takes time in proportion to that length. The tokenizer peels signs
off a word one by one, each time looking at all of the rest: ten thousand commas in a row cost it
ten seconds, and a word of some kilobytes (an embedded picture) as much.
"""

from __future__ import annotations

import re

LONGEST_WORD = 200  # characters between two spaces; the longest words of prose are web addresses
MOST_SIGNS = 3  # equal signs in a row: an ellipsis, "!!!"
LONGEST_ASIDE = 2_000  # characters between a bracket and its partner

_SIGNS = re.compile(rf"([^\w\s])\1{{{MOST_SIGNS},}}")
# Pictographs, with what joins and colours them.
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]+"
)
_BLOB = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# A word said three times or more; twice may be meant ("had had", "Baden Baden").
_STAMMER = re.compile(r"\b([^\W\d_]+)((?:\s+\1\b){2,})", re.I)
_BRACKETS = re.compile(r"[()\[\]{}]")
_OPENING = {")": "(", "]": "[", "}": "{"}


def quiet(text: str) -> str:
    """``text`` with a space for each character that only disturbs the parse. Same length.

    Hidden are signs beyond the third of a run of equal ones, emoji, words of more than
    ``LONGEST_WORD`` characters, a word's third and further repetition (with the second), and what
    stands in brackets within brackets.
    """
    text = _SIGNS.sub(lambda match: _first(match, MOST_SIGNS), text)
    for pattern in (_PICTURES, _BLOB):
        text = pattern.sub(lambda match: _first(match, 0), text)
    text = _STAMMER.sub(lambda match: _first(match, len(match[1])), text)
    return _without_nested(text)


def _first(match: re.Match[str], size: int) -> str:
    """The first characters of a match, and spaces for the rest."""
    return match[0][:size].ljust(len(match[0]))


def _without_nested(text: str) -> str:
    """``text`` without what stands in brackets within brackets; lone brackets change nothing."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        sign, place = match[0], match.start()
        if sign not in _OPENING:
            opened.append((sign, place))
        elif opened and opened[-1][0] == _OPENING[sign]:
            start = opened.pop()[1]
            if place - start <= LONGEST_ASIDE:
                pairs.append((start, place + 1))
    if len(pairs) < 2:
        return text
    parts: list[str] = []
    last = outer = 0
    for start, end in sorted(pairs):
        if start >= outer:
            outer = end
        elif start >= last:
            parts += [text[last:start], " " * (end - start)]
            last = end
    return "".join([*parts, text[last:]])
