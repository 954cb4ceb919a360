"""Acronyms: where the text defines them in brackets, and the initials of a name in full."""

from __future__ import annotations

from extractors.entities import names
from extractors.entities.model import Cluster
from extractors.entities.roster import Names
from extractors.facts import Kind

BODIES: frozenset[Kind] = frozenset({"organization", "thing", "event"})


def acronym_in_brackets(found: Names, cluster: Cluster) -> Cluster | None:
    """ "National Weather Service (NWS)": what stands in brackets is short for what precedes."""
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


def acronym(found: Names, cluster: Cluster) -> Cluster | None:
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
