"""First persons: "I", "my" and "we" in quotation marks stand for who is quoted."""

from __future__ import annotations

from extractors.coreference import quotations
from extractors.coreference.discourse import Discourse
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref

SINGULAR = bag("i me my mine myself")
PLURAL = bag("we us our ours ourselves")


def first_person(state: Discourse, ref: Ref) -> Ref | None:
    """The reference of the speaker of the quotation that a pronoun stands in.

    "I doubt they will agree," Professor Marsh said → Professor Marsh.
    """
    return quotations.speaker(state, ref.i) if state.view.quoted(ref.i) else None


def voice(cluster: Cluster) -> tuple[Cluster, ...]:
    """Whom a speaker's "we" stands for.

    A spokesperson speaks for the organization or the country, a coach for the team, a head of
    government for the country; nobody where it is not said which. Anyone else speaks for himself
    and for others whom the text leaves open.
    """
    if cluster.kind != "person" or not cluster.attributes:
        return (cluster,)
    if cluster.attributes & words("speaks_for_others"):
        return cluster.owners[:1] or ((cluster.country,) if cluster.country else ())
    if cluster.attributes & words("speaks_for_body"):
        own = cluster.owners[:1] or ((cluster.country,) if cluster.country else ())
        return own or (cluster,)
    return (cluster,)
