"""How much speaks for two things being one: a weighted sum, 0..1.

It begins with what the names are worth (``NAME`` for one full name; the clues have values of
their own) and adds what each feature below says, -1 (against) .. 1 (for), times its weight. From
``JOIN`` on two are one, from ``POSSIBLE`` on a reviewer is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.entities.gazetteer import given_names
from extractors.entities.lexicon import words as known_words
from extractors.facts import Kind
from graph.identity.lexicon import fields
from graph.identity.sketch import Sketch
from graph.identity.world import World, common

JOIN = 0.6
POSSIBLE = 0.4
MARGIN = 0.15
"""A second candidate that is as near as this makes the first one doubtful."""

NAME = 0.9
RARE_PERSON = 0.8
COMMON_PERSON = 0.35
GIVEN = 0.2
"""A given name alone: "John"."""
SEVERAL = 0.45
"""What one name is worth at most once several are known to bear it."""

Feature = Callable[[Sketch, Sketch, World], float]


def neighbours(a: Sketch, b: Sketch, world: World) -> float:
    """Named things that both share facts with; those of everybody (states, agencies) say less.

    So do things that are only in the same article. Against, where both have many and share none.
    """
    small, large = sorted((a.neighbours, b.neighbours), key=len)
    shared = [id for id in small if id in large]
    famous = sum(id in world.famous for id in shared)
    if len(shared) > famous:
        return 1.2 if len(shared) - famous >= SEVERAL_NEAR else 1.0
    said = max(0.2 * min(famous, MOST_FAMOUS), MATES[len(mates(a, b, world))])
    return said or (-1.0 if len(small) >= MANY else 0.0)


SEVERAL_NEAR = 3
"""Neighbours in common that say more than one does."""
MANY = 4
"""Neighbours of each from which on it speaks against two that none is the other's."""
MOST_FAMOUS = 3
"""Famous neighbours that count: all news from one part of the world share them."""
MATES = (0.0, 0.3, 0.6, 0.8)
"""What things say that are in the article of one and beside the other: one, two, three."""


def mates(a: Sketch, b: Sketch, world: World) -> list[str]:
    """Up to three things in the article of one that are in that of the other, or near it."""
    if (len(a.documents) > 1 and len(b.documents) > 1) or not a.documents.isdisjoint(b.documents):
        return []
    one, other = (
        world.mates[next(iter(s.documents))] if len(s.documents) == 1 else s.neighbours
        for s in (a, b)
    )
    if len(a.documents) > 1:
        one, other = other, one
    shared = (id for id in sorted(one & other) if id not in a.plain_ids and id not in b.plain_ids)
    return [id for id in shared if id not in world.famous][: len(MATES) - 1]


def attributes(a: Sketch, b: Sketch, world: World) -> float:
    """The same noun is said of both, or nouns of one field of life; against, if of two fields."""
    one, other = a.said, b.said
    if not one or not other:
        return 0.0
    if not one.isdisjoint(other):
        return 1.0 if "person" in (a.kind, b.kind) else 0.25  # every town is a town
    table = fields()
    mine = {field for noun in one for field in table.get(noun, ())}
    its = {field for noun in other for field in table.get(noun, ())}
    if not mine or not its:
        return -0.5 if a.kind == b.kind == "person" else 0.0
    return 0.4 if not mine.isdisjoint(its) else -1.0


def country(a: Sketch, b: Sketch, world: World) -> float:
    """The same country, or another one."""
    if not a.countries or not b.countries:
        return 0.0
    return 1.0 if not a.countries.keys().isdisjoint(b.countries) else -1.0


def dates(a: Sketch, b: Sketch, world: World) -> float:
    """Against, the more years lie between the times that they are spoken of: 8 none, 25 all."""
    if not a.first or not b.first:
        return 0.0
    return -min(max(years_between(a, b) - 8.0, 0.0) / 17.0, 1.0)


def years_between(a: Sketch, b: Sketch) -> float:
    """The years between the times that two are spoken of, 0 where these overlap."""
    return max(_years(b.first) - _years(a.last), _years(a.first) - _years(b.last), 0.0)


def _years(day: str) -> float:
    try:
        return int(day[:4]) + int(day[5:7] or 1) / 12
    except ValueError:
        return 0.0


def kinds(a: Sketch, b: Sketch, world: World) -> float:
    """Against: a person and a thing, a place and a body of people."""
    one, other = a.kind, b.kind
    if one == other or {one, other} <= {"place", "country"}:
        return 0.0
    if "person" in (one, other):
        return -1.0
    return -0.5 if "thing" not in (one, other) and "group" not in (one, other) else -0.2


def sexes(a: Sketch, b: Sketch, world: World) -> float:
    """Against: a man and a woman."""
    return -1.0 if a.sex and b.sex and a.sex != b.sex else 0.0


FEATURES: tuple[tuple[Feature, float, float], ...] = (
    (neighbours, 0.35, 0.1),
    (attributes, 0.2, 0.2),
    (country, 0.15, 0.15),
    (dates, 0.0, 0.2),
    (kinds, 0.0, 0.3),
    (sexes, 0.0, 0.3),
)
"""Features with the weight of what they say for and of what they say against."""

OTHER_COUNTRY = 0.3
"""What another country weighs more where no person is meant: bodies and towns have one."""


def summands(a: Sketch, b: Sketch, world: World) -> Iterator[tuple[Feature, float]]:
    """The features that say something of two sketches, with what each adds to the sum."""
    for feature, good, bad in FEATURES:
        value = feature(a, b, world)
        if value:
            weight = good if value > 0 else bad
            if feature is country and value < 0 and "person" not in (a.kind, b.kind):
                weight += OTHER_COUNTRY
            yield feature, weight * value


def likeness(a: Sketch, b: Sketch, world: World, names: float) -> float:
    """The sum for two sketches whose names are worth ``names``; ``reasons`` tells it in words."""
    score = names + sum(added for _, added in summands(a, b, world))
    return min(max(round(score, 6), 0.0), 1.0)


def name_worth(a: Sketch, b: Sketch) -> float:
    """What it is worth that two have one full name."""
    if a.kind != "person" or b.kind != "person":
        generic = not a.keys.keys().isdisjoint(known_words("generic_names"))
        return SEVERAL if generic and a.ids.keys().isdisjoint(b.ids) else NAME
    name = min(a.keys)
    if name in given_names():
        return GIVEN
    return COMMON_PERSON if common(name) else RARE_PERSON


def sure_person(sketch: Sketch) -> bool:
    """Whether more than a tag says that this is a person: a sex, an item, a noun of people."""
    if sketch.kind != "person":
        return False
    roles = known_words("roles")
    return bool(sketch.sexes or sketch.items) or any(
        n in roles or n in fields() for n in sketch.said
    )


def sure_other(sketch: Sketch) -> bool:
    """Whether more than a tag says that this is a place or a body of people."""
    if sketch.kind not in _LISTS:
        return False
    nouns = known_words(_LISTS[sketch.kind])
    return bool(sketch.items) or not nouns.isdisjoint(sketch.attributes)


_LISTS: dict[Kind, str] = {
    "place": "places",
    "country": "places",
    "organization": "organizations",
    "event": "events",
}
