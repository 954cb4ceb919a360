"""Clauses of a sentence: each verb with its subjects, objects and obliques, borrowed ones included.

The rules see clauses, not raw dependencies, so that a passive in a relative clause and a passive in
a main clause are one construction.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.tree import child, children, conjuncts, first_conjunct
from extractors.words import words

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
PARTICLES = frozenset("up down out off over back away together around along aside forward".split())
TIMES = frozenset({"DATE", "TIME"})


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


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its arguments, as heads of noun phrases.

    ``chain`` holds the governing verbs and adjectives of an open complement, outermost first
    (pledge, for "pledged to support"); ``origin`` says where the subject came from.
    """

    verb: Token
    subjects: tuple[Token, ...]
    origin: str
    chain: tuple[Token, ...]
    passive: bool
    objects: tuple[Token, ...]
    obliques: tuple[Oblique, ...]
    recipients: tuple[Token, ...] = ()

    @property
    def verbs(self) -> tuple[Token, ...]:
        """The chain and the verb."""
        return (*self.chain, self.verb)


def is_time(token: Token) -> bool:
    """Whether a noun phrase head names a time: "Thursday", "last year"."""
    return token.ent_type_ in TIMES


def is_predicate(token: Token) -> bool:
    """Whether the token heads a clause: a verb that is no auxiliary and no mere modifier."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("aux", "auxpass", "amod", "compound", "punct", "case", "mark")
    heads = token.dep_ in ("ROOT", "ccomp", "advcl", "conj", "relcl")
    return heads and token.pos_ == "NOUN" and child(token, *SUBJECTS) is not None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, by its auxiliary, its subject or as a bare past participle."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    if child(verb, "aux") is not None:
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head) and child(verb, "nsubj", "dobj") is None
    return verb.dep_ in ("acl", "advcl", "relcl", "xcomp", "ROOT") and child(verb, "dobj") is None


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in verb.children)


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause (or a verb coordinated in one) stands on."""
    first = first_conjunct(verb)
    return first.head if first.dep_ == "relcl" else None


def _unrelative(token: Token, verb: Token) -> list[Token]:
    """The conjuncts of an argument; a relative pronoun gives way to its antecedent."""
    if token.tag_ in RELATIVE_TAGS:
        noun = antecedent(verb)
        return [noun] if noun is not None else []
    return conjuncts(token)


