"""Cleft sentences: what "It was X that …" and "What they need is X" stress."""

from __future__ import annotations

from extractors.tokens import Token
from extractors.tree import child, children, kids

WHAT = frozenset({"what", "whatever"})


def focus(verb: Token) -> Token | None:
    """The noun that a cleft stresses, seen from the verb of its clause; None where it is no cleft.

    "It was Osei who proposed the summit": Osei, from proposed. "What the firm needs is a plant":
    plant, from needs.
    """
    be = verb.head
    stressed = child(be, "attr")
    if be.lemma_ != "be" or stressed is None:
        return None
    if verb.dep_ in ("ccomp", "advcl") and _is_it(be) and stressed.i < verb.i:
        return stressed
    asks = any(kid.lower_ in WHAT and kid.dep_ in ("nsubj", "dobj") for kid in kids(verb))
    return stressed if verb.dep_ == "csubj" and asks else None


def stressed_phrases(verb: Token) -> list[Token]:
    """The prepositions and adverbs of "It was in Riga that they met": in, from met."""
    be = verb.head
    if verb.dep_ not in ("ccomp", "advcl") or be.lemma_ != "be" or not _is_it(be):
        return []
    that = any(kid.lower_ == "that" for kid in kids(verb))
    if not that or children(be, "attr", "acomp"):
        return []
    return [kid for kid in children(be, "prep", "npadvmod", "advmod") if be.i < kid.i < verb.i]


def is_cleft(be: Token) -> bool:
    """Whether a form of "be" only stresses its noun, so that it says nothing itself."""
    if any(focus(kid) is not None for kid in children(be, "ccomp", "advcl", "csubj")):
        return True
    stressed = child(be, "attr")
    if stressed is None or not _is_it(be):
        return False
    indefinite = any(kid.lower_ in ("a", "an") for kid in children(stressed, "det"))
    return not indefinite and child(stressed, "relcl") is not None


def _is_it(be: Token) -> bool:
    subject = child(be, "nsubj")
    return subject is not None and subject.lower_ == "it"
