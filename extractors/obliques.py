"""Prepositional arguments of verbs and nouns, and the agents of passives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.completions import state
from extractors.memory import remembered
from extractors.tokens import Token
from extractors.tree import child, children, conjuncts, kids
from extractors.verbs import (
    PARTICLES,
    RELATIVE_TAGS,
    antecedent,
    is_idiom,
    is_passive,
    is_time,
)
from extractors.words import words

WITH_ARTICLE = frozenset({"result", "consequence"})  # "as a result of"
APPEALS = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "lean": ("on",),
}


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional argument: the words of its preposition and the head of its noun phrase.

    ``of_noun`` is the noun that it hangs on in the parse, None where it hangs on the verb.
    """

    prepositions: tuple[Token, ...]
    head: Token
    of_noun: Token | None = None

    @property
    def preposition(self) -> str:
        """The preposition in lower case, "out of", "as part of" included."""
        return " ".join(token.lower_ for token in self.prepositions)


def unrelative(token: Token, verb: Token) -> list[Token]:
    """The conjuncts of an argument; a relative pronoun gives way to its antecedent."""
    if token.tag_ in RELATIVE_TAGS or (token.lower_ == "that" and verb.dep_ == "relcl"):
        noun = antecedent(verb)
        return [noun] if noun is not None else []
    return conjuncts(token)


def inside(
    preposition: Token, before: tuple[Token, ...] = (), noun: Token | None = None
) -> list[Oblique]:
    """The obliques of one preposition; "out of" and "as part of" are read through."""
    chain = (*before, preposition)
    of = next((kid for kid in preposition.rights if kid.dep_ == "pcomp" and kid.tag_ == "IN"), None)
    if of is not None and of.i == preposition.i + 1:
        chain = (*chain, of)  # "because of" is parsed as two
    found: list[Oblique] = []
    below = kids(of) if of is not None and of in chain else ()  # the noun of "due to" hangs on "to"
    for kid in (*kids(preposition), *below):
        if kid.dep_ == "pobj":
            inner = child(kid, "prep")
            if inner is not None and _is_preposition_noun(kid):
                found.extend(inside(inner, (*chain, kid), noun))
                continue
            verb = preposition.head
            for head in unrelative(kid, verb):
                found.append(Oblique(chain, head, noun))
        elif kid.dep_ == "prep" and kid.i == preposition.i + 1:
            found.extend(inside(kid, chain, noun))
    for kid in kids(preposition):
        if kid.dep_ == "conj" and kid.pos_ == "ADP":
            found.extend(inside(kid, before, noun))
    return found


def _is_preposition_noun(noun: Token) -> bool:
    """Whether a noun is a part of a preposition: "in front of", "as a result of"."""
    before = [kid.lower_ for kid in noun.lefts]
    bare = not before or (before == ["a"] and noun.lemma_ in WITH_ARTICLE)
    return bare and noun.lemma_ in words("preposition_nouns")


@remembered
def obliques(head: Token, noun: Token | None = None) -> Sequence[Oblique]:
    """The prepositional arguments of a verb (or of a ``noun``), in text order."""
    found: list[Oblique] = []
    for kid in kids(head):
        if kid.dep_ in ("prep", "agent") and kid.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            by_agent = kid.lower_ == "by" and noun is None and is_passive(head)
            if kid.lower_ == "according" or (
                (kid.dep_ == "agent" or by_agent) and not _is_means(kid)
            ):
                continue
            if noun is None and state(kid) is not None:
                continue  # "set the car on fire": of the relation
            found.extend(inside(kid, (), noun))
        elif kid.dep_ == "oprd" and kid.pos_ == "ADJ":
            found.extend(obliques(kid))  # "was found guilty of fraud"
        elif kid.dep_ == "advmod" and kid.i < head.i + 6:
            before = () if kid.lower_ in PARTICLES and kid.i == head.i + 1 else (kid,)
            found.extend(o for p in children(kid, "prep") for o in inside(p, before, noun))
        elif noun is None and is_idiom(kid):
            found.extend(obliques(kid))  # "took control of the port": of the verb, not the noun
    return found


def states(verb: Token) -> list[Oblique]:
    """The phrases that belong to the verb's relation: "put the army | on alert"."""
    found = ((kid, state(kid)) for kid in kids(verb) if kid.dep_ == "prep")
    return [Oblique((kid,), noun) for kid, noun in found if noun is not None]


def addressees(verb: Token) -> list[Token]:
    """Whom an appeal goes to: "called on the rebels to leave", "appealed to them to stay"."""
    prepositions = APPEALS.get(verb.lemma_, ())
    found = (child(kid, "pobj") for kid in kids(verb) if kid.lower_ in prepositions)
    return [t for inner in found if inner is not None for t in conjuncts(inner)]


def _is_means(by: Token) -> bool:
    """Whether "by" tells the means, not the agent: "were moved by bus"."""
    inner = child(by, "pobj")
    return inner is not None and inner.n_lefts == 0 and inner.lemma_ in words("means_nouns")


def agents(verb: Token) -> list[Token]:
    """Who acts in a passive: "was rescued by fishermen"."""
    found = []
    for kid in kids(verb):
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            inner = child(kid, "pobj")
            if inner is None or is_time(inner):
                continue
            if _is_means(kid):
                continue
            if inner.lemma_ in words("measure_nouns") and child(inner, "nummod") is not None:
                continue
            found.extend(conjuncts(inner))
    return found


def according_source(verb: Token) -> Token | None:
    """ "According to the paper, quoting a judge, …": the source quotes, not the subject."""
    if verb.tag_ != "VBG" or verb.lemma_ not in ("quote", "cite"):
        return None
    for kid in verb.head.lefts:
        if kid.lower_ == "according" and kid.i < verb.i:
            to = child(kid, "prep")
            return child(to, "pobj") if to is not None else None
    return None
