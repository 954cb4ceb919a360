"""Clauses of a sentence: each verb with its subjects, objects and obliques, borrowed ones included.

The rules see clauses, not raw dependencies, so that a passive in a relative clause and a passive in
a main clause are one construction.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.tree import block_kind, child, children, conjuncts, first_conjunct
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
    if token.tag_ == "MD" or (token.tag_ == "VBG" and is_preposition(token)):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("aux", "auxpass", "amod", "compound", "punct", "case", "mark")
    heads = token.dep_ in ("ROOT", "ccomp", "advcl", "conj", "relcl")
    return heads and token.pos_ == "NOUN" and child(token, *SUBJECTS) is not None


def is_preposition(token: Token) -> bool:
    """Whether a participle only links: "policies regarding Muslims", "including the mayor"."""
    return token.lower_ in words("participle_prepositions") and child(token, "aux", "nsubj") is None


def is_headline_passive(verb: Token) -> bool:
    """A headline leaves out "be": "Asylum seekers rescued off coast"."""
    return (
        verb.tag_ == "VBD"
        and block_kind(verb) in ("title", "heading")
        and verb.lemma_ in words("headline_passives")
        and child(verb, "dobj", "ccomp", "aux") is None
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, by its auxiliary, its subject or as a bare past participle."""
    if child(verb, "auxpass", "nsubjpass") is not None or is_headline_passive(verb):
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


