"""What the sieve works on: references (words that stand for something) and clusters (what for)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal

from extractors.entities.gazetteer import Known, Territory
from extractors.entities.knowledge.rows import Row
from extractors.facts import Kind

Sort = Literal["name", "people", "demonym", "nominal", "pronoun", "number"]
Sex = Literal["m", "f"]


def tally() -> dict[Any, int]:
    """Counts that begin at 0; a ``Counter`` takes five times as long to be made."""
    return defaultdict(int)


@dataclass(slots=True, eq=False)
class Cluster:
    """Something that is meant. Clusters are numbered in the order of their first mention.

    ``known`` (or ``place``) is the row of what is known before reading: its label makes the id.
    ``called`` are the words by which it may be called without its name at the article's time.

    ``names`` counts the names as written; ``votes`` the kinds that speak for it; ``attributes``
    are lemmas of nouns that were said of it (leader, agency), ``epithets`` words that stood before
    these (prime, construction). ``country`` is the country that it belongs to. A nameless thing has
    the ``noun`` of its first phrase and the modifiers ``mods`` that tell it from others; ``owners``
    are whom it belongs to, ``link`` reads towards them.
    """

    number: int
    named: bool
    label: str = ""
    known: Row | None = None
    place: Known | None = None
    called: frozenset[str] = frozenset()
    names: dict[str, int] = field(default_factory=tally)
    votes: dict[Kind, int] = field(default_factory=tally)
    sexes: dict[Sex, int] = field(default_factory=tally)
    plural: bool | None = None
    attributes: set[str] = field(default_factory=set)
    epithets: set[str] = field(default_factory=set)
    territory: Territory | None = None
    wikidata: str | None = None
    country: Cluster | None = None
    noun: str = ""
    mods: frozenset[str] = frozenset()
    owners: tuple[Cluster, ...] = ()
    link: str = ""
    shared: bool = False
    refs: list[Ref] = field(default_factory=list)

    @property
    def canonical(self) -> str:
        """The name by which a thing is known before reading, "" for what is not known."""
        if self.known is not None:
            return self.known.label
        return self.place.name if self.place is not None else ""

    @property
    def kind(self) -> Kind:
        """The kind with the most votes; the earlier of two with as many."""
        votes = self.votes
        if len(votes) > 1:
            return max(votes, key=votes.__getitem__)
        return next(iter(votes), "thing")

    @property
    def sex(self) -> Sex | None:
        """The sex that most evidence speaks for, None where there is none or a tie."""
        male, female = self.sexes.get("m", 0), self.sexes.get("f", 0)
        return None if male == female else "m" if male > female else "f"

    def count(self, other: Cluster) -> None:
        """Add the names, votes and sexes that were counted of another cluster."""
        for name, number in other.names.items():
            self.names[name] += number
        for kind, number in other.votes.items():
            self.votes[kind] += number
        for sex, number in other.sexes.items():
            self.sexes[sex] += number


@dataclass(slots=True, eq=False)
class Ref:
    """Tokens first to last (exclusive) with their head ``i``, that stand for ``clusters``.

    No cluster: not resolved. Several: a set, the facts of which hold for each of them.
    ``own`` is the cluster of a nominal taken by itself, also where it describes something else.
    ``within`` is a name in a longer one.
    """

    i: int
    first: int
    last: int
    sort: Sort
    sent: int
    kind: Kind = "thing"
    key: str = ""
    ent: str = ""
    title: tuple[int, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    own: Cluster | None = None
    clue: str = ""
    antecedent: Ref | None = None
    plural: bool = False
    definite: bool = False
    within: bool = False

    @property
    def cluster(self) -> Cluster | None:
        """The one cluster it stands for, None for none and for sets."""
        return self.clusters[0] if len(self.clusters) == 1 else None
