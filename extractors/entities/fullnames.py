"""Two full names of one bearer: with a middle initial or without, family name first, "AG" or none.

What tells bearers apart is never overlooked: another initial, "Jr." and "Sr.", a number.
"""

from __future__ import annotations

from extractors.entities import gazetteer, names
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster
from extractors.entities.roster import Names

MOST = 200  # candidates that are looked at, as for parts of names
CLIPPED = 3  # letters that are left of a word at least


def middle_initial(found: Names, cluster: Cluster) -> Cluster | None:
    """ "John A. Smith" is John Smith, unless the document has a John B. Smith too."""
    fits = [other for other in found.initialled.get(_person(cluster), ()) if _person(other)]
    return fits[0] if len(fits) == 1 else None


def reversed_order(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Nagy Imre" is Imre Nagy; but Lewis James is not James Lewis: both are given names."""
    key = _person(cluster).split()
    if len(key) != 2 or all(word in gazetteer.given_names() for word in key):
        return None
    other = found.by_key.get(" ".join(reversed(key)))
    return other if other and _person(other) and other.number < cluster.number else None


def legal_form(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Norden Bank AG" is Norden Bank: what a company's form adds to its name tells nothing."""
    key = cluster.refs[0].key.split()
    bare = list(key)
    while len(bare) > 1 and bare[-1] in words("legal_forms"):
        bare.pop()
    other = found.by_key.get(" ".join(bare)) if len(bare) < len(key) else None
    if other is None or other.territory is not None or cluster.canonical:
        return None
    return other if other.kind not in ("person", "place") else None


def clipped(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Nott Rovers" is Nottingley Rovers, a body that the document names in full before."""
    key = cluster.refs[0].key.split()
    if len(key) < 2 or len(key[0]) < CLIPPED or cluster.kind != "organization":
        return None
    fits = {
        other.number: other
        for other in found.by_word.get(key[-1], ())[:MOST]
        if other.refs
        and other.kind == "organization"
        and other.number < cluster.number
        and any(_clips(key, names.key(name).split()) for name in other.names)
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


def _clips(short: list[str], long: list[str]) -> bool:
    first = long[0].startswith(short[0]) and long[0] != short[0] and long[0].isalpha()
    return first and short[1:] == long[1:]


def _person(cluster: Cluster) -> str:
    """The key of a person's name; "" for what is no person, or was joined to another."""
    person = cluster.kind == "person" and not cluster.canonical and cluster.refs
    return cluster.refs[0].key if person else ""
