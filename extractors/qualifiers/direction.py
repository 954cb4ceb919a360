"""Whether a verb speaks of what is past or of what is to come."""

from __future__ import annotations

from extractors.qualifiers.modality import tense
from extractors.times.calendar import Direction
from extractors.tokens import Token
from extractors.tree import child, kids, lemma
from extractors.verbs import has_to
from extractors.words import words

TO_COME = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d"})
MODALS = frozenset({"may", "might", "could", "can", "ca", "must", "should", "ought"})
SETTING = frozenset(
    {"set", "schedule", "slate", "plan", "fix", "call", "expect"}
    | {"postpone", "delay", "adjourn", "extend", "defer"}
)
SET_BY = frozenset({"for", "until", "till"})
PLANNING = (  # word lists
    "planning_verbs", "obliging_verbs", "planned_nouns", "estimating_verbs", "desire_verbs"
)  # fmt: skip
STEPS = 6


def direction(verb: Token, preposition: str = "") -> Direction:
    """The side of now on which a time beside the verb lies, "unknown" where that is not sure.

    An infinitive after what plans it lies in the future ("plans to open in May"), but not after
    what was planned in the past tense, where the time may be that of the planning ("pledged to cut
    output on Thursday"). Other infinitives and participles go with the verb above them.
    """
    if preposition in SET_BY and lemma(verb) in SETTING:
        return "future"
    for _ in range(STEPS):
        forms = {kid.lower_ for kid in kids(verb) if kid.dep_ in ("aux", "auxpass")}
        if forms & TO_COME:
            return "future"
        if forms & MODALS:
            return "past" if "have" in forms else "future"
        said = "none" if "to" in forms and "have" not in forms else tense(verb)  # "is to be held"
        if said == "present":
            return "unknown"
        if said == "past" and (verb.tag_ != "VBN" or forms or verb.dep_ == "ROOT"):
            return "past"
        if said == "future":
            return "future"
        if verb.dep_ == "ROOT":
            return "future" if has_to(verb) else "unknown"
        if has_to(verb) and _plans(verb.head):
            above = verb.head
            others = child(above, "auxpass", "nsubjpass") is not None or above.lemma_ == "be"
            by_others = (
                others or above.pos_ != "VERB"
            )  # "was set to open", "is to be held", "is due"
            return "future" if by_others or tense(above) != "past" else "unknown"
        verb = _above(verb)
    return "unknown"


def _plans(governor: Token) -> bool:
    word = lemma(governor)
    return governor.pos_ == "ADJ" or word == "be" or word in words(*PLANNING)


def _above(verb: Token) -> Token:
    """The verb that the token's clause hangs on."""
    token = verb.head
    while token.dep_ != "ROOT" and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token
