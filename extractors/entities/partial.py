"""Parts of names: "Kim" for Kim Jong Un, "Central Bank" for the Central Bank of Chile."""

from __future__ import annotations

from extractors.entities import gazetteer, names
from extractors.entities.lexicon import bag
from extractors.entities.model import Cluster, Ref
from extractors.entities.roster import Names
from extractors.entities.view import View

MOST = 200  # candidates that are looked at: beyond that no name is told by its part
STORMS = bag("hurricane typhoon cyclone storm")


def partial_name(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Kim" for Kim Jong Un, "Barlow" for John Barlow; held back where two persons fit."""
    words = cluster.refs[0].key.split()
    if not words or cluster.refs[0].sort == "people" or cluster.wikidata or cluster.canonical:
        return None
    begin = min(ref.i for ref in cluster.refs)
    levels: tuple[list[Cluster], ...] = ([], [], [])
    for other in found.by_word.get(words[-1], ())[:MOST]:
        if other is cluster or not other.refs:
            continue
        level = min(
            (
                level
                for name in other.names
                if (level := _level(cluster, other, words, name, begin)) is not None
            ),
            default=None,
        )
        if level is not None and not _apart(found.view, cluster, other):
            levels[level].append(other)
    for fits in levels:
        if fits:
            return _dominant(fits, begin)
    return None


def _level(short: Cluster, other: Cluster, words: list[str], name: str, begin: int) -> int | None:
    """How well a name may be shortened to the words, 0 best; None where it may not.

    A person by the family name, then by the given name, then by the first of two family names; a
    body by how its name begins, then by how it ends.
    """
    longer = names.key(name).split()
    if longer[0] in STORMS and longer[1:] == words:
        return 0  # "Hurricane Ida", "Ida"
    if len(longer) <= len(words) or not _same_sort(short, other, words):
        return None
    if other.kind != "person" and other.refs[0].i > begin:
        return None  # a short name that comes first is a thing of its own
    placed = other.kind != "person" or short.kind == "place"
    if placed and all(ref.within for ref in short.refs):
        return None  # the city in "Tarvo City" is no Tarvo Rovers
    bare = [word for word in longer if word not in names.GENERATIONS]
    at_end = bare[-len(words) :] == words
    if not at_end and other.refs[0].i > begin and short.kind != "person":
        return None  # "Florence" before "Florence Nightingale" is a city
    if at_end or longer[: len(words)] == words:
        return 0 if at_end == (other.kind == "person") else 1
    return 2 if _first_of_two_surnames(other, bare, words) else None


def _first_of_two_surnames(other: Cluster, longer: list[str], words: list[str]) -> bool:
    """ "Sanchez" for Pedro Sanchez Perez, the second word of three after a known given name."""
    return (
        other.kind == "person"
        and len(words) == 1
        and len(longer) == 3
        and longer[1] == words[0]
        and len(words[0]) > 3
        and longer[0] in gazetteer.given_names()
        and longer[1] not in gazetteer.given_names()
    )


def _apart(view: View, short: Cluster, other: Cluster) -> bool:
    """Whether something tells that the short name is not the longer one's."""
    if other.kind != "person":
        return False
    if short.sex is not None and other.sex is not None and short.sex != other.sex:
        return True  # "Mrs Dahl" is not Erik Dahl
    if all(names.is_acronym(name) for name in short.names):
        return not any(name.isupper() for name in other.names)  # "XI" is not Xi Jinping
    return all(_with_article(view, ref) for ref in short.refs) or any(
        _founded(view, ref, other) for ref in short.refs
    )


def _with_article(view: View, ref: Ref) -> bool:
    """ "The Gerald Ford" is a ship, no person."""
    before = ref.first - 1
    return before >= 0 and view.lower[before] == "the" and view.head[before] == ref.i


def _founded(view: View, ref: Ref, other: Cluster) -> bool:
    """ "Henry Dorn founded Dorn in 1903": nobody is named in full and in short in one clause."""
    if view.dep[ref.i] != "dobj":
        return False
    subject = view.child(view.head[ref.i], "nsubj")
    return subject is not None and any(full.first <= subject < full.last for full in other.refs)


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
