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


@lru_cache(maxsize=8192)
def find(text: str) -> tuple[Place, ...]:
    """The places of a name, the biggest first, none where it is not known.

    Case does not matter ("LEEDS —") but for short forms: "LA" is no "La".
    """
    table = load()
    rows = table.get(text) or table.get(text.casefold(), [])
    return tuple(sorted(map(_place, rows), key=lambda place: -place.population))


def linked(text: str) -> bool:
    """Whether a place of that name has an id: "Mexico City" is one name, no Mexico in it."""
    return any(place.wikidata for place in find(text))


def with_ids() -> tuple[str, ...]:
    """The names of the places that have an id, as they are written."""
    rows = (line.split("\t", 3) for line in lines("places.tsv"))
    return tuple(name for name, _, wikidata, _ in rows if wikidata != "-")


@lru_cache(maxsize=1)
def load() -> Mapping[str, list[str]]:
    """The rows of all places by their names in small letters, short forms of capitals as they are.

    Rows are read further only where a document names them: that makes the start quick.
    """
    found: dict[str, list[str]] = {}
    for line in lines("places.tsv"):
        fields = line.split("\t")
        name, others = fields[0], fields[6] if len(fields) > 6 else ""
        found.setdefault(name if name.isupper() else name.casefold(), []).append(line)
        for text in others.split("|") if others else ():
            key = text if text.isupper() else text.casefold()
            if line not in (rows := found.setdefault(key, [])):
                rows.append(line)
    return found


def _place(line: str) -> Place:
    name, sort, wikidata, country, part, people = (
        "" if f == "-" else f for f in line.split("\t")[:6]
    )
    return Place(name, sort, wikidata or None, country, part, int(people))
