"""Named questions: the files of ``queries/``, whose first comment is their help.

In that comment, ``@param name : kind = "default"  help`` declares a parameter, ``@example`` a call.
The query holds ``VALUES ?name {}``, which is filled with the value: a string, for the kind ``name``
the entities that bear it, for the kind ``day`` a date as 2025-09-04. Where the value is "" the
VALUES goes and anything fits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal as OneOf

_PARAMETER = re.compile(
    r'(?P<name>\w+)(?: : (?P<kind>\w+))?(?: = "(?P<default>[^"]*)")?(?:\s+(?P<help>.*))?'
)


Kind = OneOf["text", "name", "day"]
_KINDS: Mapping[str, Kind] = {"text": "text", "name": "name", "day": "day"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for; ``default`` is None where it must be given.

    The kind "name" is a name or an alias of something in the graph, "day" an ISO 8601 date.
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


def _parameter(question: str, said: str) -> Parameter:
    match = _PARAMETER.fullmatch(said)
    kind = _KINDS.get(match["kind"] or "text") if match else None
    if match is None or kind is None:
        raise ValueError(f"question {question}: this declares no parameter: {said!r}")
    return Parameter(match["name"], match["help"] or "", kind, match["default"])
