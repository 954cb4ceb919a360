"""Names for ids: what shares its name with something bigger is named with where it lies."""

from __future__ import annotations

from functools import lru_cache

from extractors.entities import gazetteer
from extractors.entities.gazetteer import Known, Territory
from extractors.entities.places.table import Place, find


@lru_cache(maxsize=1024)
def scoped(territory: Territory) -> str:
    """A state's name with its country where another place bears it: Georgia, United States."""
    table = gazetteer.load()
    if not territory.part_of or territory.part_of not in table.codes:
        return territory.name
    other = table.names.get(territory.name)
    capital = table.capitals.get(territory.name)
    twin = any(p.wikidata not in (None, territory.wikidata) for p in find(territory.name))
    if twin or capital is not None or (other is not None and other.code != territory.code):
        return f"{territory.name}, {table.codes[territory.part_of].name}"
    return territory.name


def as_known(place: Place) -> Known:
    """A chosen place as something known; the lesser of a name with its state or country."""
    first = find(place.name)[:1]
    name = place.name
    if first and first[0] != place:
        codes = gazetteer.load().codes
        whole = codes.get(place.part) or codes.get(place.country)
        name = f"{name}, {whole.name}" if whole is not None else name
    return Known(name, "place", place.wikidata, place.country or None)


def club(place: Place) -> Known:
    """The team that has the name of a city; it has an id of its own, which is not known."""
    return Known(f"{place.name} team", "organization", None, place.country or None)


def elsewhere(text: str, said: Territory) -> Known:
    """A place that has no id, but that a document says where to look for: Paris, Texas."""
    return Known(f"{text}, {said.name}", "place", None, said.part_of or said.code)
