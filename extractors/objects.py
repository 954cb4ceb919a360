"""Objects of verbs: plain ones, subjects of small clauses, what a relative clause leaves out."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.obliques import unrelative
from extractors.tree import child, children, conjuncts
from extractors.verbs import RELATIVE_TAGS, antecedent, is_idiom, is_passive
from extractors.words import words


def objects(verb: Token) -> list[Token]:
    """The heads of the verb's objects, coordinated ones each."""
    direct = [kid for kid in children(verb, "dobj") if not is_idiom(kid)]
    found = [t for kid in direct for t in unrelative(kid, verb)]
    nouns = [t for t in found if t.pos_ != "ADJ"]
    found = nouns or found
    found.extend(_small_clause_subjects(verb))
    return found or _gap(verb)


def _small_clause_subjects(verb: Token) -> list[Token]:
    """ "caused a crane to fall", "showed Kim smiling": crane, Kim."""
    if verb.lemma_ in words("desire_verbs"):
        return []
    for kid in children(verb, "ccomp"):
        bare = kid.tag_ in ("VB", "VBG") and child(kid, "mark") is None
        subject = child(kid, "nsubj", "nsubjpass")
        if subject is None or not bare or subject.i < verb.i:
            continue
        if all(aux.lower_ in ("to", "be") for aux in children(kid, "aux", "auxpass")):
            return conjuncts(subject)
    return []


def _gap(verb: Token) -> list[Token]:
    """What a relative clause leaves out: "the policy which, or that, they criticised"."""
    if verb.dep_ != "relcl" or is_passive(verb) or verb.lemma_ in words("intransitive_verbs"):
        return []
    subjects = children(verb, "nsubj")
    noun = antecedent(verb)
    relative = [s for s in subjects if s.tag_ in RELATIVE_TAGS]
    if noun is None or len(subjects) == len(relative):
        return []
    strange = ("prep", "ccomp", "xcomp", "acomp", "attr", "dative")
    if not relative and (children(verb, *strange) or verb.lemma_ == "be"):
        return []
    if any(kid.tag_ == "WRB" for kid in verb.children) or noun.lemma_ in words("gap_nouns"):
        return []
    return [noun]


def datives(token: Token) -> list[Token]:
    """ "gave Putin a gift", "gave a gift to Putin": Putin."""
    if token.pos_ == "ADP":
        inner = child(token, "pobj")
        return conjuncts(inner) if inner is not None else []
    return conjuncts(token)
