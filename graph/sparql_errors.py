"""What is wrong with a query, where, and what was expected there, in words of SPARQL."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from itertools import pairwise

from graph.naming import nearest
from graph.sparql import Token, place, tokens

_POSITION = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_BRACKETS = {"(": ")", "{": "}", "[": "]"}
_QUOTES = frozenset("'\"")
_SCHEME = re.compile(r"(?:https?|urn|file|mailto|ftp):")
_ENDS = frozenset("}.;,)")
_TERMS = frozenset({"variable", "iri", "prefixed", "string"})
_OPERATORS = frozenset("=<>!&|+*/,;-")
_SHOWN = 8
_AROUND = 100  # characters of a long line before and after the place
_LONG = 20_000  # characters of a query that are not parsed twice
_NEVER = frozenset({"LATERAL", "SERVICE", "Prefix not found"})

log = logging.getLogger(__name__)


class QueryError(Exception):
    """A query that cannot be run.

    ``line`` and ``column`` count from 1 and are None where no place is to blame.
    """

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        self.line = line
        self.column = column
        where = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(where + message)


def explained(sparql: str, message: str, namespaces: Mapping[str, str]) -> QueryError:
    """The engine's error as one that shows the line and says what was expected.

    ``namespaces`` are the prefixes that are declared already.
    """
    found = list(tokens(sparql))
    match = _POSITION.fullmatch(message)
    guess = _unclosed(found) or _undeclared(found, namespaces) or _unbalanced(found)
    if guess is None and match is not None and not _told(match[3]):
        guess = _missing(found, _offset(sparql, int(match[1]), int(match[2])))
    if guess is not None:
        token, said = guess
        line, column = place(sparql, token.start)
        return QueryError(said + _picture(sparql, line, column), line, column)
    if match is None:
        return QueryError(f"the query cannot be read: {message}")
    reached = int(match[1]), int(match[2])
    line, column = min(_beginning(sparql) or reached, reached)
    width = reached[1] - column if line == reached[0] else 1
    return QueryError(
        _expected(match[3], reached) + _picture(sparql, line, column, width), line, column
    )


def _expected(said: str, reached: tuple[int, int]) -> str:
    """The engine's list of what could stand here, without its character classes."""
    shown = _words(said)
    where = f"at line {reached[0]}, column {reached[1]}"
    told = _told(said)
    if told:
        return f"{told[0]} {where}"
    if not shown:
        return f"this is no clause of SPARQL; expected something else {where}"
    more = " …" if len(shown) > _SHOWN else ""
    which = "one of " if len(shown) > 1 else ""
    return f"this is no clause of SPARQL; expected {which}{', '.join(shown[:_SHOWN])}{more} {where}"


def _words(said: str) -> list[str]:
    names = [name.strip() for name in said.removeprefix("one of ").split(", ")]
    shown = [name for name in names if re.fullmatch(r"[A-Za-z][A-Za-z ]*", name)]
    return [name for name in shown if name not in _NEVER]


def _told(said: str) -> list[str]:
    """Not what could stand there but what is wrong, in a sentence."""
    return [name for name in _words(said) if " " in name]


def _offset(sparql: str, line: int, column: int) -> int:
    before = sparql.split("\n")[: line - 1]
    return sum(len(one) + 1 for one in before) + column - 1


def _beginning(sparql: str) -> tuple[int, int] | None:
    """Line and column of the first clause that cannot be read.

    The engine tells only how far it came; rdflib's parser tells where the clause begins. It
    expands tabs, so queries with tabs do without.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    if "\t" in sparql or len(sparql) > _LONG:
        return None
    try:
        parseQuery(sparql)
    except ParseException as error:
        return place(sparql, error.loc)
    except Exception:
        # Its own faults must not hide the engine's message.
        log.debug("rdflib's parser failed on a query", exc_info=True)
    return None


def _picture(sparql: str, line: int, column: int, width: int = 1) -> str:
    """The line with a mark under the place."""
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    cut = max(0, column - _AROUND)
    column, text = column - cut, text[cut : cut + 2 * _AROUND]
    width = min(width, 2 * _AROUND)
    return f"\n  {text}\n  {' ' * (column - 1)}^{'~' * (width - 1)}"


def _unclosed(found: list[Token]) -> tuple[Token, str] | None:
    """A quotation mark that opens no string, or a < that opens no IRI and compares nothing."""
    for token, following in zip(found, [*found[1:], None], strict=True):
        if token.kind != "other":
            continue
        if token.text in _QUOTES:
            return token, f"the string that begins with this {token.text} is never closed"
        beside = following is not None and following.start == token.start + 1
        if token.text == "<" and beside and _SCHEME.match(following.text if following else ""):
            return token, "this IRI holds a blank or another character that none may have"
    return None


def _missing(found: list[Token], reached: int) -> tuple[Token, str] | None:
    """What ends a triple or an expression of which a part is not there."""
    read = [token for token in found if token.start < reached]
    pairs = list(pairwise(read))[-2:]  # the engine may look one token ahead
    for last, token in reversed(pairs):
        if token.text in _ENDS and last.text in _OPERATORS:
            words = "expected a variable, an IRI or a value"
            return token, f"a value is missing after {last.text}: {words}"
    for last, token in pairs[-1:]:
        if token.text in _ENDS and (last.kind in _TERMS or last.text == "a"):
            return token, (
                f"a part is missing before this {token.text}: a triple has a subject, a predicate "
                "and an object, each a variable, an IRI or a value"
            )
    return None


def _undeclared(found: list[Token], namespaces: Mapping[str, str]) -> tuple[Token, str] | None:
    """The first prefixed name whose prefix nobody declares."""
    declared = set(namespaces)
    for previous, token in zip([None, *found], found, strict=False):
        if token.kind != "prefixed":
            continue
        prefix = token.text.split(":", 1)[0]
        if previous is not None and previous.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared and not (previous is not None and previous.text == "_"):
            close = nearest(prefix, declared, 1)
            hint = f"did you mean {close[0]}:? " if close else ""
            return token, (
                f"the prefix {prefix}: is not declared; {hint}expected PREFIX {prefix}: <…>, "
                f"or one of {', '.join(f'{name}:' for name in namespaces)}"
            )
    return None


def _unbalanced(found: list[Token]) -> tuple[Token, str] | None:
    """The bracket that is never closed, or closes what was not opened."""
    opened: list[Token] = []
    for token in found:
        if token.kind != "bracket":
            continue
        if token.text in _BRACKETS:
            opened.append(token)
        elif not opened:
            return token, f"this {token.text} closes nothing"
        elif _BRACKETS[opened[-1].text] != token.text:
            return token, f"expected {_BRACKETS[opened[-1].text]} before this {token.text}"
        else:
            opened.pop()
    if opened:
        token = opened[-1]
        return token, f"expected {_BRACKETS[token.text]}: this {token.text} is never closed"
    return None
