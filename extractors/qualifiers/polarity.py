"""Whether a clause is said to be so or not to be so."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.facts import Polarity
from extractors.tokens import Token
from extractors.tree import first_conjunct, kids
from extractors.verbs import has_yet_to
from extractors.words import words

NO = frozenset({"no", "neither", "nobody", "none", "nothing", "few", "little"})
RAISING = frozenset({"think", "believe", "expect", "want", "intend", "plan", "seem", "appear"})


def _denied(token: Token) -> bool:
    """A negation that hangs on the token itself: "did not stop", "no longer fights"."""
    if has_yet_to(token):
        return True
    for kid in kids(token):
        if kid.dep_ in ("neg", "preconj", "advmod", "cc") and kid.lower_ in words("negative_words"):
            if kid.i + 1 < len(kid.doc) and kid.nbor().lower_ in ("only", "just", "merely"):
                continue  # "not only fill the square": they do
            return True
        if kid.lower_ == "longer" and any(t.lower_ == "no" for t in kids(kid)):
            return True
    return False


def _no(noun: Token | None) -> bool:
    """A noun phrase that denies its clause: "No injuries were reported"."""
    if noun is None:
        return False
    if noun.lower_ in NO - {"few", "little"}:
        return True
    first = first_conjunct(noun)
    return any(
        kid.dep_ in ("det", "neg", "preconj") and kid.lower_ in NO
        for kid in (*kids(noun), *kids(first))
    )


def is_without(verb: Token) -> bool:
    """Whether the clause stands after "without" or "instead of": "without firing a shot"."""
    head = verb.head
    return (
        verb.dep_ == "pcomp"
        and head.lower_ in ("without", "of", "from")
        and (
            head.lower_ == "without"
            or (head.lower_ == "of" and head.i > 0 and head.nbor(-1).lower_ == "instead")
            or (head.lower_ == "from" and head.head.lemma_ in words("negating_verbs"))
        )
    )


def polarity(
    predicate: Token, verbs: Sequence[Token], subject: Token | None, object_: Token | None
) -> Polarity:
    """The polarity of a clause with this predicate, chain of verbs and ends.

    Each verb of the chain may deny it by a negation of its own ("does not plan to send") or by its
    meaning ("refused to send"); two denials are none. A verb above that raises its negation counts
    too ("does not think that …").
    """
    denials = sum(_denied(verb) for verb in verbs) if verbs else int(_denied(predicate))
    denials += sum(
        verb.lemma_ in words("negating_verbs") for verb in verbs[:-1] if verb.pos_ == "VERB"
    )
    denials += sum(_no(noun) for noun in verbs[:-1] if noun.pos_ == "NOUN")  # "has no plan to"
    denials += _no(subject) or _no(object_)
    denials += is_without(predicate)
    above = predicate.head
    if predicate.dep_ in ("ccomp", "xcomp") and above not in verbs:
        if above.lemma_ in RAISING and _denied(above):
            denials += 1
        if above.lemma_ in ("deny", "doubt") and predicate.dep_ == "ccomp":
            denials += 1
        if predicate.dep_ == "xcomp" and above.lemma_ in (
            "forbid",
            "prevent",
            "ban",
            "bar",
            "stop",
        ):
            denials += 1
    return "negative" if denials % 2 else "positive"
