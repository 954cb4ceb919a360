"""Places that are no territories: cities, regions, islands, rivers, seas, mountains.

The table is made by ``tools/places.py``; a place without an id is in it to show that its name is
shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities.lexicon import lines


@dataclass(frozen=True, slots=True)
class Place:
    """One place. ``country`` and ``part`` are territory codes ("us", "us-tx"), "" where unknown.

    ``wikidata`` is a Q-id or None, ``population`` 0 where it says nothing.
    """

    name: str
    sort: str
    wikidata: str | None
    country: str
    part: str
    population: int


def find(text: str) -> tuple[Place, ...]:
    """The places of a name, the biggest first, none where it is not known.

    Case does not matter ("LEEDS —") but for short forms: "LA" is no "La".
    """
    table = load()
    return table.get(text) or table.get(text.casefold(), ())


def linked(text: str) -> bool:
    """Whether a place of that name has an id: "Mexico City" is one name, no Mexico in it."""
    return any(place.wikidata for place in find(text))


@lru_cache(maxsize=1)
def load() -> Mapping[str, tuple[Place, ...]]:
    """All places by their names in small letters, short forms of capitals as they are."""
    found: dict[str, list[Place]] = {}
    for line in lines("places.tsv"):
        fields = line.split("\t")
        name, sort, wikidata, country, part, people = ("" if f == "-" else f for f in fields[:6])
        place = Place(name, sort, wikidata or None, country, part, int(people))
        others = fields[6].split("|") if len(fields) > 6 else ()
        for text in dict.fromkeys(n if n.isupper() else n.casefold() for n in (name, *others)):
            found.setdefault(text, []).append(place)
    return {
        text: tuple(sorted(places, key=lambda place: -place.population))
        for text, places in found.items()
    }
