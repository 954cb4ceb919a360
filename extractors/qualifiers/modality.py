"""How a clause is meant: asserted, planned, possible, obliged, estimated or conditional."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.facts import Modality, Tense
from extractors.memory import remembered
from extractors.obliques import addressees
from extractors.qualifiers.attribution import charge
from extractors.qualifiers.denial import contradicted, is_untold, verdict
from extractors.tokens import Token
from extractors.tree import child, first_conjunct, is_ranked, kids
from extractors.tree import lemma as base_form
from extractors.verbs import has_to, has_yet_to, is_negating
from extractors.words import words

BY_AUXILIARY: dict[str, Modality] = {
    "will": "planned",
    "'ll": "planned",
    "wo": "planned",
    "shall": "planned",
    "would": "planned",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "ca": "possible",
    "must": "obliged",
    "should": "obliged",
    "ought": "obliged",
}


def _auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries, borrowed from the first of a coordination where it has none."""
    own = [kid for kid in kids(verb) if kid.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBN", "VBG"):
        return own
    first = first_conjunct(verb)
    return [kid for kid in kids(first) if kid.dep_ in ("aux", "auxpass")]


def _conditional(verb: Token) -> bool:
    """A clause that opens with "if", or by inversion: "Had they known of it"."""
    first = first_conjunct(verb)
    marks = [kid for kid in kids(first) if kid.dep_ in ("mark", "advmod")]
    if any(kid.lower_ in words("condition_marks") and kid.lower_ != "whether" for kid in marks):
        return True
    subject = child(first, "nsubj", "nsubjpass")
    before = [kid for kid in kids(first) if subject is not None and kid.i < subject.i]
    fronted = [t for kid in before if kid.dep_ in ("advmod", "neg") for t in (kid, *kids(kid))]
    if any(t.lower_ in words("negative_words") for t in fronted):
        return False  # "Hardly had it opened", "Never before had it won"
    return any(kid.dep_ == "aux" and kid.lower_ in ("had", "were", "should") for kid in before)


def _has_condition(verb: Token) -> bool:
    return any(kid.dep_ in ("advcl", "ccomp") and _conditional(kid) for kid in kids(verb))


@remembered
def own(verb: Token) -> Modality:
    """The modality that the verb's own clause gives it."""
    auxiliaries = {kid.lower_ for kid in _auxiliaries(verb)}
    if any(kid.lower_ == "whether" for kid in kids(verb)):
        return "possible"  # "debated whether to ban it", "asked whether he would pay"
    if _conditional(verb):
        return "conditional"
    if auxiliaries & {"would", "could"} and _has_condition(verb):
        return "conditional"
    for auxiliary, modality in BY_AUXILIARY.items():
        if auxiliary in auxiliaries:
            return modality
    if any(kid.lower_ == "until" for kid in kids(verb)) and tense(verb) == "present":
        return "planned"  # "until their demands are met"
    if any(kid.dep_ == "advmod" and kid.lower_ in words("hedging_adverbs") for kid in kids(verb)):
        return "possible"
    if verb.tag_ == "VBN" and child(verb, "auxpass") is not None:
        if base_form(verb) in words("estimating_verbs"):
            return "estimated"  # "rain is expected"
        if base_form(verb) in ("plan", "schedule", "propose"):
            return "planned"
    if verb.lemma_ == "be" and any(k.dep_ == "xcomp" and has_to(k) for k in kids(verb)):
        return "planned"
    if verb.dep_ == "ROOT" and has_to(verb):
        return "planned"  # a headline: "Russia to withdraw troops"
    if verb.dep_ in ("acl", "relcl") and has_to(verb) and not is_ranked(verb.head):
        if is_negating(verb.head):
            return "asserted"  # "his failure to pay": he did not
        return "possible" if base_form(verb.head) in words("possible_nouns") else "planned"
    if (
        verb.lemma_ in ("have", "need")
        and not has_yet_to(verb)
        and child(verb, "dobj") is None  # "had a day to test it"
        and any(k.dep_ == "xcomp" and has_to(k) for k in kids(verb))
    ):
        return "obliged"
    return "asserted"


def is_subjunctive(verb: Token) -> bool:
    """A bare verb after "that" and a word of demand: "demanded, a demand that the rebels leave"."""
    looks_past = verb.tag_ == "VBD" and verb.lower_ == verb.lemma_  # "ordered that it shut"
    bare = verb.tag_ in ("VB", "VBP") or looks_past
    if not bare or any(k.dep_ in ("aux", "expl") for k in kids(verb)):
        return False
    after_noun = verb.dep_ == "acl" and any(k.lower_ == "that" for k in kids(verb))
    lemma = verb.head.lemma_.lower()
    return (verb.dep_ == "ccomp" or after_noun) and lemma in words("demanding_verbs")


def governed(governor: Token, *, complement: str) -> Modality:
    """The modality that a governing word gives to its complement ("ccomp" or "xcomp")."""
    lemma = base_form(governor)
    if complement == "xcomp" and addressees(governor):
        return "obliged"
    passive = any(kid.dep_ in ("auxpass", "nsubjpass") for kid in kids(governor))
    if is_negating(governor):
        return "asserted"
    if governor.pos_ in ("NOUN", "PROPN"):
        return "possible" if lemma in words("possible_nouns") else "planned"
    if governor.pos_ == "ADJ":
        return (
            "planned"
            if lemma in ("ready", "set", "due", "poised", "keen", "willing")
            else "possible"
        )
    if lemma in words("enabling_verbs"):
        return "possible"
    if complement == "xcomp":
        if passive and lemma in words("estimating_verbs"):
            return "estimated"  # "is expected to": somebody else's guess
        if passive and lemma in words("obliging_verbs"):
            return "obliged"
        if passive and lemma in words("saying_verbs"):
            return "possible"  # "is said to": nobody who says so is named
        has_object = any(kid.dep_ in ("dobj", "nsubj") for kid in kids(governor)) and any(
            kid.dep_ == "dobj" for kid in kids(governor)
        )
        if has_object and lemma in words("obliging_verbs"):
            return "obliged"
        if lemma in words("planning_verbs"):
            return "planned"
    if lemma in ("demand", "require", "order", "insist", "recommend", "oblige"):
        return "obliged" if complement == "xcomp" else "asserted"
    if lemma in words("estimating_verbs"):
        return "estimated"
    return "asserted"


def modality(predicate: Token, verbs: Sequence[Token], origin: str = "") -> Modality:
    """The modality of a clause: its own, else its chain's, else what it is embedded in.

    The strongest word nearest to the predicate decides; clauses above it are asked in turn as long
    as the answer is "asserted" (KCNA said Kim would consider sending).
    """
    judged = _judged(verbs[0] if verbs else predicate)
    if judged != "asserted":
        return judged
    for verb in (predicate, *reversed(verbs)):
        found = own(verb)
        if found != "asserted":
            return found
    for governor in reversed(verbs[:-1]):
        found = governed(governor, complement="xcomp")
        if found != "asserted":
            return found
    if origin == "infinitive of a noun" and any(is_negating(verb) for verb in verbs[:-1]):
        return own(verbs[0].head)
    if origin in ("purpose", "infinitive of a noun"):
        return "planned"
    return _embedded(verbs[0] if verbs else predicate)


def _judged(verb: Token) -> Modality:
    """What "It is likely that …" or "would not say that …" makes of the clause below."""
    adjective = verdict(verb)
    if adjective is not None and adjective.lower_ in words("necessary_adjectives"):
        return "obliged"
    unsure = adjective is not None and adjective.lower_ in words("uncertain_adjectives")
    granted = any(kid.tag_ in ("WRB", "WP") for kid in kids(first_conjunct(verb)))
    untold = is_untold(verb) and not granted  # "did not say why they were denied visas": they were
    return "possible" if unsure or untold else "asserted"


def _embedded(verb: Token) -> Modality:
    """What the clauses above make of a complement or of a clause that hangs in one."""
    token = first_conjunct(verb)
    under_noun = False
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            return "asserted"
        if is_subjunctive(token):
            return "obliged"
        if token.dep_ in ("ccomp", "xcomp"):
            wished = has_to(token) and head.lemma_ not in words("estimating_verbs")
            found = governed(head, complement="xcomp" if wished else token.dep_)
            if found == "asserted" and token.dep_ == "xcomp":
                found = own(head)
            if found != "asserted":
                return found
        elif token.dep_ == "advcl" and has_to(token):
            return "asserted" if under_noun else "planned"
        elif token.dep_ == "acl" and has_to(token) and not is_ranked(head):
            return governed(head, complement="xcomp")
        elif _is_claimed(token) or _is_charge(token):
            return "possible"
        elif token.dep_ == "pcomp" and base_form(head.head) in words("planning_verbs"):
            return "planned"  # "talks aimed at ending the war"
        elif token.dep_ in ("advcl", "acl", "pcomp", "prep", "conj"):
            if head.pos_ in ("VERB", "AUX") and own(head) != "asserted" and token.dep_ != "advcl":
                return own(head)
        else:
            return "asserted"
        under_noun = under_noun or token.dep_ in ("prep", "pcomp")
        token = first_conjunct(head)
    return "asserted"


def _is_claimed(verb: Token) -> bool:
    """Whether a noun only claims it: "allegations that he stole", "no evidence that he stole"."""
    marked = any(kid.dep_ == "mark" and kid.lower_ == "that" for kid in kids(verb))
    if verb.dep_ not in ("acl", "ccomp") or not marked:
        return False
    if base_form(verb.head) in ("doubt", "question") or contradicted(verb) is not None:
        return False  # there is no doubt; who calls a claim untrue is sure
    denied = any(kid.dep_ == "det" and kid.lower_ in ("no", "any") for kid in kids(verb.head))
    return denied or base_form(verb.head) in words("claim_nouns")


def _is_charge(gerund: Token) -> bool:
    """Whether it is only charged: "accused of bribing", "accused the firm of bribing"."""
    return charge(gerund) is not None


def tense(verb: Token) -> Tense:
    """The tense of the finite verb or auxiliary: past (also perfect), present, future, or none."""
    auxiliaries = _auxiliaries(verb)
    forms = {kid.lower_ for kid in auxiliaries}
    if forms & {"will", "'ll", "wo", "shall"}:
        return "future"
    tags = {kid.tag_ for kid in auxiliaries} | {verb.tag_}
    if tags & {"VBD"} or forms & {"have", "has", "had", "'ve"}:
        return "past"
    if tags & {"VBP", "VBZ"}:
        return "present"
    if verb.tag_ == "VBN":
        return "past"
    return "none"
