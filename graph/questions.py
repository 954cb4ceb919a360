"""Named questions: the files of ``queries/``, whose first comment is their help.

In that comment, ``@param name : kind = "default"  help`` declares a parameter, ``@example`` a call.
The query holds ``VALUES ?name {}``, which is filled with the value: a string, for the kind ``name``
the entities that bear it, for the kind ``day`` a date as 2025-09-04. Where the value is "" the
VALUES goes and anything fits, and so do the lines that end in ``# if ?name``. A ``number`` stands
in ``# LIMIT ?name {}``.

What finds the claims stands in a query of its own inside, with its limit; their descriptions come
after it, the optional ones first. That is the order in which Oxigraph then looks them up, claim by
claim, where it would otherwise read all descriptions there are and sort out which it needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal as OneOf
from typing import get_args

from pyoxigraph import Literal, NamedNode

_PARAMETER = re.compile(
    r'(?P<name>\w+)(?: : (?P<kind>\w+))?(?: = "(?P<default>[^"]*)")?(?:\s+(?P<help>.*))?'
)

_TO_FILL = re.compile(r"VALUES \?(\w+) \{\}|# LIMIT \?(\w+) \{\}")
_CONDITION = re.compile(r"# if \?(\w+)$")


Kind = OneOf["text", "name", "day", "number"]
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for; ``default`` is None where it must be given.

    The kind "name" is a name or an alias of something in the graph, "day" an ISO 8601 date, and
    "number" a whole number.
    """

    name: str
    help: str
    kind: Kind
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name. ``summary`` is the first line of ``help``; ``text`` the SPARQL."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    examples: tuple[str, ...]
    text: str

    @property
    def summary(self) -> str:
        """What is asked, in a line."""
        return self.help.split("\n")[0]


@cache
def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    folder = files(__package__).joinpath("queries")
    found = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".rq")}
    return tuple(
        parsed(name.removesuffix(".rq"), found[name].read_text(encoding="utf-8"))
        for name in sorted(found)
    )


def parsed(name: str, text: str) -> Question:
    """The question in the text of a file. Raises ValueError where a parameter makes no sense."""
    help: list[str] = []
    examples: list[str] = []
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        said = line.lstrip("#").strip()
        if said.startswith("@example "):
            examples.append(said.removeprefix("@example ").strip())
        elif said.startswith("@param "):
            parameters.append(_parameter(name, said.removeprefix("@param ")))
        else:
            help.append(said)
    return Question(name, "\n".join(help).strip(), tuple(parameters), tuple(examples), text)


def filled(question: Question, values: Mapping[str, Sequence[NamedNode | Literal]]) -> str:
    """The SPARQL of a question with these terms in it; what is not in ``values`` is left out."""
    lines = question.text.splitlines()
    conditions = [_CONDITION.search(line) for line in lines]
    kept = [
        line
        for line, condition in zip(lines, conditions, strict=True)
        if condition is None or condition[1] in values
    ]

    def written(place: re.Match[str]) -> str:
        name = place[1] or place[2]
        if name not in values:
            return ""
        if place[2]:
            return f"LIMIT {values[name][0].value}"
        return f"VALUES ?{name} {{ {' '.join(map(str, values[name]))} }}"

    # In one go, so that nothing inside a value is taken for a place to fill.
    return _TO_FILL.sub(written, "\n".join(kept))


def _parameter(question: str, said: str) -> Parameter:
    match = _PARAMETER.fullmatch(said)
    kind = _KINDS.get(match["kind"] or "text") if match else None
    if match is None or kind is None:
        raise ValueError(f"question {question}: this declares no parameter: {said!r}")
    return Parameter(match["name"], match["help"] or "", kind, match["default"])
