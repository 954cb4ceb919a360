"""Hiding markup from the parser without moving a single character.

Every function here returns a text of the same length as the one it is given, so that offsets in
the one are offsets in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LINE_START = r"^[ \t]{0,12}"

# What these match is hidden; where a pattern has groups, only the groups are.
# They are safe on plain text too: a hashtag, a snake_case name or a footnote's * stays.
_EVERYWHERE = (
    re.compile(r"```+[\w-]*|~~~+[\w-]*"),
    re.compile(_LINE_START + r"(#{1,6})[ \t]+", re.M),
    re.compile(_LINE_START + r"((?:[-*+•‣◦▪●■►»>][ \t]+)+)(?=\S)", re.M),
    re.compile(r"(\*\*\*|\*\*|__)(?=\S)[^*_\n]{1,400}?(?<=\S)(\1)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,400}?(?<=[^\s*])(\*)(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])[^_\n]{1,400}?(?<=[^\s_])(_)(?![\w_])"),
    re.compile(r"(!\[[^\[\]\n]{0,300}\]\([^()\s]{1,800}(?:[ ]\"[^\"\n]{0,200}\")?\))"),
    re.compile(r"(\[)[^\[\]\n]{1,300}(\]\([^()\s]{1,800}(?:[ ]\"[^\"\n]{0,200}\")?\))"),
)
_MARKDOWN = (
    re.compile(r"<!--.{0,2000}?-->", re.S),
    re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"),
    re.compile(r"<https?://[^<>\s]{1,800}>"),
    re.compile(r"(`)[^`\n]{1,300}(`)"),
    re.compile(r"(~~)[^~\n]{1,300}(~~)"),
    re.compile(r"(\[)[^\[\]\n]{1,300}(\]\[[^\[\]\n]{0,100}\])"),
    re.compile(r"(\[\^[^\[\]\s]{1,40}\])"),
    re.compile(r"^[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S+.*$", re.M),
    re.compile(_LINE_START + r"(\d{1,3}[.)])[ \t]+(?=\S)", re.M),
    re.compile(r"[ \t](#+)[ \t]*$", re.M),
    re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$|^[ ]{0,3}=+[ \t]*$|^[ ]{0,3}-+[ \t]*$", re.M),
    re.compile(r"\*\*+"),
    re.compile(r"(\\)(?=[!-/:-@\[-`{-~])"),
)
_FENCED = re.compile(
    r"^[ ]{0,3}(```++|~~~++)[^\n`~]{0,100}\n.*?(?:^[ ]{0,3}\1[ \t]*$|\Z)", re.M | re.S
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?:.*\r?\n){0,60}?---[ \t]*(?:\r?\n|\Z)")

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛ʼ`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_BREAK = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_BREAK}]")
_SHOWN = re.compile(f"[^{_BREAK}]")
_ODD = re.compile(
    rf"(?![{_BREAK}])"
    r"[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060"
    r"\u2066-\u2069\u3000\ufeff]"
)


def front_matter(text: str, *, markdown: bool) -> str:
    """The block of ``key: value`` lines that opens a Markdown file, "" where there is none."""
    found = _FRONT_MATTER.match(text) if markdown else None
    return found[0] if found else ""


@lru_cache(maxsize=4)
def unmarked(text: str, *, markdown: bool) -> str:
    """``text`` with its Markdown marks as spaces; line breaks stay. Same length.

    Without ``markdown`` only marks that plain text never means otherwise are hidden; with it also
    front matter, fenced code, tags, reference links, rules and escapes.
    """
    if markdown:
        matter = len(front_matter(text, markdown=True))
        text = _blank(text[:matter]) + text[matter:]
        text = _FENCED.sub(lambda match: _blank(match[0]), text)
    for pattern in (*_MARKDOWN, *_EVERYWHERE) if markdown else _EVERYWHERE:
        text = pattern.sub(_hide, text)
    return text


def plain_spaces(text: str) -> str:
    """``text`` with a space for each control character and each odd space; breaks stay."""
    return _ODD.sub(" ", text)


def plain_characters(text: str) -> str:
    """``text`` with straight quotation marks, and a space for every break and control character.

    Same length: what has no equal of one character (… — –) stays.
    """
    return _BREAKS.sub(" ", plain_spaces(text)).translate(_QUOTES)


def _hide(match: re.Match[str]) -> str:
    whole = match[0]
    if not match.re.groups:
        return _blank(whole)
    chars = list(whole)
    for group in range(1, match.re.groups + 1):
        start, end = match.span(group)
        for index in range(start - match.start(), end - match.start()):
            chars[index] = " "
    return "".join(chars)


def _blank(text: str) -> str:
    return _SHOWN.sub(" ", text)
