"""How real an action is that a noun tells: "the killing of the judge", "a possible merger"."""

from __future__ import annotations

from extractors.facts import Modality
from extractors.qualifiers.denial import is_denied
from extractors.qualifiers.modality import own
from extractors.tokens import Token
from extractors.tree import child, first_conjunct, kids, lemma
from extractors.words import words

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def happened(noun: Token) -> Modality | None:
    """How the action of a noun is meant; None where the text does not say that there was one.

    It is asserted where it is definite and nothing above unsays it ("the killing of the judge
    shocked the town"), planned after words that want it ("demanded the release of the crew"),
    possible where only that can be said ("the possible merger with Norvik"), nothing where it was
    prevented or where it is no certain one ("an attack on a ship is a crime").
    """
    if not _is_definite(noun) or is_denied(noun):
        return None
    if any(kid.lower_ in words("unreal_adjectives") for kid in noun.lefts):
        return "possible"
    token = first_conjunct(noun)
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return _under(head, denied=token.dep_ == "dobj")
    if token.dep_ != "pobj":
        return None
    above = head.head
    if above.pos_ in ("VERB", "AUX"):
        granted = head.lower_ in words("granting_prepositions")
        return _under(above, denied=False) if granted else None
    if lemma(above) in words("granting_nouns"):
        return "asserted"
    return "planned" if lemma(above) in words("planned_nouns") else None


def _is_definite(noun: Token) -> bool:
    if any(kid.dep_ == "det" and kid.lower_ in DEFINITE for kid in kids(noun)):
        return True
    return child(noun, "poss") is not None


def _under(verb: Token, *, denied: bool) -> Modality | None:
    """What the verb makes of an action that is its subject or object."""
    if lemma(verb) in words("cancelling_verbs") or (denied and is_denied(verb)):
        return None
    intended = words("intending_verbs", "planning_verbs")
    if lemma(verb) in intended or verb.dep_ == "xcomp":
        return "planned"
    return own(verb)
