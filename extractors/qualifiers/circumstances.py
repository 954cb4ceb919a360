"""Time, place and role of what stands beside a clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.obliques import Oblique
from extractors.tokens import Span, Token
from extractors.tree import kids
from extractors.verbs import is_time
from extractors.words import words

RECIPIENT = frozenset({"to", "for"})
ROLES = {
    "with": "companion",
    "alongside": "companion",
    "together with": "companion",
    "from": "source",
    "out of": "source",
    "about": "topic",
    "over": "topic",
    "on": "topic",
    "because of": "cause",
    "due to": "cause",
    "as": "role",
    "as part of": "role",
    "by": "instrument",
    "through": "instrument",
    "via": "instrument",
}


def time_span(token: Token) -> Span:
    """The whole time expression that the token stands in: "Monday, March 3, 1997"."""
    left = right = token.i
    doc = token.doc
    while left > token.sent.start and is_time(doc[left - 1]):
        left -= 1
    while right + 1 < token.sent.end and is_time(doc[right + 1]):
        right += 1
    return doc[left : right + 1]


def _is_age(token: Token) -> bool:
    """A bare number that spaCy takes for a date: "Smith, 58, was sentenced"."""
    return token.text.isdigit() and len(token.text) < 4


def time_of(verbs: Iterable[Token]) -> Span | None:
    """When it is, by a time expression on one of the verbs: "on Thursday", "last year"."""
    for verb in verbs:
        for kid in kids(verb):
            beside = kid.dep_ in ("npadvmod", "advmod", "dep", "nmod", "dobj")
            if beside and is_time(kid) and not _is_age(kid):
                return time_span(kid)
            if kid.dep_ == "prep" and kid.lower_ != "to":  # "sentenced to ten years"
                for inner in kids(kid):
                    if inner.dep_ == "pobj" and is_time(inner):
                        return time_span(inner)
    return None


def role_of(oblique: Oblique, kinds: set[str]) -> str:
    """The role of an argument, by its preposition and by what it names."""
    preposition = oblique.preposition
    if is_time(oblique.head) or "time" in kinds:
        return "time"
    if kinds & {"place", "country"} and preposition in words("locative_prepositions"):
        return "place"
    if preposition in RECIPIENT and kinds & {"person", "organization", "country", "group"}:
        return "recipient"
    if preposition == "for":
        return "purpose"
    return ROLES.get(preposition, "other")


def place_of(arguments: Sequence[tuple[str, str]]) -> str | None:
    """The words of the first argument that is a place, of (role, words) pairs."""
    return next((text for role, text in arguments if role == "place"), None)
