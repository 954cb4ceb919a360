"""Other spellings and short forms: slips, transliterations, "the North" of a divided country."""

from __future__ import annotations

from extractors.entities import names
from extractors.entities.model import Cluster
from extractors.entities.roster import COMPASS, Names

LONG = 7  # letters of a name that is told by its sound
SHORT = 5  # letters of a family name that may have a slip
MOST = 200  # candidates that are looked at


def spelling_variant(found: Names, cluster: Cluster) -> Cluster | None:
    """ "World Forset Council" beside the World Forest Council: one slip in one long word."""
    key = cluster.refs[0].key
    others = {
        other.number: other
        for signature in names.slip_signatures(key)
        for other in found.by_slip.get(signature, ())
        if other is not cluster and other.refs and _weight(other) > _weight(cluster)
    }
    for _, other in sorted(others.items()):
        if any(names.misspelt(key, names.key(name)) for name in other.names):
            return other
    return None


def transliteration(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Petrovsky" beside Ivan Petrovskiy: one name, spelt in Latin letters in two ways."""
    key = cluster.refs[0].key
    parts = key.split()
    if not parts or len(parts[-1]) < LONG or cluster.kind not in ("person", "thing"):
        return None
    fits = {
        other.number: other
        for other in found.by_sound.get(names.sound(parts[-1]), ())
        if other is not cluster
        and other.refs
        and other.kind == "person"
        and _weight(other) > _weight(cluster)
        and any(_sounds_like(parts, names.key(name).split()) for name in other.names)
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


def _sounds_like(one: list[str], other: list[str]) -> bool:
    """Whether two names sound alike, or one is the family name of the other; never the same."""
    if len(one) == 1:
        other = other[-1:]
    sounds = [names.sound(word) for word in one] == [names.sound(word) for word in other]
    return sounds and one != other


def misspelt_surname(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Lindquist said" beside Eva Lindqvist: one slip in the name of a person named in full."""
    key = cluster.refs[0].key
    if " " in key or len(key) < SHORT or cluster.kind not in ("person", "thing"):
        return None
    fits = {
        other.number: other
        for signature in sorted(names.deletions(key, names.KEPT))
        for surname, other in found.by_surname.get(signature, ())[:MOST]
        if len(surname) >= SHORT
        and key != f"{surname}s"  # "the Lindqvists" are a family
        and names.one_slip(key, surname)
        and other is not cluster
        and other.refs
        and other.kind == "person"
        and other.refs[0].i < cluster.refs[0].i
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


def divided(found: Names, cluster: Cluster) -> Cluster | None:
    """ "Korea" for South Korea, where the document does not name the North."""
    fits = [other for other in found.divided.get(cluster.refs[0].key, ()) if other.refs]
    return fits[0] if len(fits) == 1 and cluster.kind != "person" else None


def _weight(cluster: Cluster) -> tuple[int, int]:
    """How established a spelling is: its mentions, then how early it comes."""
    return len(cluster.refs), -cluster.number


def compass(found: Names, cluster: Cluster) -> Cluster | None:
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
