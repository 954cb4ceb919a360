"""Other spellings and short forms: a slip of the pen, "the North" of a divided country."""

from __future__ import annotations

from extractors.entities import names
from extractors.entities.exact import COMPASS
from extractors.entities.model import Cluster
from extractors.entities.roster import Names


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
