"""Who says so: reporting verbs, "according to", parentheses ("…, KCNA said") and quotations."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.clause import Clauses
from extractors.memory import remembered
from extractors.obliques import agents
from extractors.qualifiers.denial import contradicted, is_untold
from extractors.qualifiers.quotes import Quotations, speaker_of
from extractors.tokens import Token
from extractors.tree import child, kids
from extractors.verbs import speaks_again
from extractors.words import words


@dataclass(frozen=True, slots=True)
class Attribution:
    """The head of the one who says so, and the word by which ("report", "according to")."""

    speaker: Token
    cue: str


def _reported(token: Token, clauses: Clauses) -> Attribution | None:
    """The token's clause is what a reporting verb reports: "KCNA reported that …"."""
    verb = token.head
    denies = verb.lemma_ == "deny" and token.dep_ == "xcomp"
    if not denies and (
        token.dep_ != "ccomp" or verb.lemma_.lower() not in words("reporting_verbs")
    ):
        return None
    return None if is_untold(token) else _said_by(verb, clauses)


def _said_by(verb: Token, clauses: Clauses) -> Attribution | None:
    """The subject of the verb, or the agent of a passive."""
    clause = clauses.of(verb)
    speakers = list(clause.subjects) if clause is not None and not clause.passive else agents(verb)
    speaker = speakers[0] if speakers else speaker_of(verb)
    return Attribution(speaker, verb.lemma_.lower()) if speaker is not None else None


def charge(gerund: Token) -> Token | None:
    """The verb that charges somebody with it: "accused the firm of bribing officials"."""
    above = gerund.head.head
    if above.dep_ == "pobj" and above.head.dep_ == "agent":
        above = above.head.head  # "was accused by prosecutors of bribing officials"
    verb = above.head if above.dep_ == "dobj" else above
    charged = gerund.dep_ == "pcomp" and verb.lemma_ in words("accusing_verbs")
    return verb if charged else None


def _claimed(token: Token, clauses: Clauses) -> Attribution | None:
    """Who charges somebody with it, or calls the claim untrue: "dismissed reports that …"."""
    verb = charge(token) or contradicted(token)
    if verb is None or verb.lemma_ in ("acquit", "clear"):
        return None
    return _said_by(verb, clauses)


def _parenthesis(token: Token) -> Attribution | None:
    """A saying verb set beside the clause: "…, KCNA said", "as KCNA reported"."""
    for kid in kids(token):
        saying = kid.lemma_.lower() in words("saying_verbs")
        as_said = kid.dep_ == "advcl" and any(t.lower_ == "as" for t in kids(kid))
        told = "ccomp" if kid.lemma_ == "tell" else "dobj"  # "as Dahl told the paper" has a dobj
        as_said = as_said and child(kid, told, "xcomp") is None  # "as they said no"
        if saying and (kid.dep_ == "parataxis" or as_said):
            speaker = speaker_of(kid)
            if speaker is not None:
                return Attribution(speaker, kid.lemma_.lower())
    return None


def _according(token: Token) -> Attribution | None:
    """ "According to the agency, …" beside the clause."""
    for kid in kids(token):
        if kid.lower_ != "according":
            continue
        to = child(kid, "prep")
        source = child(to, "pobj") if to is not None else child(kid, "pobj")
        if source is not None:
            return Attribution(source, "according to")
    return None


@remembered
def attribution(predicate: Token, clauses: Clauses, quotations: Quotations) -> Attribution | None:
    """Who is said to say what the predicate's clause says, None for the article itself.

    The nearest clause above that reports it counts first, then "according to", then the speaker of
    the quotation that it stands in.
    """
    token = predicate.head.head if speaks_again(predicate) else predicate
    for _ in range(12):
        found = (
            _reported(token, clauses)
            or _claimed(token, clauses)
            or _parenthesis(token)
            or _according(token)
        )
        if found and found.speaker.i != predicate.i and not found.speaker.is_ancestor(predicate):
            return found  # what is said of the source itself is not said by it
        if token.head.i == token.i:
            break
        token = token.head
    return quoted(predicate, quotations)


def quoted(predicate: Token, quotations: Quotations) -> Attribution | None:
    """The speaker of the quotation that the predicate stands in."""
    quotation = quotations.of(predicate)
    if quotation is None or quotation.speaker is None or quotation.cue is None:
        return None
    return Attribution(quotation.speaker, quotation.cue.lemma_.lower())
