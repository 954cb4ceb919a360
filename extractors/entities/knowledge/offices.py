"""Offices, and who held them when.

``offices.tsv`` has an office a row: its id, what its holder is called, the country or the body
(a row of the other tables) that it is an office of. ``holders.tsv`` has a term of office a row.
What a country has only one of is an office too, which a body holds: the Bank of Japan is "Japan's
central bank".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from extractors.entities.knowledge.dates import Days, Period
from extractors.entities.knowledge.rows import GazetteerError, fields

OFFICE_COLUMNS = ("id", "names", "country", "body")
HOLDER_COLUMNS = ("office", "holder", "from", "until")


@dataclass(frozen=True, slots=True)
class Office:
    """``nouns`` are what its holder is called, the usual word first: "prime minister", "premier".

    Exactly one of ``country`` (a territory's code) and ``body`` (a row's id) is given.
    """

    id: str
    nouns: tuple[str, ...]
    country: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """The time in which somebody (a row's id) held an office, or a body was what it names."""

    office: str
    holder: str
    period: Period
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Offices:
    """All offices by id, their terms, and those of each country or body and of each holder."""

    offices: Mapping[str, Office] = field(default_factory=dict)
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    of: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    held: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)

    def holder(self, owner: str, noun: str, when: Days) -> str | None:
        """Who was called so at that time: "ru", "president" → a row's id.

        ``owner`` is a territory's code or a body's id. None where nobody surely held such an office
        on all these days, or where two may have.
        """
        offices = [office for office in self.of.get(owner, ()) if noun in office.nouns]
        found = set()
        for office in offices:
            terms = [term for term in self.terms.get(office.id, ()) if term.period.perhaps(when)]
            everyone = {term.holder for term in terms}
            sure = {term.holder for term in terms if term.period.surely(when)}
            if len(everyone) > 1 or everyone != sure:
                return None
            found |= sure
        return found.pop() if len(found) == 1 else None

    def called(self, holder: str, when: Days | None) -> Iterator[tuple[Office, str]]:
        """The offices of a holder and what they were called in them, at a time or at any."""
        for term in self.held.get(holder, ()):
            if when is None or term.period.perhaps(when):
                office = self.offices[term.office]
                yield from ((office, noun) for noun in office.nouns)

    def since(self, holder: str) -> str | None:
        """The first day on which somebody may have held an office, None for none."""
        return min((term.period.begins.first for term in self.held.get(holder, ())), default=None)


def read_offices(
    offices: str, holders: str, countries: Collection[str], rows: Collection[str]
) -> Offices:
    """The two tables, whose texts are given; ``rows`` are the ids of people and bodies.

    Raises GazetteerError where a row cannot be used: an unknown country, body, office or person, an
    id that is taken, or a term of a person that overlaps another of the same office.
    """
    found: dict[str, Office] = {}
    for line, cells in fields(offices, "offices.tsv", OFFICE_COLUMNS, OFFICE_COLUMNS):
        office = Office(
            cells["id"], tuple(cells["names"].split("|")), cells["country"], cells["body"]
        )
        place = f"offices.tsv, line {line}"
        if office.id in found:
            raise GazetteerError(f"{place}: the id {office.id!r} is taken")
        if bool(office.country) == bool(office.body):
            raise GazetteerError(f"{place}: give either a country or a body")
        if office.country and office.country not in countries:
            raise GazetteerError(f"{place}: no territory has the code {office.country!r}")
        if office.body and office.body not in rows:
            raise GazetteerError(f"{place}: no row has the id {office.body!r}")
        found[office.id] = office
    terms: dict[str, list[Term]] = {}
    held: dict[str, list[Term]] = {}
    for line, cells in fields(holders, "holders.tsv", HOLDER_COLUMNS, HOLDER_COLUMNS):
        term = _term(cells, line, found, rows)
        for other in terms.get(term.office, ()):
            if other.holder == term.holder and other.period.meets(term.period):
                raise GazetteerError(
                    f"holders.tsv, lines {other.line} and {line}: the same holder and office twice "
                    f"at one time"
                )
        terms.setdefault(term.office, []).append(term)
        held.setdefault(term.holder, []).append(term)
    of: dict[str, list[Office]] = {}
    for office in found.values():
        of.setdefault(office.country or office.body, []).append(office)
    return Offices(
        found,
        {key: tuple(value) for key, value in terms.items()},
        {key: tuple(value) for key, value in of.items()},
        {key: tuple(value) for key, value in held.items()},
    )


def _term(
    cells: Mapping[str, str], line: int, offices: Collection[str], rows: Collection[str]
) -> Term:
    place = f"holders.tsv, line {line}"
    if cells["office"] not in offices:
        raise GazetteerError(f"{place}: no office has the id {cells['office']!r}")
    if cells["holder"] not in rows:
        raise GazetteerError(f"{place}: no row has the id {cells['person']!r}")
    try:
        period = Period.of(cells["from"], cells["until"])
    except ValueError as error:
        raise GazetteerError(f"{place}: {error}") from None
    return Term(cells["office"], cells["holder"], period, "holders.tsv", line)
