"""Negation: words that deny a clause, and governors that deny what depends on them."""

from __future__ import annotations

from extractors.tokens import Token
from extractors.tree import child, first_conjunct, kids, lemma
from extractors.verbs import has_yet_to
from extractors.words import words

# Above these a negation means the clause below: "does not think that they left".
RAISING = frozenset({"think", "believe", "expect", "want", "intend", "plan", "seem", "appear"})
FEW = frozenset({"few", "little"})
NO = frozenset({"no", "neither", "nobody", "none", "nothing", *FEW})
CERTAIN = frozenset({"true", "correct", "possible", "likely"})
LONGEST = 4  # words between a verb and the gerund that it denies


def is_denied(token: Token) -> bool:
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
        if kid.dep_ == "advmod" and any(t.lower_ == "never" for t in kids(kid)):
            return True  # "Never before had they won"
    return False


def is_no(noun: Token | None) -> bool:
    """A noun phrase that denies its clause: "No injuries were reported", "few states signed it"."""
    if noun is None:
        return False
    if noun.lower_ in NO - FEW or _is_few(noun):
        return True
    if any(kid.dep_ == "neg" and kid.lower_ == "not" and kid.i < noun.i for kid in kids(noun)):
        return True  # "Not all members agree"
    first = first_conjunct(noun)
    return any(
        kid.dep_ in ("det", "neg", "preconj") and kid.lower_ in NO
        for kid in (*kids(noun), *kids(first))
    )


def _is_few(noun: Token) -> bool:
    """ "few states", "little aid"; not "a few states", "the few states", "little girls"."""
    if child(noun, "det", "poss", "quantmod") is not None:
        return False
    wanted = "few" if noun.tag_ == "NNS" else "little"
    return any(kid.dep_ == "amod" and kid.lower_ == wanted and not kids(kid) for kid in noun.lefts)


def is_without(verb: Token) -> bool:
    """Whether the clause stands after "without" or "instead of": "without firing a shot"."""
    head = verb.head
    return (
        verb.dep_ == "pcomp"
        and head.lower_ in ("without", "of", "from", "against")
        and (
            head.lower_ == "without"
            or (head.lower_ == "against" and head.head.lemma_ in words("advising_verbs"))
            or (head.lower_ == "of" and head.i > 0 and head.nbor(-1).lower_ == "instead")
            or (head.lower_ == "from" and head.head.lemma_ in words("negating_verbs"))
        )
    )


def denier(gerund: Token) -> Token | None:
    """The verb of a phrase that denies the gerund after it: "stopped short of naming them"."""
    if gerund.tag_ != "VBG" or gerund.dep_ not in ("pcomp", "advcl", "xcomp", "dobj"):
        return None
    verb = gerund.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    between = verb.doc[verb.i + 1 : gerund.i]
    if not 0 < len(between) <= LONGEST:
        return None
    phrase = " ".join([lemma(verb), *(t.lower_ for t in between if t.pos_ in ("ADP", "ADV"))])
    return verb if phrase in words("negating_phrases") else None


def is_denier(verb: Token) -> bool:
    """Whether the verb only denies a gerund after it: "ruled out sending troops"."""
    below = (kid for part in (verb, *kids(verb)) for kid in (part, *kids(part)))
    gerunds = (t for part in below for t in kids(part) if t.tag_ == "VBG")
    return any(denier(gerund) is not None for gerund in gerunds)


def contradicted(verb: Token) -> Token | None:
    """The verb that calls the clause's claim untrue: "rejected claims that he took bribes"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "ccomp") or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    claims = lemma(noun) in words("claim_nouns") and lemma(noun.head) in words("denying_verbs")
    return noun.head if claims else None


def verdict(verb: Token) -> Token | None:
    """The adjective that judges a clause: "It is unclear whether …", "It is not true that …"."""
    first = first_conjunct(verb)
    be = first.head
    if first.dep_ not in ("ccomp", "csubj") or be.lemma_ not in ("be", "seem", "appear"):
        return None
    return child(be, "acomp")


def is_untrue(verb: Token) -> bool:
    """Whether what is said of the clause is that it is not so."""
    adjective = verdict(verb)
    if adjective is None:
        return False
    denied = is_denied(adjective.head)
    if adjective.lower_ in words("untrue_adjectives"):
        return not denied
    return denied and adjective.lower_ in CERTAIN


def is_untold(verb: Token) -> bool:
    """Whether nobody says that it is so: "did not say whether he would sign"."""
    first = first_conjunct(verb)
    above = first.head
    if first.dep_ != "ccomp" or lemma(above) in RAISING or not is_denied(above):
        return False
    return lemma(above) in words("reporting_verbs")
