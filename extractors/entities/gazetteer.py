"""What is known before reading: territories (names, demonyms, seats, ids) and given names.

The table is derived from kept packages by ``tools/territories.py``; what it lacks is in
``data/nicknames.tsv``.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.entities.lexicon import data, lines
from extractors.facts import KINDS, Kind

Role = Literal["name", "demonym", "capital"]


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, or a state or province of one. ``wikidata`` is a Q-id."""

    code: str
    name: str
    kind: Literal["country", "place"]
    wikidata: str | None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Something that is known by name: an organization, a city, a sea. ``country`` is a code."""

    name: str
    kind: Kind
    wikidata: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Words to territories, by the role of the words. Names are case-sensitive ("US" is not "us").

    ``capitals`` maps the name of a seat of government to the country that it stands for, ``known``
    the names of what is no territory; ``codes`` are the territories by their codes.
    """

    names: dict[str, Territory]
    demonyms: dict[str, Territory]
    capitals: dict[str, Territory]
    seats: dict[str, str]
    known: dict[str, Known]
    codes: dict[str, Territory]

    def look_up(self, text: str) -> tuple[Role, Territory] | None:
        """The role and the territory of a name as written, without its article.

        A city that is a seat of government is a capital first ("Beijing" is also a province),
        but a city state's name is its own.
        """
        named = self.names.get(text)
        if named and named.kind == "country":
            return "name", named
        if found := self.demonyms.get(text):
            return "demonym", found
        if found := self.capitals.get(text) or self.capitals.get(unaccented(text)):
            return "capital", found
        return ("name", named) if named else None

    def seat(self, text: str) -> str | None:
        """The Wikidata id of a seat of government as a city, where it is known for certain."""
        place = self.names.get(text)
        return self.seats.get(text) or (place.wikidata if place else None)

    def people(self, text: str) -> Territory | None:
        """The territory of a plural demonym used as a noun: "Bangladeshis", "New Zealanders"."""
        for ending in ("s", "es"):
            if text.endswith(ending):
                found = self.demonyms.get(text[: -len(ending)])
                if found:
                    return found
        if text.endswith("men"):
            return self.demonyms.get(text[:-3] + "man")
        return None


def unaccented(text: str) -> str:
    """The text without diacritics: "Bogota" for "Bogotá"."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The tables, read once a process."""
    names: dict[str, Territory] = {}
    demonyms: dict[str, Territory] = {}
    capitals: dict[str, Territory] = {}
    tables = {"name": names, "demonym": demonyms, "capital": capitals}
    known: dict[str, Territory] = {}
    rows = json.loads(data("territories.json"))
    by_hand = [line.split("\t") for line in lines("nicknames.tsv")]
    better = {(code, role): text for code, role, text in by_hand if role in ("label", "wikidata")}
    # Countries last, so that they win a name that a province shares (Georgia).
    for row in sorted(rows, key=lambda r: (r["kind"] == "country", r["code"])):
        code = row["code"]
        territory = Territory(
            code,
            better.get((code, "label"), row["name"]),
            row["kind"],
            better.get((code, "wikidata"), row["wikidata"]),
            row.get("part_of"),
        )
        known[territory.code] = territory
        for name in (row["name"], *row["names"]):
            if name not in row["demonyms"]:
                names[name] = territory
                names.setdefault(name.upper(), territory)
        for name in row["demonyms"]:
            demonyms[name] = territory
        if territory.kind == "country" and row.get("capital"):
            capitals[row["capital"]] = territory
    for code, role, text in by_hand:
        if role == "label":
            names[text] = known[code]
        elif role == "not":
            for table in tables.values():
                if table.get(text) is known[code]:
                    del table[text]
        elif role in tables:
            tables[role][text] = known[code]
    seats = dict(line.split("\t", 1) for line in lines("capitals.tsv"))
    return Gazetteer(names, demonyms, capitals, seats, _known(), known)


def _known() -> dict[str, Known]:
    """The rows of ``known.tsv`` by each of their names."""
    found = {}
    for line in lines("known.tsv"):
        name, kind, wikidata, country, others = line.split("\t")
        assert kind in KINDS, f"known.tsv: {name}: no kind {kind!r}"
        row = Known(
            name,
            kind,
            None if wikidata == "-" else wikidata,
            None if country == "-" else country,
        )
        found.update({text: row for text in (name, *others.split("|")) if text})
    return found


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names in lower case and the sex of nearly all of their bearers: "m" or "f"."""
    found: dict[str, str] = json.loads(data("given_names.json"))
    return found
