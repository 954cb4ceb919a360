"""The lines of a text, and which of them are one paragraph that was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.words import words

# Wrapped text has lines of about this many characters.
_NARROWEST = 40
_WIDEST = 100

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BREAK_CHARS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FINAL = re.compile(r"""[.?!…][)\]"'”’»*_]*$""")
_OPEN_END = re.compile(r"[,;(–—-]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several of one wrapped paragraph, without space around it.

    ``text`` is what is shown from ``start`` to ``end``, character for character, with markup and
    breaks as spaces; ``after_blank`` tells whether an empty line stands before it.
    """

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in a full stop, a question or exclamation mark, quoted or not."""
    return bool(_FINAL.search(text[-12:].rstrip()))


def logical_lines(shown: str) -> list[Line]:
    """The lines of ``shown`` with wrapped paragraphs put together; empty ones are left out."""
    stanza: list[Line] = []
    result: list[Line] = []
    physical = _physical(shown)
    width = _wrap_width(physical)
    for line in physical:
        if line.after_blank and stanza:
            result += _joined(stanza, shown, width)
            stanza = []
        stanza.append(line)
    return result + (_joined(stanza, shown, width) if stanza else [])


def _physical(shown: str) -> list[Line]:
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(shown):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text)
            breaks = len(_BREAK.findall(shown[last:start])) if lines else 0
            last = start + len(text)
            lines.append(Line(start, last, text, breaks > 1 or not lines))
    return lines


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width that the text was wrapped at, 0 where it was not."""
    broken = [len(a.text) for a, b in pairwise(lines) if _goes_on(a, b)]
    return max(broken) if broken else 0


def _goes_on(line: Line, following: Line) -> bool:
    """Whether ``line`` was broken in the middle of a sentence that ``following`` goes on with."""
    if following.after_blank or not _NARROWEST <= len(line.text) <= _WIDEST or line.final:
        return False
    last_word = line.text.rsplit(None, 1)[-1]
    return (
        following.text[0].islower()
        or bool(_OPEN_END.search(line.text))
        or last_word in words("english_function_words")
    )


def _filled(line: Line, following: Line, width: int) -> bool:
    """Whether the next word had no place left on ``line``."""
    first_word = following.text.split(None, 1)[0]
    return _NARROWEST <= len(line.text) <= _WIDEST and len(line.text) + 1 + len(first_word) > width


def _joined(stanza: list[Line], shown: str, width: int) -> list[Line]:
    """A stanza's lines, those of a wrapped paragraph as one."""
    wrapped = any(_goes_on(a, b) for a, b in pairwise(stanza))
    groups = [[stanza[0]]]
    for previous, line in pairwise(stanza):
        if _goes_on(previous, line) or (wrapped and _filled(previous, line, width)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Line(
            group[0].start,
            group[-1].end,
            _BREAK_CHARS.sub(" ", shown[group[0].start : group[-1].end]),
            group[0].after_blank,
        )
        for group in groups
    ]