class Clauses:
    """The clauses of one sentence; built on demand, since a clause may borrow from another."""

    def __init__(self, sentence: Span) -> None:
        self.sentence = sentence
        self._built: dict[int, Clause | None] = {}
        found = [self.of(token) for token in sentence if is_predicate(token)]
        self.all: tuple[Clause, ...] = tuple(clause for clause in found if clause is not None)

    def of(self, verb: Token) -> Clause | None:
        """The clause of a verb, None where the token heads none."""
        if verb.i not in self._built:
            self._built[verb.i] = None  # a cycle in borrowing finds nothing
            self._built[verb.i] = self._build(verb) if is_predicate(verb) else None
        return self._built[verb.i]

    def above(self, token: Token) -> Clause | None:
        """The clause that the token's phrase stands in."""
        while token.dep_ != "ROOT" and token.head.i != token.i:
            token = token.head
            if is_predicate(token):
                return self.of(token)
        return None

    def _build(self, verb: Token) -> Clause:
        subjects, origin, chain = self._subjects(verb)
        return Clause(
            verb=verb,
            subjects=tuple(dict.fromkeys(subjects)),
            origin=origin,
            chain=chain,
            passive=is_passive(verb),
            objects=tuple(self._objects(verb)),
            obliques=tuple(obliques(verb)),
            recipients=tuple(t for kid in children(verb, "dative") for t in _datives(kid)),
        )

    def _subjects(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        own = [t for kid in children(verb, *SUBJECTS) for t in _unrelative(kid, verb)]
        if own:
            return own, "relative clause" if verb.dep_ == "relcl" else "", ()
        if child(verb, "expl") is not None:
            there = child(verb, "attr", "nsubj", "dobj")
            return (conjuncts(there) if there is not None else []), "existential", ()
        borrow = {
            "conj": self._from_conjunct,
            "xcomp": self._from_complement,
            "ccomp": self._from_complement,
            "acl": self._from_noun,
            "relcl": self._from_noun,
            "advcl": self._from_main_clause,
            "pcomp": self._from_gerund,
        }.get(verb.dep_)
        return borrow(verb) if borrow else ([], "", ())

    def _from_conjunct(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "Putin praised soldiers and described relations": described borrows Putin."""
        first = self.of(verb.head)
        if first is None:
            return [], "", ()
        same_form = verb.tag_ == first.verb.tag_ and not child(verb, "aux")
        return list(first.subjects), first.origin or "conjunct", first.chain if same_form else ()

    def _from_complement(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "Kim pledged to support": subject control; "asked them to leave": object control."""
        governor = verb.head
        if governor.pos_ == "ADJ" or governor.dep_ in ("acomp", "oprd"):
            above = self.above(governor)
            if above is None:
                return [], "", ()
            return list(above.subjects), "complement", (*above.chain, governor)
        above = self.of(governor)
        if above is None or (verb.dep_ == "ccomp" and child(verb, "mark") is not None):
            return [], "", ()
        if above.objects and not above.passive and governor.lemma_ != "promise":
            return list(above.objects), "object control", ()
        if above.recipients and not above.passive:
            return list(above.recipients), "object control", ()
        return list(above.subjects), above.origin or "complement", above.verbs

    def _from_noun(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "soldiers fighting in …", "people found in …", "his attempt to position …"."""
        noun = verb.head
        if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            return [], "", ()
        if not has_to(verb) or is_passive(verb):
            return conjuncts(first_conjunct(noun)), "participle", ()
        lemma = noun.lemma_.lower()
        if lemma in words("planned_nouns") or lemma in words("possible_nouns"):
            owner = child(noun, "poss")
            if owner is not None:
                return conjuncts(owner), "infinitive of a noun", (noun,)
            above = self.above(noun)
            if above is not None and not above.passive:
                return list(above.subjects), "infinitive of a noun", (noun,)
            return [], "", ()
        return [noun], "infinitive of a noun", ()

    def _from_main_clause(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "…, killing 107", "was deployed to retrieve them": the main clause's subject."""
        mark = child(verb, "mark")
        if mark is not None and verb.tag_ not in ("VBG", "VBN", "VB"):
            return [], "", ()
        above = self.of(verb.head) if is_predicate(verb.head) else self.above(verb)
        if above is None:
            return [], "", ()
        return list(above.subjects), "purpose" if has_to(verb) else "participle", ()

    def _from_gerund(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "maintained a policy of turning away boats", "retaliated by firing": the clause's subject."""
        above = self.above(verb.head)
        if above is None or (above.passive and verb.head.lower_ == "by"):
            return [], "", ()
        return list(above.subjects), "gerund", ()

    def _objects(self, verb: Token) -> list[Token]:
        found = [t for kid in children(verb, "dobj") for t in _unrelative(kid, verb)]
        if found or verb.dep_ != "relcl" or is_passive(verb):
            return found
        return []


def _datives(token: Token) -> list[Token]:
    """ "gave Putin a gift", "gave a gift to Putin": Putin."""
    if token.pos_ == "ADP":
        inner = child(token, "pobj")
        return conjuncts(inner) if inner is not None else []
    return conjuncts(token)


def _inside(preposition: Token, before: tuple[Token, ...], noun: Token | None) -> list[Oblique]:
    """The obliques of one preposition; "out of" and "as part of" are read through."""
    chain = (*before, preposition)
    found: list[Oblique] = []
    for kid in preposition.children:
        if kid.dep_ == "pobj":
            inner = child(kid, "prep")
            if kid.lemma_ in ("part", "front", "addition", "response", "favour", "favor") and (
                inner is not None and kid.n_lefts == 0
            ):
                found.extend(_inside(inner, (*chain, kid), noun))
                continue
            verb = preposition.head
            for head in _unrelative(kid, verb):
                found.append(Oblique(chain, head, noun))
        elif kid.dep_ == "prep" and kid.i == preposition.i + 1:
            found.extend(_inside(kid, chain, noun))
    for kid in preposition.children:
        if kid.dep_ == "conj" and kid.pos_ == "ADP":
            found.extend(_inside(kid, before, noun))
    return found


def obliques(head: Token, noun: Token | None = None) -> list[Oblique]:
    """The prepositional arguments of a verb (or of a ``noun``), in text order."""
    found: list[Oblique] = []
    for kid in head.children:
        if kid.dep_ in ("prep", "agent") and kid.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            by_agent = kid.lower_ == "by" and noun is None and is_passive(head)
            if kid.dep_ == "agent" or by_agent or kid.lower_ == "according":
                continue
            found.extend(_inside(kid, (), noun))
        elif kid.dep_ == "advmod" and kid.i < head.i + 6:
            found.extend(o for p in children(kid, "prep") for o in _inside(p, (kid,), noun))
    return found


def agents(verb: Token) -> list[Token]:
    """Who acts in a passive: "was rescued by fishermen"."""
    found = []
    for kid in verb.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            inner = child(kid, "pobj")
            if inner is not None and not is_time(inner):
                found.extend(conjuncts(inner))
    return found


def particles(verb: Token) -> list[Token]:
    """The verb's particles: "turn away", "crack down"."""
    return [
        kid
        for kid in verb.children
        if kid.dep_ == "prt"
        or (kid.dep_ == "advmod" and kid.lower_ in PARTICLES and kid.i == verb.i + 1)
    ]