def is_finite(verb: Token) -> bool:
    """Whether the verb or its auxiliary is finite, so that it wants a subject of its own."""
    auxiliaries = [kid for kid in verb.children if kid.dep_ in ("aux", "auxpass")]
    return any(kid.tag_ in ("VBD", "VBZ", "VBP", "MD") for kid in auxiliaries or [verb])


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause (or a verb coordinated in one) stands on."""
    first = first_conjunct(verb)
    if first.dep_ != "relcl":
        return None
    noun = first.head
    if _number(first) != "singular" or noun.tag_ not in ("NNS", "NNPS"):
        return noun
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above if above.tag_ in ("NN", "NNP") else noun


def _number(verb: Token) -> str:
    """The number of a finite verb: "obliges" has a singular subject."""
    finite = [kid for kid in verb.children if kid.dep_ in ("aux", "auxpass")] or [verb]
    if finite[0].tag_ == "VBZ" or finite[0].lower_ == "was":
        return "singular"
    return "plural" if finite[0].tag_ == "VBP" else ""


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
        subjects = children(verb, *SUBJECTS)
        real = [kid for kid in subjects if kid.tag_ not in RELATIVE_TAGS]
        own = [t for kid in real or subjects for t in _unrelative(kid, verb)]
        gerund = child(verb, "csubj")
        if not own and gerund is not None and gerund.tag_ == "VBG":
            own = [gerund]
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
        outer = verb.head.head
        reports = words("reporting_verbs")
        if verb.lemma_ in reports and verb.head.lemma_ not in reports and is_finite(verb):
            above = self.of(outer) if verb.head.dep_ in ("ccomp", "xcomp") else None
            if above is not None and outer.lemma_ in reports:
                return list(above.subjects), "conjunct", ()
        if verb.tag_ == "VB" and first.verb.tag_ != "VB" and not child(verb, "aux"):
            complement = next((k for k in first.verb.children if k.dep_ == "xcomp"), None)
            inner = self.of(complement) if complement is not None else None
            if inner is not None and inner.verb.tag_ == "VB":
                return list(inner.subjects), inner.origin, inner.chain
        same_form = verb.tag_ == first.verb.tag_ and not child(verb, "aux")
        return list(first.subjects), first.origin or "conjunct", first.chain if same_form else ()

    def _from_complement(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "Kim pledged to support": subject control; "asked them to leave": object control."""
        governor = verb.head
        if is_finite(verb):
            return self._from_sibling(verb)
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

    def _from_sibling(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "soldiers deployed there had been killed": a finite verb takes the clause before it.

        The parser reads such a reduced relative as a clause of its own and leaves the main verb
        without a subject.
        """
        for kid in verb.head.lefts if verb.i < verb.head.i else verb.head.rights:
            if kid.i >= verb.i or not is_predicate(kid) or kid.dep_ not in ("ccomp", "advcl"):
                continue
            if kid.right_edge.i == verb.left_edge.i - 1 and child(kid, "nsubj") is not None:
                return [t for s in children(kid, "nsubj") for t in conjuncts(s)], "", ()
        return [], "", ()

    def _from_noun(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "soldiers fighting in …", "people found in …", "his attempt to position …"."""
        noun = verb.head
        if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            return [], "", ()
        if not has_to(verb) or is_passive(verb):
            return conjuncts(first_conjunct(noun)), "participle", ()
        lemma = noun.lemma_.lower()
        if lemma in ("order", "purpose") and noun.dep_ == "pobj" and noun.n_lefts == 0:
            above = self.above(noun)
            return (list(above.subjects) if above is not None else []), "purpose", ()
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
        governing = words("planning_verbs") | words("obliging_verbs")
        if has_to(verb) and above.passive and above.verb.lemma_ in governing:
            return list(above.subjects), "complement", above.verbs
        controlling = words("obliging_verbs") | words("enabling_verbs")
        if has_to(verb) and above.objects and above.verb.lemma_ in controlling and not above.passive:
            return list(above.objects), "object control", ()
        source = self._according_source(verb)
        if source is not None:
            return [source], "participle", ()
        return list(above.subjects), "purpose" if has_to(verb) else "participle", ()

    def _according_source(self, verb: Token) -> Token | None:
        """ "According to Yonhap, quoting KCNA, …": the source quotes, not the main clause's subject."""
        if verb.tag_ != "VBG" or verb.lemma_ not in ("quote", "cite"):
            return None
        for kid in verb.head.lefts:
            if kid.lower_ == "according" and kid.i < verb.i:
                to = child(kid, "prep")
                return child(to, "pobj") if to is not None else None
        return None

    def _from_gerund(self, verb: Token) -> tuple[list[Token], str, tuple[Token, ...]]:
        """ "maintained a policy of turning away boats", "retaliated by firing": the clause's subject."""
        above = self.above(verb.head)
        if above is None or (above.passive and verb.head.lower_ == "by"):
            return [], "", ()
        return list(above.subjects), "gerund", ()

    def _objects(self, verb: Token) -> list[Token]:
        direct = [kid for kid in children(verb, "dobj") if not is_idiom(kid)]
        found = [t for kid in direct for t in _unrelative(kid, verb)]
        nouns = [t for t in found if t.pos_ != "ADJ"]
        found = nouns or found
        found.extend(self._small_clause_subjects(verb))
        return found or self._gap(verb)

    def _small_clause_subjects(self, verb: Token) -> list[Token]:
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

    def _gap(self, verb: Token) -> list[Token]:
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
            before = () if kid.lower_ in PARTICLES and kid.i == head.i + 1 else (kid,)
            found.extend(o for p in children(kid, "prep") for o in _inside(p, before, noun))
    return found


def agents(verb: Token) -> list[Token]:
    """Who acts in a passive: "was rescued by fishermen"."""
    found = []
    for kid in verb.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            inner = child(kid, "pobj")
            if inner is None or is_time(inner):
                continue
            if inner.n_lefts == 0 and inner.lemma_ in words("means_nouns"):
                continue
            found.extend(conjuncts(inner))
    return found


def particles(verb: Token) -> list[Token]:
    """The verb's particles: "turn away", "crack down"; also the noun of "take place"."""
    found = []
    for kid in verb.children:
        near = verb.i < kid.i <= verb.i + 4
        adverb = kid.dep_ == "advmod" and kid.lower_ in PARTICLES and kid.i == verb.i + 1
        if (kid.dep_ == "prt" and near) or adverb or is_idiom(kid):
            found.append(kid)
    return found


def is_idiom(noun: Token) -> bool:
    """A bare noun that is one word with its verb: "take place", "take part", "make sure"."""
    if noun.dep_ != "dobj" or noun.n_lefts or noun.tag_ != "NN":
        return False
    return f"{noun.head.lemma_} {noun.lower_}" in words("verb_noun_idioms")
