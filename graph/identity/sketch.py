"""Several profiles taken as one: what is known of them together, kept while they are joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractors.entities.names import key
from extractors.facts import KINDS, Kind
from graph.identity.model import Profile
from graph.identity.world import unscoped

KNOWN, SEXED = 50, 2
"""Mentions that it is worth for a kind that the thing is known, that its sex is told."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A reviewer's "apart" or "split" (``line``): sketches with two sides of it are never joined.

    ``alone`` also keeps the side apart from all that does not bear it.
    """

    line: int
    side: str
    alone: bool = False


@dataclass(slots=True, eq=False)
class Sketch:
    """What is known of ``members`` (numbers of profiles) if they are one and the same.

    ``labels`` counts the documents by label, ``keys`` are the keys of full names (see
    ``extractors.entities.names.key``), ``plain_ids`` the ids without the digits of a document,
    ``said`` the attributes that are no words of the name; ``first`` and ``last`` are days. ``why``
    gives for a member that came by another clue than its name the clue and words for it.
    ``joined`` is the sketch that this one has gone into.
    """

    members: list[int] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    plain_ids: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    kinds: Counter[Kind] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    sexes: Counter[str] = field(default_factory=Counter)
    attributes: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    neighbours: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    pins: frozenset[Pin] = frozenset()
    why: dict[int, tuple[str, str]] = field(default_factory=dict)
    joined: Sketch | None = None

    def add(self, number: int, profile: Profile, pins: frozenset[Pin] = frozenset()) -> None:
        """Take a profile in."""
        self.members.append(number)
        self.labels[profile.label] += 1
        name = key(profile.label)
        self.keys[name] += 1
        self.aliases.update(profile.names)
        self.ids[profile.id] += 1
        self.documents.add(profile.document)
        sure = KNOWN * (profile.wikidata is not None) + SEXED * (profile.sex is not None)
        self.kinds[profile.kind] += profile.mentions + sure
        if profile.wikidata:
            self.items[profile.wikidata] += 1
        if profile.country:
            self.countries[profile.country] += 1
        if profile.sex:
            self.sexes[profile.sex] += 1
        self.attributes.update(profile.attributes)
        self.said.update(profile.attributes)
        self.said.difference_update(name.split())
        self.plain_ids.add(unscoped(profile.id, profile.document))
        self.neighbours.update(unscoped(id, profile.document) for id in profile.neighbours)
        self._span(profile.published or "", profile.published or "")
        self.pins |= pins

    def take(self, other: Sketch, clue: str, detail: str = "") -> None:
        """Join another sketch to this one by a clue."""
        for number in other.members:
            self.why[number] = other.why.get(number, (clue, detail))
        self.members.extend(other.members)
        for mine, its in (
            (self.labels, other.labels),
            (self.keys, other.keys),
            (self.ids, other.ids),
            (self.items, other.items),
            (self.countries, other.countries),
            (self.sexes, other.sexes),
        ):
            mine.update(its)
        self.kinds.update(other.kinds)
        self.aliases |= other.aliases
        self.documents |= other.documents
        self.attributes |= other.attributes
        self.said |= other.said
        self.neighbours |= other.neighbours
        self.plain_ids |= other.plain_ids
        self._span(other.first, other.last)
        self.pins |= other.pins
        other.joined = self

    def link(self, item: str) -> None:
        """Make this the Wikidata item, whatever documents say; "" for none."""
        self.items = Counter({item: 1} if item else {})

    def _span(self, first: str, last: str) -> None:
        self.first = min(filter(None, (self.first, first)), default="")
        self.last = max(self.last, last)

    @property
    def number(self) -> int:
        """The lowest number of a member: an order that depends on the corpus alone."""
        return min(self.members)

    @property
    def root(self) -> Sketch:
        """The sketch that this one is a part of by now, itself if none."""
        found = self
        while found.joined is not None:
            found = found.joined
        return found

    @property
    def kind(self) -> Kind:
        """The kind of most mentions, where what is known and of a sex counts more.

        Of as many the one that stands first in ``KINDS``.
        """
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], KINDS.index(kind)))

    @property
    def sex(self) -> str | None:
        """The sex that most documents say, None where none does or as many say either."""
        male, female = self.sexes["m"], self.sexes["f"]
        return None if male == female else "m" if male > female else "f"

    @property
    def item(self) -> str | None:
        """The Wikidata item where all documents that know one agree."""
        return next(iter(self.items)) if len(self.items) == 1 else None

    @property
    def country(self) -> str | None:
        """The country that most documents give it, None without one and for a tie."""
        most = self.countries.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return most[0][0]
