"""The words of a relation: auxiliaries, negation, verbs and particles."""

from __future__ import annotations

from extractors.clause import Clause
from extractors.openie.phrases import Words, short
from extractors.tokens import Token
from extractors.tree import child, children
from extractors.verbs import particles
from extractors.words import words

AUXILIARIES = ("aux", "auxpass", "neg", "prt")
OWN = ("aux", "auxpass", "nsubj", "nsubjpass")  # what makes a coordinated verb borrow none


def _borrowed(verb: Token) -> list[Token]:
    """The auxiliaries that a coordinated verb shares: "were rounded up and sent home"."""
    while verb.dep_ == "conj" and child(verb, *OWN) is None:
        first = verb.head
        if first.pos_ not in ("VERB", "AUX"):
            return []
        passive = verb.tag_ == "VBN" and child(first, "auxpass") is not None
        if first.tag_ != verb.tag_ and not passive:
            return []
        verb = first
        found = children(verb, "aux", "auxpass")
        if found:
            return found
    return []


def _auxiliaries(verb: Token) -> list[Token]:
    return [*_borrowed(verb), *children(verb, *AUXILIARIES), *particles(verb)]


def verb_words(verb: Token) -> Words:
    """A verb with its auxiliaries and particles: "had been made up"."""
    found = {t.i for t in _auxiliaries(verb)} | {verb.i}
    if verb.pos_ == "ADJ" and verb.head.pos_ in ("AUX", "VERB"):  # "were able to"
        found |= {verb.head.i, *(t.i for t in _auxiliaries(verb.head))}
    return tuple(sorted(found))


def relation(clause: Clause, *, adverbs: bool = False) -> Words:
    """The words of a clause's relation, of its chain of verbs as well: "began to build".

    Words that deny it are kept ("no longer", "hardly"); with ``adverbs`` all adverbs that stand
    between or right before the verbs ("also provides"). So is a receiver without preposition:
    "gave the museum".
    """
    found: dict[int, None] = {}
    for verb in clause.verbs:
        group = set(verb_words(verb))
        for kid in children(verb, "advmod"):
            if kid.i > verb.i or kid.tag_ == "WRB" or not _close(kid, verb):
                continue
            own = {t.i for t in kid.subtree}
            if (adverbs and len(own) == 1) or _denies(kid):
                group |= own
        found.update(dict.fromkeys(sorted(group)))
    return (*found, *_receiver(clause))


def _denies(adverb: Token) -> bool:
    return any(t.lower_ in words("negative_words") for t in adverb.subtree)


def _receiver(clause: Clause) -> Words:
    if clause.passive or not clause.objects:
        return ()
    bare = [kid for kid in children(clause.verb, "dative") if child(kid, "pobj") is None]
    return short(bare[0]) if bare and bare[0].i < clause.objects[0].i else ()


def _close(adverb: Token, verb: Token) -> bool:
    between = verb.doc[adverb.right_edge.i + 1 : verb.i]
    return all(t.head.i == verb.i and t.dep_ in (*AUXILIARIES, "advmod") for t in between)
