"""Questions to a store: SPARQL 1.1, read-only, or one of our questions by name.

Queries are evaluated by the engine, never in Python. Our prefixes are declared already. Values of
users are terms: in a question they fill its ``VALUES`` as the engine itself writes and escapes
terms, in SPARQL of users they are handed to the engine beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.naming import UnknownName, nearest
from graph.questions import Question, filled, questions
from graph.results import Result
from graph.search.asking import Askable, bearers, nearest_names
from graph.sparql import READING, UPDATING, calls_out, form, place
from graph.sparql_errors import QueryError, explained
from graph.terms import sendable
from graph.vocabulary import prefixes

__all__ = [
    "Askable",
    "QueryError",
    "Question",
    "Result",
    "UnknownName",
    "is_name",
    "question",
    "questions",
    "run",
]

Value = str | NamedNode | Literal


_QUESTION_NAME = re.compile(r"[A-Za-z][\w-]*")

_NUMBER = re.compile(r"[0-9]{1,9}")


def run(store: Askable, text_or_name: str, params: Mapping[str, Value] | None = None) -> Result:
    """The answer to a SPARQL query, or to the question of this name.

    ``params`` are values for the parameters of a question, or for variables that a SELECT
    projects (whose columns are then left out of the answer); strings become literals. A name that
    differs from a label or an alias in case, blanks or quotes only is taken for it.

    Raises QueryError where the query is wrong, would change something or would reach for the
    network, and where parameters are missing or unknown; UnknownName where a question is about a
    name that no entity bears.
    """
    given = dict(params or {})
    if is_name(text_or_name):
        named = question(text_or_name.strip())
        return _ask(store, _filled(store, named, given), {})
    return _ask(store, text_or_name, {name: _term(value) for name, value in given.items()})


def is_name(text: str) -> bool:
    """Whether a text is taken for the name of a question, and not for SPARQL."""
    asked = text.strip()
    known = (*READING, *UPDATING)
    return _QUESTION_NAME.fullmatch(asked) is not None and asked.upper() not in known


def question(name: str) -> Question:
    """The question of this name. Raises QueryError, which tells the names there are."""
    for known in questions():
        if known.name == name.lower():
            return known
    names = [known.name for known in questions()]
    close = nearest(name, names)
    hint = f"did you mean {' or '.join(close)}? " if close else ""
    raise QueryError(f"there is no question {name!r}; {hint}The questions are: {', '.join(names)}")


def _ask(store: Askable, sparql: str, bindings: dict[str, NamedNode | Literal]) -> Result:
    _guard(sparql)
    try:
        answer = store.query(sparql, bindings)
    except SyntaxError as error:
        raise explained(sparql, str(error), prefixes(store.names.base)) from error
    except RuntimeError as error:
        raise QueryError(
            f"the values of {', '.join(sorted(bindings))} can only be given to variables that a "
            f"SELECT names in its head ({error})"
        ) from error
    return Result(answer, frozenset(bindings), prefixes(store.names.base))


def _guard(sparql: str) -> None:
    """Refuse what is no question."""
    first = form(sparql)
    if first is None:
        raise QueryError("the query is empty; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE")
    word = first.text.upper()
    if word in UPDATING:
        line, column = place(sparql, first.start)
        raise QueryError(
            f"{word} would change the graph; queries only read (SELECT, ASK, CONSTRUCT, DESCRIBE)",
            line,
            column,
        )
    if word not in READING:
        line, column = place(sparql, first.start)
        close = nearest(first.text, READING, 1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise QueryError(
            f"{first.text!r} begins no query; expected {', '.join(READING)}{hint}", line, column
        )
    away = calls_out(sparql)
    if away is not None:
        line, column = place(sparql, away.start)
        raise QueryError("SERVICE would reach for the network, which is not allowed", line, column)


def _filled(store: Askable, asked: Question, given: Mapping[str, Value]) -> str:
    """The text of a question with its values; those of parameters that are left out go."""
    known = [parameter.name for parameter in asked.parameters]
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryError(f"question {asked.name} has no parameter {name!r}; {takes}")
    values: dict[str, list[NamedNode | Literal]] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(f"question {asked.name} needs {parameter.name}=…: {parameter.help}")
        if value == "":
            continue
        values[parameter.name] = [_term(value)]
        if parameter.kind == "name" and isinstance(value, str):
            values[parameter.name] = [*_bearers(store, value)]
        elif parameter.kind == "day":
            _require_day(asked, parameter.name, value)
        elif parameter.kind == "number" and not _NUMBER.fullmatch(_term(value).value):
            raise QueryError(
                f"question {asked.name}: {parameter.name}={_term(value).value!r} is no whole number"
            )
    return filled(asked, values)


def _require_day(asked: Question, name: str, value: Value) -> None:
    day = value if isinstance(value, str) else value.value
    try:
        date.fromisoformat(day)
    except ValueError:
        raise QueryError(
            f"question {asked.name}: {name}={day!r} is no day; write it as 2025-09-04"
        ) from None


def _bearers(store: Askable, name: str) -> list[NamedNode]:
    """The entities that bear this name. Raises UnknownName."""
    found = bearers(store, name)
    if not found:
        raise UnknownName(name, nearest_names(store, name))
    return found


def _term(value: Value) -> NamedNode | Literal:
    return Literal(sendable(value)) if isinstance(value, str) else value
