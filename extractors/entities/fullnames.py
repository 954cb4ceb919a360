"""Two full names of one bearer: with a middle initial or without, family name first, "AG" or none.

What tells bearers apart is never overlooked: another initial, "Jr." and "Sr.", a number.
"""

from __future__ import annotations

from extractors.entities import gazetteer, names
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster
from extractors.entities.roster import Names

MOST = 200  # candidates that are looked at, as for parts of names


def middle_initial(found: Names, cluster: Cluster) -> Cluster | None:
    """ "John A. Smith" is John Smith, unless the document has a John B. Smith too."""
    short = _person(cluster)
    if len(short) != 2:
        return None
    fits = [
        other
        for other in _others(found, cluster, short[-1])
        if any(_with_initials(short, names.key(name).split()) for name in other.names)
    ]
    return fits[0] if len(fits) == 1 else None


def _with_initials(short: list[str], long: list[str]) -> bool:
    """Whether the longer name has nothing more than initials: "john ab smith"."""
    initials = long[1:-1]
    return (
        len(long) == 3
        and (long[0], long[-1]) == (short[0], short[-1])
        and all(len(word) <= 2 and word.isalpha() for word in initials)
    )


def reversed_order(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Nagy Imre" is Imre Nagy; but Lewis James is not James Lewis: both are given names."""
    key = _person(cluster)
    if len(key) != 2 or all(word in gazetteer.given_names() for word in key):
        return None
    fits = [
        other
        for other in _others(found, cluster, key[0])
        if other.number < cluster.number
        and any(names.key(name).split() == key[::-1] for name in other.names)
    ]
    return fits[0] if len(fits) == 1 else None


def legal_form(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Norden Bank AG" is Norden Bank: what a company's form adds to its name tells nothing."""
    key = cluster.refs[0].key.split()
    bare = list(key)
    while len(bare) > 1 and bare[-1] in words("legal_forms"):
        bare.pop()
    if len(bare) == len(key) or cluster.canonical:
        return None
    fits = [
        other
        for other in found.by_word.get(bare[-1], ())[:MOST]
        if other is not cluster
        and other.refs
        and other.territory is None
        and other.kind not in ("person", "place")
        and any(names.key(name).split() == bare for name in other.names)
    ]
    return fits[0] if len(fits) == 1 else None


def _person(cluster: Cluster) -> list[str]:
    """The words of a person's name, none of what is no person."""
    person = cluster.kind == "person" and not cluster.canonical
    return cluster.refs[0].key.split() if person else []


def _others(found: Names, cluster: Cluster, word: str) -> list[Cluster]:
    """Other persons with a name that has the word."""
    return [
        other
        for other in found.by_word.get(word, ())[:MOST]
        if other is not cluster and other.refs and other.kind == "person"
    ]
