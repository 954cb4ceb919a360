"""Values for the variables of a query, given as terms: ``VALUES`` where the variable occurs.

The SPARQL 1.1 Protocol sends text only. A variable has one meaning within its query and another
inside a sub-select that does not project it, and a ``FILTER`` sees what its own group binds: so
the terms, as the engine itself writes and escapes them, are joined to every group that names the
variable, and to no group of a sub-select that hides it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.sparql import Token, form, projected, tokens
from graph.store import Bindings


@dataclass
class _Group:
    """What stands between two braces: ``start`` is after the first, ``names`` what it mentions."""

    start: int
    data: bool
    select: bool
    hidden: frozenset[str]
    names: set[str] = field(default_factory=set)


def bound(sparql: str, bindings: Bindings) -> str:
    """``sparql`` with ``bindings``, and a note of our own where it has none.

    Raises RuntimeError where a SELECT does not project one of them, as the engine does.
    """
    if not bindings:
        return sparql
    first = form(sparql)
    if first is not None and first.text.upper() == "SELECT":
        head = projected(sparql[first.start :])
        every = any(t.text == "*" for t in _head(sparql[first.start :]))
        for name in bindings:
            if name not in head and not every:
                raise RuntimeError(f"the query does not project ?{name}")
    places: list[tuple[int, str]] = []
    outermost = True
    for group in _groups(sparql, frozenset(bindings)):
        names = set(bindings) if outermost else group.names & set(bindings)
        outermost = False
        for name in sorted(names - group.hidden):
            places.append((group.start, f" VALUES ?{name} {{ {bindings[name]} }} "))
    for start, words in sorted(places, reverse=True):
        sparql = sparql[:start] + words + sparql[start:]
    return sparql


def _groups(sparql: str, wanted: frozenset[str]) -> Iterator[_Group]:
    """The groups of patterns, outermost first as they open, when the whole query was seen."""
    found: list[_Group] = []
    opened: list[_Group] = []
    every = list(tokens(sparql))
    for number, token in enumerate(every):
        if token.text == "{" and token.kind == "bracket":
            opened.append(_group(every, number, opened, wanted))
            found.append(opened[-1])
        elif token.text == "}" and token.kind == "bracket" and opened:
            opened.pop()
        elif token.kind == "variable" and opened:
            opened[-1].names.add(token.text[1:])
    return (group for group in found if not group.data and not group.select)


def _group(
    every: Sequence[Token], number: int, opened: Sequence[_Group], wanted: frozenset[str]
) -> _Group:
    start = every[number].start + 1
    following = every[number + 1] if number + 1 < len(every) else None
    select = following is not None and following.text.upper() == "SELECT"
    above = opened[-1] if opened else None
    hidden = above.hidden if above else frozenset()
    if select:
        rest = every[number + 1 :]
        if not any(token.text == "*" for token in _until_brace(rest)):
            seen = {token.text[1:] for token in _until_brace(rest) if token.kind == "variable"}
            hidden = hidden | (wanted - seen)
    return _Group(start, _is_data(every, number) or bool(above and above.data), select, hidden)


def _is_data(every: Sequence[Token], number: int) -> bool:
    """Whether the brace opens no pattern but the data of VALUES or the template of CONSTRUCT."""
    before = number - 1
    if before >= 0 and every[before].text == ")":
        while before >= 0 and every[before].text != "(":
            before -= 1
        return before > 0 and every[before - 1].text.upper() == "VALUES"
    if before >= 0 and every[before].text.upper() == "CONSTRUCT":
        return True
    return (
        before > 0
        and every[before].kind == "variable"
        and every[before - 1].text.upper() == "VALUES"
    )


def _head(sparql: str) -> Iterator[Token]:
    return _until_brace(tokens(sparql))


def _until_brace(found: Iterator[Token] | Sequence[Token]) -> Iterator[Token]:
    for token in found:
        if token.text == "{":
            return
        yield token
