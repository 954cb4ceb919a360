"""The names of a document: clusters of mentions, and where to look them up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from extractors.entities import names
from extractors.entities.gazetteer import Known, Territory
from extractors.entities.knowledge import Background, Row, shipped
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

COMPASS = ("north", "south", "east", "west")
# Clues that say more of a first mention than that it is a name: its words are another thing's.
TELLING = frozenset({"capital that acts", "demonym"})


@dataclass
class Names:
    """The clusters of a document's names, in order of first mention.

    ``background`` is what is known before reading, and when the document was published.
    """

    view: View
    background: Background = field(default_factory=lambda: Background(shipped()))
    clusters: list[Cluster] = field(default_factory=list)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    by_word: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, Cluster] = field(default_factory=dict)
    by_slip: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_initials: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_sound: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_surname: dict[str, list[tuple[str, Cluster]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    initialled: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    divided: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def new(self) -> Cluster:
        """A fresh cluster of a named thing."""
        cluster = Cluster(len(self.clusters), named=True)
        self.clusters.append(cluster)
        return cluster

    def add(self, ref: Ref, cluster: Cluster, clue: str) -> None:
        """Give a mention to a cluster."""
        ref.clue = clue if cluster.refs or clue in TELLING else "name"
        ref.antecedent = cluster.refs[0] if cluster.refs else None
        ref.clusters = (cluster,)
        cluster.refs.append(ref)
        if ref.sort in ("name", "people"):
            cluster.names[names.tidy(self.view.words(ref.first, ref.last))] += 1

    def country(self, territory: Territory) -> Cluster:
        """The cluster of a territory, made where it is not mentioned yet."""
        cluster = self.by_code.get(territory.code)
        if cluster is None:
            cluster = self.by_code[territory.code] = self.new()
            cluster.territory = territory
            cluster.label, cluster.wikidata = territory.name, territory.wikidata
            cluster.votes[territory.kind] += 100
            self.by_key[names.key(territory.name)] = cluster
        return cluster

    def _called(self, key: str) -> Cluster:
        """The cluster of a name that is no territory's, made where it is not mentioned yet."""
        cluster = self.by_key.get(key)
        if cluster is None or cluster.territory is not None:
            cluster = self.by_key[key] = self.new()
        return cluster

    def known(self, row: Row) -> Cluster:
        """The cluster of something known by name, made where it is not mentioned yet."""
        cluster = self._called(names.key(row.label))
        if cluster.known is None:
            cluster.known, cluster.label = row, row.label
            cluster.wikidata = row.wikidata
            cluster.called = self.background.called(row)
            cluster.votes[row.kind] += 50
            if row.sex is not None:
                cluster.sexes[row.sex] += 20
        return cluster

    def place(self, row: Known) -> Cluster:
        """The cluster of a place that is known by name and is no territory."""
        cluster = self._called(names.key(row.name))
        if cluster.place is None:
            cluster.place, cluster.wikidata = row, row.wikidata
            cluster.votes[row.kind] += 50
        return cluster

    def index(self) -> None:
        """Note every cluster under the words, initials, sounds and signatures of its names."""
        for cluster in self.clusters:
            keys = [names.key(name) for name in cluster.names]
            for word in dict.fromkeys(word for key in keys for word in key.split()):
                self.by_word[word].append(cluster)
            for signature in {s for key in keys for s in names.slip_signatures(key)}:
                self.by_slip[signature].append(cluster)
            long = [name.split() for name in cluster.names if " " in name]
            for letters in {i for parts in long for i in names.initials(parts)}:
                self.by_initials[letters].append(cluster)
            for last in dict.fromkeys(key.split()[-1] for key in keys if " " in key):
                for signature in names.deletions(last, names.KEPT):
                    self.by_surname[signature].append((last, cluster))
            for bare in dict.fromkeys(map(names.without_initials, keys)):
                if bare:
                    self.initialled[bare].append(cluster)
            for sound in dict.fromkeys(names.sound(key.split()[-1]) for key in keys if key):
                self.by_sound[sound].append(cluster)
            if cluster.territory is not None:
                side, _, bare = names.key(cluster.territory.name).partition(" ")
                if side in COMPASS:
                    self.divided[bare].append(cluster)

    def merge(self, small: Cluster, into: Cluster, clue: str) -> None:
        """Give all mentions of one cluster to another, for one reason."""
        for ref in small.refs:
            ref.clue = clue
            ref.antecedent = into.refs[0] if into.refs else None
            ref.clusters = (into,)
        into.refs.extend(small.refs)
        small.refs = []
        into.count(small)


def fullest(cluster: Cluster) -> str:
    """The longest of a cluster's names, in words, then the most frequent, then the earliest."""
    mixed = [n for n in cluster.names if not n.isupper() or " " not in n] or list(cluster.names)
    return max(mixed, key=lambda n: (len(names.key(n).split()), cluster.names[n]))
