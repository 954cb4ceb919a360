"""One name, several spellings: the clues by which names of a document are the same thing.

Each clue is a function from a name's cluster to the cluster it joins, tried in order of precision.
They compare names, not mentions, and look candidates up by word: the cost grows with the number
of different names only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.entities import gazetteer, kinds, metonyms, names
from extractors.entities.gazetteer import Known, Territory
from extractors.entities.model import Cluster, Ref
from extractors.entities.references import References
from extractors.entities.view import View
from extractors.facts import Kind

BODIES: frozenset[Kind] = frozenset({"organization", "thing", "event"})
COMPASS = ("north", "south", "east", "west")


@dataclass
class Names:
    """The clusters of a document's names, in order of first mention."""

    view: View
    clusters: list[Cluster] = field(default_factory=list)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    by_word: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, Cluster] = field(default_factory=dict)
    by_initials: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def new(self) -> Cluster:
        """A fresh cluster of a named thing."""
        cluster = Cluster(len(self.clusters), named=True)
        self.clusters.append(cluster)
        return cluster

    def add(self, ref: Ref, cluster: Cluster, clue: str) -> None:
        """Give a mention to a cluster."""
        ref.clue = clue if cluster.refs else "name"
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

    def known(self, row: Known) -> Cluster:
        """The cluster of something known by name."""
        key = names.key(row.name)
        cluster = self.by_key.get(key)
        if cluster is None or cluster.territory is not None:
            cluster = self.by_key[key] = self.new()
        if not cluster.canonical:
            cluster.canonical, cluster.wikidata = row.name, row.wikidata
            cluster.votes[row.kind] += 50
            territory = gazetteer.load().codes.get(row.country or "")
            if territory is not None and territory.code in self.by_code:
                cluster.country = self.by_code[territory.code]
        return cluster

    def merge(self, small: Cluster, into: Cluster, clue: str) -> None:
        """Give all mentions of one cluster to another, for one reason."""
        for ref in small.refs:
            ref.clue = clue
            ref.antecedent = into.refs[0] if into.refs else None
            ref.clusters = (into,)
        into.refs.extend(small.refs)
        small.refs = []
        into.names.update(small.names)
        into.votes.update(small.votes)
        into.sexes.update(small.sexes)


def link(view: View, references: References) -> Names:
    """Cluster the names of a document."""
    found = Names(view)
    named = [ref for ref in references.ordered if ref.sort in ("name", "people", "demonym")]
    _exact(found, named)
    for cluster in found.clusters:
        for ref in cluster.refs:
            if cluster.territory is None:
                kinds.vote(view, cluster, ref)
    for cluster in found.clusters:
        for word in dict.fromkeys(w for name in cluster.names for w in names.key(name).split()):
            found.by_word[word].append(cluster)
        for letters in sorted(
            {i for n in cluster.names if " " in n for i in names.initials(n.split())}
        ):
            found.by_initials[letters].append(cluster)
    for cluster in list(found.clusters):
        if cluster.territory is not None or not cluster.refs:
            continue
        for clue in CLUES:
            target = clue(found, cluster)
            if target is not None and target is not cluster and target.refs:
                found.merge(cluster, target, clue.__name__.strip("_").replace("_", " "))
                break
    for cluster in found.clusters:
        if cluster.territory is None and cluster.names:
            cluster.label = fullest(cluster)
        cluster.refs.sort(key=lambda ref: ref.i)
    return found


def fullest(cluster: Cluster) -> str:
    """The longest of a cluster's names, in words, then the most frequent, then the earliest."""
    mixed = [n for n in cluster.names if not n.isupper() or " " not in n] or list(cluster.names)
    return max(mixed, key=lambda n: (len(names.key(n).split()), cluster.names[n]))


def _exact(found: Names, named: list[Ref]) -> None:
    """Same words, same thing; territories by all their names: "US", "Russian", "Pyongyang"."""
    view, table = found.view, gazetteer.load()
    texts = [names.tidy(view.words(ref.first, ref.last)) for ref in named]
    hits = [table.look_up(text) for text in texts]
    people = {
        word
        for ref, text in zip(named, texts, strict=True)
        if ref.ent == "PERSON" and " " in text
        for word in names.key(text).split()
    }
    known = {
        hit[1].code for hit in hits if hit and hit[0] != "capital" and hit[1].kind == "country"
    }
    for ref, text, hit in zip(named, texts, hits, strict=True):
        country = hit is not None and hit[0] == "name" and hit[1].kind == "country"
        person = ref.ent == "PERSON" and (
            ref.key in people if " " not in text else not country and hit is not None
        )
        if hit and not person and ref.sort != "people":
            role, territory = hit
            if role != "capital":
                clue = "demonym" if role == "demonym" else "name of a territory"
                found.add(ref, found.country(territory), clue)
                continue
            if metonyms.acts(view, ref.i, territory.code in known):
                found.add(ref, found.country(territory), "capital that acts")
                continue
        if _shared_head(found, ref, text):
            continue
        row = table.known.get(text)
        if row is not None and not person and ref.key not in people:
            found.add(ref, found.known(row), "known name")
            continue
        cluster = found.by_key.get(ref.key)
        if cluster is None or cluster.territory is not None:
            cluster = found.new()
            found.by_key[ref.key] = cluster
            if hit and hit[0] == "capital":
                cluster.wikidata = table.seat(text)
                cluster.votes["place"] += 20
        found.add(ref, cluster, "exact name")


