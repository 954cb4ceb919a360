"""Whether a clause is said to be so or not to be so."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.facts import Polarity
from extractors.qualifiers.denial import (
    RAISING,
    contradicted,
    denier,
    is_denied,
    is_no,
    is_untrue,
    is_without,
)
from extractors.tokens import Token
from extractors.tree import first_conjunct
from extractors.verbs import is_negating

BARRING = frozenset({"forbid", "prevent", "ban", "bar", "stop"})


def polarity(
    predicate: Token, verbs: Sequence[Token], subject: Token | None, object_: Token | None
) -> Polarity:
    """The polarity of a clause with this predicate, chain of verbs and ends.

    Each verb of the chain may deny it by a negation of its own ("does not plan to send") or by its
    meaning ("refused to send"); two denials are none. A verb above that raises its negation counts
    too ("does not think that …").
    """
    denials = sum(is_denied(verb) for verb in verbs) if verbs else int(is_denied(predicate))
    denials += sum(is_negating(verb) for verb in verbs[:-1])
    denials += sum(is_no(noun) for noun in verbs[:-1] if noun.pos_ == "NOUN")  # "has no plan to"
    denials += is_no(subject) or is_no(object_)
    denials += is_without(predicate)
    denials += denier(first_conjunct(predicate)) is not None
    denials += contradicted(first_conjunct(predicate)) is not None
    denials += is_untrue(predicate)
    denials += _from_above(predicate, verbs)
    return "negative" if denials % 2 else "positive"


def _from_above(predicate: Token, verbs: Sequence[Token]) -> int:
    """The denials of the verb that the clause is a complement of."""
    above = predicate.head
    if predicate.dep_ not in ("ccomp", "xcomp") or above in verbs:
        return 0
    denials = int(above.lemma_ in RAISING and is_denied(above))
    if above.lemma_ in ("deny", "doubt") and predicate.dep_ == "ccomp":
        denials += not is_denied(above)  # who does not deny it has not said that it is so
    return denials + (predicate.dep_ == "xcomp" and above.lemma_ in BARRING)
