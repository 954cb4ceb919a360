"""Parts of names: "Kim" for Kim Jong Un, "Central Bank" for the Central Bank of Chile."""

from __future__ import annotations

from extractors.entities import gazetteer, names
from extractors.entities.model import Cluster
from extractors.entities.roster import Names

MOST = 200  # candidates that are looked at: beyond that no name is told by its part


def partial_name(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Kim" for Kim Jong Un, "Barlow" for John Barlow; held back where two persons fit."""
    words = cluster.refs[0].key.split()
    if not words or cluster.refs[0].sort == "people" or cluster.wikidata or cluster.canonical:
        return None
    shared = [c for c in found.by_word.get(words[-1], ())[:MOST] if c is not cluster and c.refs]
    begin = min(ref.i for ref in cluster.refs)
    fits: dict[int, list[Cluster]] = {0: [], 1: []}
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
        return short.kind in ("person", "thing") or len(words) == 1
    if long.territory is not None or long.kind in ("event", "group"):
        return False
    if gazetteer.load().look_up(max(short.names, default="")) is not None:
        return False
    if len(words) > 1:
        return short.kind == long.kind
    return len(words[0]) > 3 and long.kind in ("organization", "thing") and short.kind != "place"
