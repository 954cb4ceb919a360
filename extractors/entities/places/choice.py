"""Which of the places of one name a document means.

"Cambridge, Massachusetts" says it; otherwise the one in a country or state that the document names,
and otherwise the only one, or one much bigger than the others. Where the chosen one has no id that
is certain, the name stays unlinked.
"""

from __future__ import annotations

from collections import Counter

from extractors.entities.gazetteer import Territory
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster, Ref
from extractors.entities.places.surroundings import around, told
from extractors.entities.places.table import Place, find
from extractors.entities.roster import Names

MUCH = 5  # times the people of the next place of that name: it needs no country beside it
SURE = 20  # times: it is meant though the document names the country of another one
BIG = 300_000  # people: a city that is rather meant than somebody of its name
ANYWHERE = frozenset({"continent", "sea", "river", "mountain", "lake", "canal", "strait"})


def link(found: Names) -> None:
    """Give the places of a document their ids, where it tells which are meant."""
    counts = around(found)
    for cluster in found.clusters:
        if not cluster.refs or not _may_be_linked(cluster):
            continue
        candidates = [
            place for name in cluster.names for place in find(name.removeprefix("City of "))
        ]
        candidates = list(dict.fromkeys(candidates))
        if not candidates:
            continue
        if plays(found, cluster):
            cluster.votes["organization"] += 10
            continue
        chosen = _chosen(found, cluster, candidates, counts)
        if chosen is not None:
            cluster.wikidata = chosen.wikidata
            cluster.votes["place"] += 10
            if chosen.country in found.by_code and cluster.country is None:
                cluster.country = found.by_code[chosen.country]


def _may_be_linked(cluster: Cluster) -> bool:
    """Whether a cluster may be a place of the table: no territory, nothing that is known."""
    if cluster.territory is not None or cluster.known is not None or cluster.wikidata:
        return False
    return cluster.kind in ("place", "thing", "organization", "person") and cluster.place is None


def _chosen(
    found: Names, cluster: Cluster, candidates: list[Place], counts: Counter[str]
) -> Place | None:
    said = [territory for ref in cluster.refs for territory in told(found.view, ref)]
    if said:
        candidates = [p for p in candidates if all(_lies_in(p, one) for one in said)]
        return candidates[0] if candidates and candidates[0].wikidata else None
    called = bool(cluster.attributes & words("settlements"))  # "Porto, a Portuguese city"
    if cluster.kind == "organization" and not called:
        return None
    if cluster.kind == "person" and not (called or _taken_for_a_person(cluster, candidates)):
        return None
    if cluster.country is not None and cluster.country.territory is not None:
        candidates = [p for p in candidates if _lies_in(p, cluster.country.territory)]
    if not candidates:
        return None
    if cluster.kind == "thing" and not (called or _located(found, cluster)):
        return None
    best = max(candidates, key=lambda place: (_near(place, counts), place.population))
    rivals = [place for place in candidates if place is not best]
    if any(not _beats(best, other, counts) for other in rivals):
        return None
    return best if best.wikidata else None


def _taken_for_a_person(cluster: Cluster, candidates: list[Place]) -> bool:
    """Whether only the tagger took the name of a river or a big city for a person's."""
    personal = cluster.sexes or cluster.votes.get("person", 0) > 2 or len(cluster.names) > 1
    known = candidates[0].sort in ANYWHERE or candidates[0].population >= BIG
    return known and not personal and not any(ref.title for ref in cluster.refs)


def _lies_in(place: Place, territory: Territory) -> bool:
    return territory.code in (place.country, place.part)


def _near(place: Place, counts: Counter[str]) -> int:
    """How near a place is to what the document names: its state 2, its country 1, else 0."""
    if place.part and counts[place.part]:
        return 2
    return 1 if counts[place.country] else 0


def _beats(one: Place, other: Place, counts: Counter[str]) -> bool:
    if other.population * SURE <= one.population or one.sort in ANYWHERE:
        return True
    if _near(one, counts) > _near(other, counts):
        return other.population < MUCH * MUCH * max(one.population, 1)
    return other.population * MUCH <= one.population


def _located(found: Names, cluster: Cluster) -> bool:
    """Whether a mention stands where places do: "in Leeds", "from Leeds to York", "LEEDS —"."""
    view = found.view
    for ref in cluster.refs:
        if ref.sent in view.naming:
            return True
        if view.dep[ref.i] == "pobj" and view.lower[view.head[ref.i]] in words("locating"):
            return True
    return False


def plays(found: Names, cluster: Cluster) -> bool:
    """Whether a name is that of a team: "Leeds beat Everton 2-0", "a win over Valencia"."""
    return any(_plays(found, ref) for ref in cluster.refs)


def _plays(found: Names, ref: Ref) -> bool:
    view, i = found.view, ref.i
    while view.dep[i] == "conj" and view.head[i] < i:
        i = view.head[i]
    head = view.head[i]
    if view.dep[i] in ("nsubj", "dobj", "nsubjpass"):
        return view.lemma[head] in words("playing")
    if view.dep[i] == "pobj" and view.lower[head] in ("over", "against", "to", "by", "with"):
        above = view.head[head]
        return view.lemma[above] in words("playing") or view.lower[above] in words("playing")
    if view.dep[i] in ("poss", "compound", "nmod"):
        return view.lemma[head] in words("players")
    return False
