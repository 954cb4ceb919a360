"""What completes a verb and so belongs to its relation: "found guilty", "set on fire"."""

from __future__ import annotations

from extractors.tokens import Token
from extractors.tree import child, children, kids, lemma
from extractors.words import words

STATES = frozenset({"ADJ", "VERB"})


def result(verb: Token) -> Token | None:
    """What the object is made, found or left: "found him guilty", "left dozens missing"."""
    for kid in children(verb, "oprd", "ccomp"):
        if kid.pos_ not in STATES or kid.i < verb.i or child(kid, "aux", "auxpass", "cop", "mark"):
            continue
        if kid.dep_ == "oprd" and (kid.pos_ == "ADJ" or not kids(kid)):
            return kid
        small = kid.dep_ == "ccomp" and kid.pos_ == "ADJ" and child(kid, "nsubj") is not None
        if small and lemma(verb) in words("making_verbs"):
            return kid
    return None


def state(preposition: Token) -> Token | None:
    """The noun of a phrase that says a state: "on" → fire, for "set the car on fire"."""
    noun = child(preposition, "pobj")
    if preposition.dep_ != "prep" or noun is None or kids(noun) or len(kids(preposition)) > 1:
        return None
    phrase = f"{preposition.lower_} {noun.lower_}"
    verb = preposition.head
    if phrase not in words("state_phrases"):
        return None
    brings = verb.lemma_ in words("state_verbs") or phrase == "to death"
    return noun if brings and _follows(preposition, verb) else None


def _follows(preposition: Token, verb: Token) -> bool:
    """Whether nothing but the object and a particle stands before it: "put the army | on alert"."""
    before = preposition.i - 1
    ends = [kid.right_edge.i for kid in children(verb, "dobj", "prt", "nsubjpass", "advmod")]
    return before == verb.i or before in ends


def completions(verb: Token) -> list[Token]:
    """The words that complete the verb, in text order."""
    found: list[Token] = []
    for kid in kids(verb):
        noun = state(kid) if kid.dep_ == "prep" and kid.i > verb.i else None
        if noun is not None:
            found.extend((kid, noun))
    made = result(verb)
    return [*found, *([made] if made is not None else [])]
