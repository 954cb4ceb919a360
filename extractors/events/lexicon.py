"""The word lists of events: tab-separated files, ``#`` begins a comment, commas part the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NO_EVENT = "none"

# How much each thing that a line asks for says, beside how well it is filled (``naming.fits``).
OBJECT, ABSENT, PREPOSITION, NOUN = 2, 1, 2, 1


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand in one place: any of ``names``, anything of ``classes``, nothing, anything."""

    names: frozenset[str]
    classes: frozenset[str]
    absent: bool = False
    anything: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of ``verbs.tsv`` for one verb; ``event`` is None where it says "none"."""

    event: str | None
    object: Slot
    prepositions: frozenset[str]
    noun: Slot

    @property
    def asks_after(self) -> bool:
        """Whether it asks for something after the object."""
        return bool(self.prepositions) or not self.noun.anything


def rows(name: str) -> Iterator[list[str]]:
    """The fields of each line of ``NAME.tsv`` that is no comment."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _listed(cell: str) -> list[str]:
    return [word for word in cell.split(", ") if word]


def _slot(cell: str) -> Slot:
    found = [] if cell in ("*", "-") else _listed(cell)
    return Slot(
        frozenset(word for word in found if not word.startswith("@")),
        frozenset(word[1:] for word in found if word.startswith("@")),
        absent=cell == "-",
        anything=cell == "*",
    )


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of each verb with its particle ("call off"), in the order of the file."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for event, names, object_, preposition, noun in rows("verbs"):
        pattern = Pattern(
            None if event == NO_EVENT else event,
            _slot(object_),
            frozenset() if preposition == "*" else frozenset(_listed(preposition)),
            _slot(noun),
        )
        for name in _listed(names):
            found[name].append(pattern)
    return {name: tuple(patterns) for name, patterns in found.items()}


@cache
def event_nouns() -> dict[str, str]:
    """The event type of each noun that names an event."""
    return {noun: event for event, nouns in rows("nouns") for noun in _listed(nouns)}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of each noun."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, nouns in rows("classes"):
        for noun in _listed(nouns):
            found[noun].add(name)
    return {noun: frozenset(names) for noun, names in found.items()}


@cache
def _governors() -> dict[str, frozenset[str]]:
    return {name: frozenset(_listed(words)) for name, words in rows("governors")}


def governing(kind: str) -> frozenset[str]:
    """The words of ``governors.tsv`` of one kind: REJECT, THREATEN, REQUEST, consent, light …

    Raises KeyError where there is no such kind.
    """
    return _governors()[kind]
