"""Copulas and other linking verbs."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.clefts import is_cleft
from extractors.obliques import Oblique, obliques
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.oblique import is_argument
from extractors.rules.roles import role_links
from extractors.tokens import Token
from extractors.tree import child, children, conjuncts, kids
from extractors.verbs import split_subject
from extractors.wording import label, relation_words
from extractors.words import words

TURNED = frozenset({"existential", "inversion"})  # the noun after "be" is what is somewhere


def _make(
    clause: Clause, subject: Token, more: str, tokens: tuple[Token, ...], object_: Token | None
) -> Proposition:
    phrase = relation_words(clause, tokens)
    relation = label(clause, more, passive=False)
    return propose(clause, "copula", subject, relation, phrase, object_)


def copula_noun(sentence: Sentence) -> Iterator[Proposition]:
    """What the subject is: "Pyongyang is the capital of North Korea" → be capital of.

    Where the noun leads to no other thing it is the end itself: "He is a lawyer".
    """
    for clause in sentence.clauses.all:
        attribute = child(clause.verb, "attr")
        split = split_subject(attribute) if attribute is not None else None
        if split is not None:
            attribute = split[0][0]
        if clause.verb.lemma_ not in words("linking_verbs") or attribute is None:
            continue
        if clause.origin in TURNED or is_cleft(clause.verb):
            continue
        for subject in clause.subjects:
            if subject.tag_ == "VBN":
                continue  # "Gone are the days of cheap oil"
            for noun in [attribute] if split is not None else conjuncts(attribute):
                for link in role_links(sentence, noun):
                    if link.end is None or link.end.i != subject.i:
                        end = link.end if link.end is not None else noun
                        yield _make(clause, subject, link.label, link.words, end)


def copula_adjective(sentence: Sentence) -> Iterator[Proposition]:
    """How the subject is: "the bird is native to Chile" → be native to; "is empty"."""
    for clause in sentence.clauses.all:
        adjective = child(clause.verb, "acomp", "oprd")
        if clause.verb.lemma_ not in words("linking_verbs") or adjective is None:
            continue
        if any(kid.dep_ == "xcomp" for kid in kids(adjective)):
            continue
        for subject in clause.subjects:
            for word in conjuncts(adjective):
                near = (*obliques(word), *clause.obliques)
                found = [o for o in near if is_argument(o) or o.preposition == "than"]
                for oblique in found:
                    yield _adjective_oblique(clause, subject, word, oblique)
                if not found:
                    yield _make(clause, subject, "", (), word)


def _adjective_oblique(
    clause: Clause, subject: Token, word: Token, oblique: Oblique
) -> Proposition:
    more = f"{word.lower_} {oblique.preposition}"
    return _make(clause, subject, more, (word, *oblique.prepositions), oblique.head)


def _places_of_what_there_is(clause: Clause, noun: Token) -> list[Oblique]:
    """ "There were explosions near the embassy": the parser hangs the place on the noun."""
    if clause.origin not in TURNED:
        return []
    return [o for o in obliques(noun, noun) if o.preposition in words("locative_prepositions")]


def copula_place(sentence: Sentence) -> Iterator[Proposition]:
    """Where or in what the subject is: "migrants are at sea", "is in contact with the parties"."""
    for clause in sentence.clauses.all:
        verb = clause.verb
        if verb.lemma_ != "be" or children(verb, "attr", "acomp", "xcomp", "ccomp", "oprd"):
            if clause.origin not in TURNED:
                continue
            if any(kid.dep_ in ("acl", "relcl") for s in clause.subjects for kid in kids(s)):
                continue
        for subject in clause.subjects:
            for oblique in clause.obliques or _places_of_what_there_is(clause, subject):
                if not is_argument(oblique):
                    continue
                inner = [o for o in obliques(oblique.head, oblique.head) if is_argument(o)]
                if inner and oblique.head.n_lefts == 0 and not sentence.is_named(oblique.head):
                    more = f"{oblique.preposition} {oblique.head.lower_} {inner[0].preposition}"
                    tokens = (*oblique.prepositions, oblique.head, *inner[0].prepositions)
                    yield _make(clause, subject, more, tokens, inner[0].head)
                else:
                    yield _make(
                        clause, subject, oblique.preposition, oblique.prepositions, oblique.head
                    )
