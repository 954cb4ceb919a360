"""The lines of a text, and which of them are one paragraph that was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from extractors.words import words

# Wrapped text has lines of about this many characters.
_NARROWEST = 40
_WIDEST = 100
# A line may be a little longer than the longest one that was broken inside a sentence.
_SLACK = 4
# So many lines broken inside a sentence, and the text was wrapped as a whole.
_SURELY_WRAPPED = 3

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BREAK_CHARS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FINAL = re.compile(r"""[.?!…][)\]"'”’»*_]*$""")
_MARKED = re.compile(r"\s*(?:[-*+•‣◦▪●■►»]|#{1,6}|\d{1,3}[.)])\s")
_OPEN_END = re.compile(r"[,;(–—-]$")


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text was wrapped: at which width (0: not at all), and whether there is no doubt."""

    width: int
    surely: bool
    alone: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several of one wrapped paragraph, without space around it.

    ``text`` is what is shown from ``start`` to ``end``, character for character, with markup and
    breaks as spaces; ``after_blank`` tells whether an empty line stands before it, ``marked``
    whether the bullet of a list or the mark of a heading does.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    marked: bool

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in a full stop, a question or exclamation mark, quoted or not."""
    return bool(_FINAL.search(text[-12:].rstrip()))


def logical_lines(text: str, shown: str, alone: Callable[[str], bool]) -> list[Line]:
    """The lines of a text with wrapped paragraphs put together; empty ones are left out.

    ``shown`` is ``text`` with its markup hidden, of the same length. ``alone`` tells lines that
    begin something of their own (a teaser, a byline): they are never put to the one before.
    """
    stanza: list[Line] = []
    result: list[Line] = []
    physical = _physical(text, shown)
    broken = [len(a.text) for a, b in pairwise(physical) if _goes_on(a, b)]
    wrap = _Wrap(max(broken, default=0), len(broken) >= _SURELY_WRAPPED, alone)
    for line in physical:
        if line.after_blank and stanza:
            result += _joined(stanza, shown, wrap)
            stanza = []
        stanza.append(line)
    return result + (_joined(stanza, shown, wrap) if stanza else [])


def _physical(source: str, shown: str) -> list[Line]:
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(shown):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text)
            breaks = len(_BREAK.findall(shown[last:start])) if lines else 0
            last = start + len(text)
            marked = bool(_MARKED.match(source[match.start() : start]))
            lines.append(Line(start, last, text, breaks > 1 or not lines, marked))
    return lines


def _goes_on(line: Line, following: Line) -> bool:
    """Whether ``line`` was broken in the middle of a sentence that ``following`` goes on with."""
    if following.after_blank or following.marked or line.final:
        return False
    if not _NARROWEST <= len(line.text) <= _WIDEST:
        return False
    return (
        following.text[0].islower()
        or bool(_OPEN_END.search(line.text))
        or line.text.rsplit(None, 1)[-1] in words("unfinished_endings")
    )


def _filled(line: Line, following: Line, width: int) -> bool:
    """Whether ``line`` is as long as lines of ``width`` are: the next word had no place on it."""
    first_word = following.text.split(None, 1)[0]
    length = len(line.text)
    fits = _NARROWEST <= length <= min(_WIDEST, width + _SLACK)
    return fits and length + 1 + len(first_word) > width and not following.marked


def _joined(stanza: list[Line], shown: str, wrap: _Wrap) -> list[Line]:
    """A stanza's lines, those of a wrapped paragraph as one."""
    wrapped = any(_goes_on(a, b) for a, b in pairwise(stanza))
    groups = [[stanza[0]]]
    for previous, line in pairwise(stanza):
        if _goes_on(previous, line) or (
            (wrapped or (wrap.surely and not previous.final))
            and _filled(previous, line, wrap.width)
            and not wrap.alone(line.text)
            # A teaser that fills its line may go on; a sentence after it is never its own.
            and (not wrap.alone(groups[-1][0].text) or (line is stanza[-1] and not line.final))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Line(
            group[0].start,
            group[-1].end,
            _BREAK_CHARS.sub(" ", shown[group[0].start : group[-1].end]),
            group[0].after_blank,
            group[0].marked,
        )
        for group in groups
    ]
