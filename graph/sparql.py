"""Looking at the text of a query before it is run: its form, and what it must not do.

A small scanner after the token rules of SPARQL 1.1 (section 19.8): words inside strings, IRIs,
comments, prefixed names and variables are not keywords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
      | '(?:[^'\\\r\n]|\\.)*' | "(?:[^"\\\r\n]|\\.)*")
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>(?:[^\W\d_][\w.\-·]*)?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<bracket>[(){}\[\]])
  | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)

_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_COMPARED = re.compile(r"\).*SERVICE.*#", re.IGNORECASE)
"""What looks like an IRI in ``FILTER(?a<?b)SERVICE?c#>``, and is a comparison and a comment."""

READING = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
UPDATING = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (word, variable, string …), its text and its first character's offset."""

    kind: str
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, comments left out. Never fails: stray characters are tokens too."""
    return iter(_scanned(sparql))


@lru_cache(maxsize=1)  # one query is looked at several times in a row
def _scanned(sparql: str) -> tuple[Token, ...]:
    return tuple(
        Token(match.lastgroup, match.group(), match.start())
        for match in _TOKEN.finditer(sparql)
        if match.lastgroup and match.lastgroup != "comment"
    )


def keywords(sparql: str) -> Iterator[Token]:
    """The words that are keywords or function names."""
    return (token for token in tokens(sparql) if token.kind == "word")


def form(sparql: str) -> Token | None:
    """The first keyword after the prologue: SELECT, ASK … or what stands in its place."""
    for token in keywords(sparql):
        if token.text.upper() not in ("PREFIX", "BASE"):
            return token
    return None


def names_its_graphs(sparql: str) -> bool:
    """Whether the query says by FROM which graphs it asks."""
    return any(token.text.upper() == "FROM" for token in keywords(sparql))


def calls_out(sparql: str) -> Token | None:
    """The first SERVICE keyword, by which a query would reach for the network.

    The engine's parser needs no blank before or after a keyword: ``trueSERVICE``, ``1e5SERVICE``,
    ``SERVICESILENT`` and ``SERVICEex:x {`` hold one.
    """
    found = list(tokens(sparql))
    for token, after in zip_longest(found, found[1:]):
        if token.kind == "word" and _SERVICE.search(token.text):
            return token
        if token.kind == "prefixed" and after is not None and after.text == "{":
            if _SERVICE.search(token.text.split(":")[0]):
                return token
        elif token.kind == "iri" and _COMPARED.search(token.text):
            return token
    return None


def projected(sparql: str) -> frozenset[str]:
    """The names of the variables that a SELECT projects (those of its head, before the group)."""
    names = set()
    for token in tokens(sparql):
        if token.text == "{":
            break
        if token.kind == "variable":
            names.add(token.text[1:])
    return frozenset(names)


def place(sparql: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    before = sparql[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def nesting(sparql: str) -> int:
    """How many brackets stand within each other at most, and signs before a value (``!``, ``-``).

    A parser that descends once for each of them needs that much of its stack.
    """
    deepest = open_now = signs = 0
    for token in tokens(sparql):
        if token.kind == "bracket":
            open_now += 1 if token.text in "([{" else -1
        elif token.text in "!-+^":
            signs += 1
        else:
            signs = 0
        deepest = max(deepest, open_now + signs)
    return deepest
