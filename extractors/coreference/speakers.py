"""First persons: "I", "my" and "we" in quotation marks stand for who is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.coreference import quotations
from extractors.coreference.agreement import doubtful
from extractors.coreference.discourse import Discourse
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

SINGULAR = bag("i me my mine myself")
PLURAL = bag("we us our ours ourselves")
BESIDE = bag("poss compound nmod amod")
FORMER = bag("former ex- one-time then")
OF = bag("of at for from with")


def first_person(state: Discourse, ref: Ref) -> Ref | None:
    """The reference of the speaker of the quotation that a pronoun stands in.

    "I doubt they will agree," Professor Marsh said → Professor Marsh.
    """
    return quotations.speaker(state, ref.i) if state.view.quoted(ref.i) else None


def voice(state: Discourse, cluster: Cluster) -> tuple[Cluster, ...]:
    """Whom a speaker's "we" stands for.

    A spokesperson speaks for the organization or the country, a coach for the team, a head of
    government for the country; nobody where it is not said which. Anyone else speaks for himself
    and for others whom the text leaves open.
    """
    attributes = cluster.attributes
    if cluster.kind != "person" or not attributes:
        return (cluster,)
    if "member" in attributes and (body := _membership(state, cluster)) is not None:
        return (body,)
    if _former(state.view, cluster):
        return (cluster,)
    others = bool(attributes & words("speaks_for_others"))
    if not others and not attributes & words("speaks_for_body"):
        return (cluster,)
    found = (_body(state, cluster), *cluster.owners, cluster.country)
    for body in found:
        if body is not None:
            return (body,)
    return () if others else (cluster,)


def _membership(state: Discourse, cluster: Cluster) -> Cluster | None:
    """ "committee member Ruth Holm": the committee that was spoken of last before her."""
    view = state.view
    for ref in cluster.refs[:1]:
        for kid in view.kids[ref.i]:
            noun = view.child(kid, "compound")
            if view.lemma[kid] == "member" and noun is not None:
                known = [
                    (max((r.i for r in body.refs if r.i < ref.i), default=-1), -body.number, body)
                    for body in state.by_noun.get(view.lemma[noun], ())
                    if not body.plural
                ]
                last = max(known, default=None)
                return last[2] if last is not None and last[0] >= 0 else None
    return None


def _former(view: View, cluster: Cluster) -> bool:
    """ "Ruth Holm, a former director of Nokia": speaks for nobody any more."""
    return any(
        view.lower[k] in FORMER
        for ref in cluster.refs
        for noun in view.kids[ref.i]
        if view.lemma[noun] in words("speaks_for_others") | words("speaks_for_body")
        for k in view.kids[noun]
    )


def _body(state: Discourse, cluster: Cluster) -> Cluster | None:
    """ "Valmora's coach, Ruth Holm", "Halden chief executive Ruth Holm": the name beside a title,
    whatever it is thought to be."""
    for ref in cluster.refs:
        if ref.sort != "name":
            continue
        for i in _beside(state.view, ref):
            other = state.references.at.get(i)
            if other is None or other.sort not in ("name", "demonym") or other.cluster is None:
                continue
            if other.cluster is not cluster and (
                other.cluster.kind not in ("person", "time") or doubtful(other.cluster)
            ):
                return other.cluster
    return None


def _beside(view: View, ref: Ref) -> Iterator[int]:
    """The owners of a name's titles and appositions, and what it is "of" or "at"."""
    nouns = [ref.i, *(k for k in view.kids[ref.i] if view.dep[k] in (*BESIDE, "appos"))]
    if view.dep[ref.i] == "appos":
        nouns.append(view.head[ref.i])
    for noun in nouns:
        for kid in view.kids[noun]:
            if view.dep[kid] in BESIDE:
                yield kid
            elif view.dep[kid] == "prep" and view.lower[kid] in OF:
                inner = view.child(kid, "pobj")
                if inner is not None:
                    yield inner
