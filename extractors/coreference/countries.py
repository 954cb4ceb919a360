"""Countries and cities that are called so: "the country", "the Georgian capital", "the army".

Clues as in ``descriptions``: the reference and its owners in, the cluster that is taken up out.
"""

from __future__ import annotations

from extractors.coreference import repeats
from extractors.coreference.discourse import Discourse
from extractors.entities import gazetteer, names
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref

NATIONAL = bag("government parliament cabinet army military opposition")
COUNTRY = frozenset({"country", "nation"})
TOWN = frozenset({"city", "town", "village", "port"})
TOWNS = TOWN | bag("capital municipality suburb settlement province state region")


def by_country(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The country" for the last one that acts or owns; "the city" for the last place.

    "The landlocked country" only where no other country was mentioned shortly before.
    """
    own = ref.own
    if own is None or ref.plural or owners or own.noun not in COUNTRY | TOWN:
        return None
    if repeats.brings_another(state.view, ref.i):
        return None
    found: set[int] = set()
    best: tuple[float, Cluster] | None = None
    for other, cluster in state.names_back(ref.sent, 3):
        if other.i >= ref.i:
            continue
        country = cluster.territory is not None and cluster.territory.kind == "country"
        if country != (own.noun in COUNTRY) or (not country and cluster.kind != "place"):
            continue
        if not country and cluster.attributes & (words("places") - TOWNS):
            continue  # a stadium, a river
        found.add(cluster.number)
        role = state.role(other)
        score = -30 * (ref.sent - other.sent) + (
            25 if role in ("nsubj", "poss", "nsubjpass") else 0
        )
        score += min(15, 3 * len(cluster.refs))
        if role in ("amod", "compound"):
            score -= 8
        if best is None or score > best[0]:
            best = (score, cluster)
    if own.mods and len(found) > 1:
        return None
    if best is None and own.noun in COUNTRY and not own.mods:
        return _main_country(state)
    return best[1] if best else None


def by_capital(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The Georgian capital", "the country's capital": the city of that name, once mentioned."""
    own = ref.own
    if own is None or own.noun != "capital" or ref.plural or len(owners) != 1:
        return None
    if owners[0].territory is None or own.mods:
        return None
    for name, territory in gazetteer.load().capitals.items():
        if territory.code == owners[0].territory.code:
            cluster = state.names.by_key.get(names.key(name))
            if cluster is not None and cluster.refs and cluster.kind == "place":
                return cluster
    return None


def nation_of(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "The government", "the army" of the country that an article is about: bridging."""
    own = ref.own
    if own is None or ref.plural or not ref.definite or own.mods or own.noun not in NATIONAL:
        return ()
    country = _main_country(state)
    return (country,) if country is not None else ()


def _main_country(state: Discourse) -> Cluster | None:
    """The country that an article is about: named three times and twice as often as any other."""
    counts = sorted(
        (
            (len(c.refs), -c.number, c)
            for c in state.names.by_code.values()
            if c.territory is not None and c.territory.kind == "country"
        ),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not counts or counts[0][0] < 3 or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    return counts[0][2]
