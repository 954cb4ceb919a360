"""What two of the corpus cannot be if they are one: each check gives words for it, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from extractors.entities.names import GENERATIONS
from extractors.facts import Kind
from graph.identity.sketch import Sketch

Check = Callable[[Sketch, Sketch], str]

CLASSES: dict[Kind, str] = {
    "person": "person",
    "country": "place",
    "place": "place",
    "organization": "organization",
    "event": "event",
}
"""Kinds that exclude each other. Groups and things are what a document was not sure of."""


def items(a: Sketch, b: Sketch) -> str:
    """Two that are known as different Wikidata items."""
    if a.items and b.items and a.items.keys().isdisjoint(b.items):
        return f"{min(a.items)} is not {min(b.items)}"
    return ""


def kinds(a: Sketch, b: Sketch) -> str:
    """A person and a place of one name are two."""
    one, other = CLASSES.get(a.kind), CLASSES.get(b.kind)
    if one and other and one != other and "person" in (one, other):
        return f"a {a.kind} is no {b.kind}"
    return ""


def sexes(a: Sketch, b: Sketch) -> str:
    """A man and a woman of one name are two."""
    if a.kind == b.kind == "person" and a.sex and b.sex and a.sex != b.sex:
        return "a man is no woman"
    return ""


def generations(a: Sketch, b: Sketch) -> str:
    """The Jr. of a name and its Sr. are two."""
    one = {w for key in a.keys for w in key.split()} & _GENERATIONS
    other = {w for key in b.keys for w in key.split()} & _GENERATIONS
    if one and other and one.isdisjoint(other):
        return f"{min(one)} is not {min(other)}"
    return ""


_GENERATIONS = frozenset(GENERATIONS)


def reviewed(a: Sketch, b: Sketch) -> str:
    """Two that a reviewer keeps apart."""
    line = reviewed_line(a, b)
    return f"line {line} of the reviewed file" if line else ""


def reviewed_line(a: Sketch, b: Sketch) -> int:
    """The last line of the reviewed file that keeps two apart, 0 for none."""
    if not a.pins and not b.pins:
        return 0
    lines = [0]
    for pins, others in ((a.pins, b.pins), (b.pins, a.pins)):
        for pin in pins:
            sides = {other.side for other in others if other.line == pin.line}
            if sides - {pin.side} or (pin.alone and pin.side not in sides):
                lines.append(pin.line)
    return max(lines)


CHECKS: tuple[Check, ...] = (reviewed, items, kinds, sexes, generations)


def contradiction(a: Sketch, b: Sketch) -> str:
    """Why two cannot be one, in words; "" where nothing speaks against it."""
    for check in CHECKS:
        said = check(a, b)
        if said:
            return said
    return ""
