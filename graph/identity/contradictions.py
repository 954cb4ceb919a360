"""What two of the corpus cannot be if they are one: each check gives words for it, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from extractors.entities.lexicon import words as known_words
from extractors.entities.names import GENERATIONS
from graph.identity.likeness import sure_other, sure_person
from graph.identity.sketch import Sketch
from graph.identity.spelling import middles_clash, numbers, parts
from graph.identity.world import common

Check = Callable[[Sketch, Sketch], str]


def items(a: Sketch, b: Sketch) -> str:
    """Two that are known as different Wikidata items."""
    if a.items and b.items and a.items.keys().isdisjoint(b.items):
        return f"{min(a.items)} is not {min(b.items)}"
    return ""


def kinds(a: Sketch, b: Sketch) -> str:
    """A person and a place of one name are two, where more than a tag says so of both."""
    for one, other in ((a, b), (b, a)):
        if sure_person(one) and sure_other(other):
            return f"a person is no {other.kind}"
    return ""


def territories(a: Sketch, b: Sketch) -> str:
    """A country and the state or town of its name are two."""
    if {a.kind, b.kind} == {"country", "place"} and not a.items & b.items:
        return "a country is no place within one"
    return ""


def sexes(a: Sketch, b: Sketch) -> str:
    """A man and a woman of one name are two.

    But where a rare name has the same neighbours, a document took up a pronoun wrongly.
    """
    if a.kind == b.kind == "person" and a.sex and b.sex and a.sex != b.sex:
        slip = len(a.neighbours & b.neighbours) >= NEAR and not common(min(a.keys))
        return "" if slip else "a man is no woman"
    return ""


NEAR = 3
"""Neighbours in common from which on a sex is taken for a slip."""


def generations(a: Sketch, b: Sketch) -> str:
    """ "Jr." and "Sr.", and two that tell other middle initials: George W. and George H. W."""
    if a.keys.keys() == b.keys.keys():
        return ""
    for one in a.keys:
        for other in b.keys:
            mine, its = (GENERATIONS.intersection(key.split()) for key in (one, other))
            if mine and its and mine.isdisjoint(its):
                return f"{min(mine)} is not {min(its)}"
            if "person" in (a.kind, b.kind) and middles_clash(one, other):
                return "other middle names"
    return ""


def numbers_differ(a: Sketch, b: Sketch) -> str:
    """ "Mi-24" and "Mi-28": what tells other numbers is another thing."""
    if a.keys.keys() == b.keys.keys():
        return ""
    for one in a.keys:
        for other in b.keys:
            if numbers(parts(one, False)) != numbers(parts(other, False)):
                return "other numbers"
    return ""


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


def bodies(a: Sketch, b: Sketch) -> str:
    """The Senate of Peru and that of Chile: bodies that many countries have under one name."""
    if a.countries and b.countries and a.countries.keys().isdisjoint(b.countries):
        generic = known_words("generic_names")
        if any(key in generic for key in a.keys) and any(key in generic for key in b.keys):
            return f"one of {min(a.countries)} is none of {min(b.countries)}"
    return ""


CHECKS: tuple[Check, ...] = (
    reviewed,
    items,
    generations,
    numbers_differ,
    sexes,
    kinds,
    territories,
    bodies,
)
SURE = (reviewed, kinds)
"""What counts even where both are known as one Wikidata item."""
DOUBTFUL = (sexes, kinds)
"""What a document may be wrong about: a reviewer is still asked."""


def contradiction(a: Sketch, b: Sketch) -> str:
    """Why two cannot be one, in words; "" where nothing speaks against it.

    Against what is known as one Wikidata item only what stands in ``SURE`` speaks.
    """
    for check in CHECKS if a.items.keys().isdisjoint(b.items) else SURE:
        said = check(a, b)
        if said:
            return said
    return ""


def doubtful(a: Sketch, b: Sketch) -> bool:
    """Whether all that speaks against it is what a document may be wrong about."""
    return not any(check(a, b) for check in CHECKS if check not in DOUBTFUL)
