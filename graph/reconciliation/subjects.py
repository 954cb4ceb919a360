"""Which entities a service is asked about, and what it is told of them: label, kind and country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.facts import Entity
from graph.reconciliation.queries import Query

WIKIDATA_TYPES = {
    "person": "Q5",  # human
    "organization": "Q43229",
    "country": "Q6256",
    "place": "Q2221906",  # geographic location
    "event": "Q1190554",  # occurrence
}
WIKIDATA_COUNTRIES = {
    "person": "P27",  # country of citizenship
    "organization": "P17",
    "place": "P17",
    "event": "P17",
}
ASKED = ("person", "organization", "country", "place", "group", "event")
"""The kinds of things that have an item of their own."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A service's types, and the properties for a country, by kinds of ours."""

    types: Mapping[str, str]
    countries: Mapping[str, str]

    @classmethod
    def of(cls, wikidata: bool, types: Mapping[str, str]) -> Terms:
        """Wikidata's where the service's ids are Wikidata's, none elsewhere; ``types`` go before.

        A kind that is mapped to "" is asked about without a type.
        """
        known = {**(WIKIDATA_TYPES if wikidata else {}), **types}
        return cls(
            {kind: type for kind, type in known.items() if type},
            WIKIDATA_COUNTRIES if wikidata else {},
        )


def subjects(entities: Iterable[Entity]) -> list[Entity]:
    """Those that have a name, no Wikidata item yet, and a kind that has items, in their order."""
    return [one for one in entities if one.named and one.wikidata is None and one.kind in ASKED]


def query(entity: Entity, terms: Terms, items: Mapping[str, str]) -> Query:
    """What is asked about an entity; ``items`` are the Wikidata items of entities by their ids."""
    property = terms.countries.get(entity.kind)
    country = items.get(entity.country or "")
    return Query(
        entity.label,
        terms.types.get(entity.kind),
        ((property, f"id:{country}"),) if property and country else (),
    )
