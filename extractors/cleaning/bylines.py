"""Bylines: who wrote the article, from lines such as "By Jane Roe and John Doe in Lagos"."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.cleaning.dates import DAY_OF_YEAR, FULL_DATE, TIME
from extractors.words import words

_LONGEST = 160
_MOST_NAMES = 8
_OPENING = re.compile(
    r"^(?:(?:written|story|words|article|text|posted|published|reported|report|analysis|opinion)"
    r"\s+by|authors?\s*:|by\s*:?)\s+(?=\S)",
    re.I,
)
_DATED = re.compile(rf"(?:\bon\s+)?(?:{FULL_DATE}|{DAY_OF_YEAR}|\b{TIME})", re.I)
_EMAIL = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+")
_SEPARATOR = re.compile(r"\s*(?:[|•·;/]|\s[–—-]\s)\s*")
_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", re.I)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*$")
_WORD = re.compile(r"^(?:[^\W\d_]|['’.-])+,?$")
_INITIAL_END = re.compile(r"\b(?:[A-Z]|Jr|Sr|Dr)\.$")


def byline_authors(line: str) -> tuple[str, ...] | None:
    """The authors that a whole line names, None where it is no byline.

    A byline begins with "By" (or "Written by", "Author:" …) and holds nothing but names, roles,
    agencies, a place and a date: "By Monday evening, the rebels had left." is none. Agencies and
    roles are no authors unless nobody else is named.
    """
    opening = _OPENING.match(line)
    if not opening or len(line) > _LONGEST:
        return None
    rest = line[opening.end() :].strip()
    if rest.endswith((".", "?", "!", ":")) and not _INITIAL_END.search(rest):
        return None
    return _authors(rest)


def named_author(line: str) -> tuple[str, ...] | None:
    """The authors of a line without "By" that gives their role or address beside their names.

    "Jane Roe, Staff Writer", "Jane Roe | jane@example.org"; None for any other line.
    """
    if len(line) > _LONGEST or _OPENING.match(line):
        return None
    if not _EMAIL.search(line) and not any(_is_role(part) for part in _parts(line)[1:]):
        return None
    return _authors(line)


def looks_like_name(text: str) -> bool:
    """Whether ``text`` has the form of a person's full name: two to five capitalised words."""
    found = text.split()
    capitalised = [word for word in found if word[0].isupper()]
    others = [word for word in found if not word[0].isupper()]
    return (
        2 <= len(found) <= 5
        and len(capitalised) >= 2
        and all(word in words("name_particles") for word in others)
        and all(_WORD.match(word) for word in found)
    )


def _authors(rest: str) -> tuple[str, ...] | None:
    parts = _parts(rest)
    if not parts or len(parts) > _MOST_NAMES:
        return None
    names: list[str] = []
    agencies: list[str] = []
    roles: list[str] = []
    for index, part in enumerate(parts):
        if _is_agency(part):
            agencies.append(part)
        elif _is_role(part):
            roles.append(part)
        elif looks_like_name(part) or (index == 0 and _is_place(part)):  # "By Madonna"
            names.append(part)
        elif not _is_place(part):
            return None
    return tuple(dict.fromkeys(names or agencies or roles)) or None


def _parts(text: str) -> list[str]:
    """The names, roles and places of a byline, without dates and addresses."""
    text = _EMAIL.sub("|", _DATED.sub("|", text))
    text = re.sub(r"\(([^()]*)\)", r"|\1", text)
    found = []
    for piece in _SEPARATOR.split(text):
        for part in _LIST.split(piece):
            part = _PLACE.sub("", part).strip(" ,()[]*_")
            if part:
                found.append(re.sub(r"\s+", " ", part))
    return found


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in words("news_agencies"))


def _is_agency(part: str) -> bool:
    return part.removeprefix("for ").lower().removesuffix(" staff") in _agencies()


def _is_role(part: str) -> bool:
    lowered = part.lower().removeprefix("our ").removeprefix("the ")
    roles = words("author_roles")
    return lowered in roles or any(lowered.endswith(" " + role) for role in roles)


def _is_place(part: str) -> bool:
    """Whether ``part`` may be a place or an outlet: at most four capitalised words."""
    found = part.split()
    return len(found) <= 4 and all(word[0].isupper() and _WORD.match(word) for word in found)
