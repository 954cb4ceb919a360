"""Which of the places of one name a document means.

"Cambridge, Massachusetts" says it; otherwise the one in a country or state that the document names,
and otherwise the only one, or one much bigger than the others. Where the chosen one has no id that
is certain, the name stays unlinked.
"""

from __future__ import annotations

from collections import Counter

from extractors.entities.gazetteer import Territory
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster
from extractors.entities.places.scope import as_known, club, elsewhere
from extractors.entities.places.surroundings import around, told
from extractors.entities.places.table import Place, find
from extractors.entities.places.teams import plays, sports
from extractors.entities.roster import Names

MUCH = 5  # times the people of the next place of that name: it needs no country beside it
SURE = 20  # times: it is meant though the document names the country of another one
BIG = 300_000  # people: a city that is rather meant than somebody of its name
KNOWN = 250_000
ANYWHERE = frozenset({"continent", "sea", "river", "mountain", "lake", "canal", "strait"})


def link(found: Names) -> None:
    """Give the places of a document their ids, where it tells which are meant."""
    counts, match = around(found), sports(found.view)
    for cluster in found.clusters:
        if not cluster.refs or not _may_be_linked(cluster):
            continue
        candidates = [
            place for name in cluster.names for place in find(name.removeprefix("City of "))
        ]
        candidates = list(dict.fromkeys(candidates))
        if not candidates:
            continue
        if match and plays(found, cluster):
            cluster.votes["organization"] += 10
            cluster.place = club(candidates[0])
            continue
        said = [territory for ref in cluster.refs for territory in told(found.view, ref)]
        chosen = _chosen(found, cluster, candidates, said, counts)
        if chosen is None:
            if len(set(said)) == 1 and cluster.kind == "place":
                cluster.place = elsewhere(candidates[0].name, said[0])
        else:
            cluster.place, cluster.wikidata = as_known(chosen), chosen.wikidata
            cluster.votes["place"] += 10
            if chosen.country in found.by_code and cluster.country is None:
                cluster.country = found.by_code[chosen.country]


def _may_be_linked(cluster: Cluster) -> bool:
    """Whether a cluster may be a place of the table: no territory, nothing that is known."""
    if cluster.territory is not None or cluster.known is not None or cluster.wikidata:
        return False
    kinds = ("place", "thing", "organization", "group", "person")
    return cluster.kind in kinds and cluster.place is None


def _chosen(
    found: Names,
    cluster: Cluster,
    candidates: list[Place],
    said: list[Territory],
    counts: Counter[str],
) -> Place | None:
    if said:
        candidates = [p for p in candidates if all(_lies_in(p, one) for one in said)]
        return candidates[0] if candidates and candidates[0].wikidata else None
    called = bool(cluster.attributes & words("settlements"))  # "Porto, a Portuguese city"
    if cluster.kind == "organization" and not (called or _only_tagged(cluster)):
        return None
    if cluster.kind == "person" and not (called or _taken_for_a_person(cluster, candidates)):
        return None
    if cluster.country is not None and cluster.country.territory is not None:
        candidates = [p for p in candidates if _lies_in(p, cluster.country.territory)]
    if not candidates:
        return None
    doubtful = cluster.kind in ("thing", "group", "organization")
    if doubtful and not (called or _located(found, cluster) or _at_home(candidates, counts)):
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


def _only_tagged(cluster: Cluster) -> bool:
    """Whether nothing but the tagger's word says that a name is an organization's."""
    return cluster.votes["organization"] <= 2 * len(cluster.refs) and not cluster.attributes


def _at_home(candidates: list[Place], counts: Counter[str]) -> bool:
    """Whether a name can be nothing else much: a sea's, or a big city's of a country told."""
    first = candidates[0]
    if first.sort in ANYWHERE:
        return True
    return len(candidates) == 1 and first.population >= BIG and counts[first.country] > 0


def _lies_in(place: Place, territory: Territory) -> bool:
    return territory.code in (place.country, place.part)


def _near(place: Place, counts: Counter[str]) -> int:
    """How near a place is to what the document names: its state 2, its country 1, else 0."""
    if place.part and counts[place.part]:
        return 2
    return 1 if counts[place.country] else 0


def _beats(one: Place, other: Place, counts: Counter[str]) -> bool:
    # Who has an id is well known: it counts as a city of some size, however small it is.
    here, there = ((max(p.population, KNOWN) if p.wikidata else p.population) for p in (one, other))
    if there * SURE <= here or one.sort in ANYWHERE:
        return True
    if _near(one, counts) > _near(other, counts):
        return there < MUCH * MUCH * max(here, 1)
    return there * MUCH <= here


def _located(found: Names, cluster: Cluster) -> bool:
    """Whether a mention stands where places do: "in Leeds", "from Leeds to York", "LEEDS —"."""
    view = found.view
    for ref in cluster.refs:
        if ref.sent in view.naming:
            return True
        if view.dep[ref.i] == "pobj" and view.lower[view.head[ref.i]] in words("locating"):
            return True
    return False