def _shared_head(found: Names, ref: Ref, text: str) -> bool:
    """ "North and South Korea": the last word holds for both."""
    words = text.split()
    if len(words) != 4 or words[1] != "and" or words[0].lower() not in COMPASS:
        return False
    table = gazetteer.load()
    pair = [table.look_up(f"{words[at]} {words[3]}") for at in (0, 2)]
    if not all(pair):
        return False
    ref.clusters = tuple(found.country(hit[1]) for hit in pair if hit)
    ref.clue, ref.plural = "shared last word", True
    return True


def _acronym_in_brackets(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Korean Central News Agency (KCNA)": what stands in brackets is short for what precedes."""
    view = found.view
    for ref in cluster.refs:
        if ref.last - ref.first != 1 or not names.is_acronym(view.text[ref.first]):
            continue
        before = ref.first - 1
        while before > 0 and view.tag[before] == "_SP":
            before -= 1
        if before < 1 or view.text[before] not in ("(", "["):
            continue
        while before > 0 and (view.text[before] in "([" or view.tag[before] == "_SP"):
            before -= 1
        letters = view.text[ref.first].replace(".", "").lower()
        for other in found.by_word.get(view.lower[before].replace(".", ""), ()):
            beside = any(r.last == before + 1 for r in other.refs)
            if beside and (other.kind in BODIES or _spells(other, letters)):
                return other
    return None


def _spells(cluster: Cluster, letters: str) -> bool:
    """Whether the letters occur in order in one of the names, the first one first."""
    for name in cluster.names:
        rest = iter(name.lower())
        if name[0].lower() == letters[0] and all(c in rest for c in letters):
            return True
    return False


def _acronym(found: Names, cluster: Cluster) -> Cluster | None:
    """ "NIS" for a National Intelligence Service that the document names in full."""
    if not all(names.is_acronym(name) for name in cluster.names):
        return None
    wanted = {name.replace(".", "").upper() for name in cluster.names}
    fits = [
        other
        for letters in sorted(wanted)
        for other in found.by_initials.get(letters, ())
        if other is not cluster and other.refs and other.kind != "person"
    ]
    return fits[0] if len(fits) == 1 else None


def _partial_name(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Kim" for Kim Jong Un, "Burrows" for John Burrows; held back where two persons fit."""
    words = cluster.refs[0].key.split()
    if not words or cluster.refs[0].sort == "people":
        return None
    shared = [c for c in found.by_word.get(words[-1], ()) if c is not cluster and c.refs]
    begin = min(ref.i for ref in cluster.refs)
    fits = {0: [], 1: []}  # type: dict[int, list[Cluster]]
    for other in shared:
        for name in other.names:
            longer = names.key(name).split()
            if len(longer) <= len(words) or not _same_sort(cluster, other, words):
                continue
            if other.kind != "person" and other.refs[0].i > begin:
                continue  # a short name that comes first is a thing of its own
            bare = [w for w in longer if w not in names.GENERATIONS]
            at_end = bare[-len(words) :] == words
            at_start = longer[: len(words)] == words
            if at_end or at_start:
                fits[0 if at_end == (other.kind == "person") else 1].append(other)
                break
    for level in (0, 1):
        best = list(dict.fromkeys(fits[level]))
        if best:
            return _dominant(best, begin)
    return None


def _dominant(fits: list[Cluster], begin: int) -> Cluster | None:
    """The only candidate, or the only one that is known before, or much the most mentioned one."""
    if len(fits) == 1:
        return fits[0]
    before = [c for c in fits if min(ref.i for ref in c.refs) < begin]
    if len(before) == 1:
        return before[0]
    first, second, *_ = sorted(before or fits, key=lambda c: (-len(c.refs), c.number))
    return first if len(first.refs) >= 3 * len(second.refs) else None


def _same_sort(short: Cluster, long: Cluster, words: list[str]) -> bool:
    if long.kind == "person":
        return short.kind in ("person", "thing") or (len(words) == 1 and not short.votes["place"])
    if long.territory is not None or long.kind in ("event", "group"):
        return False
    if gazetteer.load().look_up(max(short.names, default="")) is not None:
        return False
    if len(words) > 1:
        return short.kind == long.kind
    return len(words[0]) > 3 and long.kind in ("organization", "thing") and short.kind != "place"


def _spelling_variant(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Untied Nations" beside the United Nations: one slip in one long word."""
    key = cluster.refs[0].key
    if len(key) < 8:
        return None
    for word in key.split():
        for other in found.by_word.get(word, ()):
            if other is cluster or not other.refs or _weight(other) < _weight(cluster):
                continue
            if any(names.misspelt(key, names.key(name)) for name in other.names):
                return other
    return None


def _weight(cluster: Cluster) -> tuple[int, int]:
    """How established a spelling is: its mentions, then how early it comes."""
    return len(cluster.refs), -cluster.number


def _compass(found: Names, cluster: Cluster) -> Cluster | None:
    """ "The North" for North Korea, where the document names such a country."""
    key = cluster.refs[0].key
    if key not in COMPASS:
        return None
    fits = [
        c
        for c in found.clusters
        if c.territory is not None
        and c.territory.kind == "country"
        and c.territory.name.lower().startswith(f"{key} ")
    ]
    return fits[0] if len(fits) == 1 else None


CLUES: tuple[Callable[[Names, Cluster], Cluster | None], ...] = (
    _acronym_in_brackets,
    _compass,
    _acronym,
    _partial_name,
    _spelling_variant,
)
