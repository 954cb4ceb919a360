"""One name, several spellings: the sieve by which the names of a document become things.

Each clue is a function from a name's cluster to the cluster it joins, tried in order of precision.
They compare names, not mentions, and look candidates up by word: the cost grows with the number
of different names only.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.entities import evidence
from extractors.entities.acronyms import acronym, acronym_in_brackets
from extractors.entities.exact import exact
from extractors.entities.fullnames import clipped, legal_form, middle_initial, reversed_order
from extractors.entities.knowledge import Background, shipped
from extractors.entities.known import recognise
from extractors.entities.model import Cluster
from extractors.entities.partial import partial_name
from extractors.entities.references import References, forget_own_parts
from extractors.entities.roster import Names, fullest
from extractors.entities.variants import (
    compass,
    divided,
    misspelt_surname,
    spelling_variant,
    transliteration,
)
from extractors.entities.view import View

CLUES: tuple[Callable[[Names, Cluster], Cluster | None], ...] = (
    acronym_in_brackets,
    compass,
    divided,
    middle_initial,
    legal_form,
    reversed_order,
    clipped,
    acronym,
    partial_name,
    spelling_variant,
    transliteration,
    misspelt_surname,
)


def link(view: View, references: References, background: Background | None = None) -> Names:
    """Cluster the names of a document. ``background`` is what is known, by default our table."""
    found = Names(view, background or Background(shipped()))
    named = [ref for ref in references.ordered if ref.sort in ("name", "people", "demonym")]
    exact(found, named)
    for cluster in found.clusters:
        for ref in cluster.refs:
            if cluster.territory is None:
                evidence.vote(view, cluster, ref)
    found.index()
    recognise(found)
    for cluster in list(found.clusters):
        if cluster.territory is not None or not cluster.refs:
            continue
        for clue in CLUES:
            target = clue(found, cluster)
            if target is not None and target is not cluster and target.refs:
                found.merge(cluster, target, clue.__name__.replace("_", " "))
                break
    forget_own_parts(references)
    for cluster in found.clusters:
        if cluster.territory is None and cluster.names:
            cluster.label = fullest(cluster)
            if cluster.kind == "person" and " " not in cluster.label and cluster.known is not None:
                cluster.label = cluster.known.label
        cluster.refs.sort(key=lambda ref: ref.i)
    return found
