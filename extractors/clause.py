"""Clauses of a sentence: each verb with its subjects, objects and obliques, borrowed ones included.

The rules see clauses, not raw dependencies, so that a passive in a relative clause and a passive in
a main clause are one construction.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.borrowing import before_finite, shown, who_does
from extractors.inversion import after_auxiliary, late_subject
from extractors.objects import all_obliques, is_thing_done, objects, recipients
from extractors.obliques import Oblique, according_source, addressees, unrelative
from extractors.tokens import Span, Token
from extractors.tree import child, children, conjuncts, first_conjunct, is_ranked, kids
from extractors.tree import lemma as base_form
from extractors.verbs import (
    RELATIVE_TAGS,
    has_to,
    is_finite,
    is_passive,
    is_predicate,
    is_time,
    number_of,
    speaks_again,
    split_subject,
)
from extractors.words import words

SUBJECTS = ("nsubj", "nsubjpass")
OBJECT_PREPOSITIONS = frozenset({"of", "from", "for", "with", "into", "against"})
NOUN_INFINITIVE = "infinitive of a noun"
Borrowed = tuple[list[Token], str, tuple[Token, ...]]  # subjects, where they came from, the chain


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
            objects=tuple(objects(verb)),
            obliques=tuple(all_obliques(verb)),
            recipients=tuple(recipients(verb)),
        )

    def _subjects(self, verb: Token) -> Borrowed:
        subjects = children(verb, *SUBJECTS)
        split = split_subject(verb)
        if split is not None:
            return [split[1]], "", ()
        late = late_subject(verb)
        if late is not None:
            return conjuncts(late), "inversion", ()
        real = [kid for kid in subjects if kid.tag_ not in RELATIVE_TAGS]
        real = after_auxiliary(real, verb)
        if any(kid.tag_ == "POS" for subject in real for kid in subject.rights):
            return [], "", ()  # "while Peru's fell": something of Peru's
        told = verb.dep_ == "relcl" and is_time(verb.head) and verb.lemma_ != "be"
        if told and any(kid.lower_ == "which" for kid in subjects):
            return [], "", ()  # "left on Monday, which surprised voters": the leaving did
        own = [t for kid in real or subjects for t in unrelative(kid, verb)]
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

    def _from_conjunct(self, verb: Token) -> Borrowed:
        """ "Putin praised soldiers and described relations": described borrows Putin."""
        first = self.of(verb.head)
        if first is None:
            return [], "", ()
        if speaks_again(verb):
            above = self.of(verb.head.head)
            if above is not None:
                return list(above.subjects), "conjunct", ()
        if verb.tag_ == "VB" and first.verb.tag_ != "VB" and not child(verb, "aux"):
            complement = next((k for k in kids(first.verb) if k.dep_ == "xcomp"), None)
            inner = self.of(complement) if complement is not None else None
            if inner is not None and inner.verb.tag_ == "VB":
                return list(inner.subjects), inner.origin, inner.chain
        one = len(first.subjects) == 1 and first.subjects[0].tag_ in ("NN", "NNP")
        if one and number_of(verb) == "plural" and is_finite(verb):
            return [], "", ()  # "he concluded that claims made there were lies" is misread so
        same_form = verb.tag_ == first.verb.tag_ and not child(verb, "aux")
        return list(first.subjects), first.origin or "conjunct", first.chain if same_form else ()

    def _from_complement(self, verb: Token) -> Borrowed:
        """ "Kim pledged to support": subject control; "asked them to leave": object control."""
        governor = verb.head
        if is_thing_done(verb):
            return [], "", ()
        if is_finite(verb):
            return before_finite(verb), "", ()
        if has_to(verb) and addressees(governor):
            return addressees(governor), "object control", ()
        if governor.pos_ == "ADJ" or governor.dep_ in ("acomp", "oprd"):
            above = self.above(governor)
            if above is None:
                return [], "", ()
            return list(above.subjects), "complement", (*above.chain, governor)
        above = self.of(governor)
        if above is None or (verb.dep_ == "ccomp" and child(verb, "mark") is not None):
            return [], "", ()
        if above.objects and has_to(verb) and governor.lemma_ in words("means_verbs"):
            return list(above.subjects), "purpose", ()
        means = [o for o in above.objects if base_form(o) in words("possible_nouns")]
        if means and has_to(verb) and not above.passive:
            return list(above.subjects), NOUN_INFINITIVE, (means[0],)  # "had a day to test it"
        if above.objects and not above.passive and governor.lemma_ != "promise":
            controls = not has_to(verb) or governor.lemma_ in words("controlling_verbs")
            return list(above.objects), "object control" if controls else NOUN_INFINITIVE, ()
        if above.recipients and not above.passive:
            return list(above.recipients), "object control", ()
        return list(above.subjects), above.origin or "complement", above.verbs

    def _from_noun(self, verb: Token) -> Borrowed:
        """ "soldiers fighting in …", "people found in …", "his attempt to position …"."""
        noun = verb.head
        if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            return [], "", ()
        if has_to(verb) and is_time(noun):
            return self._from_main_clause(verb)  # "walked for hours to reach survivors"
        lemma = noun.lemma_.lower()
        if lemma in ("order", "purpose") and noun.dep_ == "pobj" and noun.n_lefts == 0:
            above = self.above(noun)
            return (list(above.subjects) if above is not None else []), "purpose", ()
        if not has_to(verb) or is_passive(verb):
            return conjuncts(first_conjunct(shown(noun))), "participle", ()
        if lemma in words("planned_nouns") or lemma in words("possible_nouns"):
            owner = child(noun, "poss")
            if owner is not None:
                return conjuncts(owner), NOUN_INFINITIVE, (noun,)
            above = self.above(noun)
            if above is not None and not above.passive:
                owners = above.recipients or above.subjects
                return list(owners), NOUN_INFINITIVE, (noun,)
            return [], "", ()
        if is_ranked(noun):
            above = self.above(noun) if noun.dep_ == "attr" else None
            return list(above.subjects) if above else [noun], "relative clause", ()
        return [noun], NOUN_INFINITIVE, ()

    def _from_main_clause(self, verb: Token) -> Borrowed:
        """ "…, injuring ten", "was sent to guard them": the main clause's subject."""
        mark = child(verb, "mark")
        if mark is not None and verb.tag_ not in ("VBG", "VBN", "VB"):
            return [], "", ()
        above = self.of(verb.head) if is_predicate(verb.head) else self.above(verb)
        if above is None:
            return [], "", ()
        if has_to(verb) and is_predicate(verb.head) and addressees(verb.head):
            return addressees(verb.head), "object control", ()
        governing = words("planning_verbs", "obliging_verbs")
        if has_to(verb) and above.passive and above.verb.lemma_ in governing:
            return list(above.subjects), "complement", above.verbs
        controlling = words("obliging_verbs", "enabling_verbs")
        if (
            has_to(verb)
            and above.objects
            and above.verb.lemma_ in controlling
            and not above.passive
        ):
            return list(above.objects), "object control", ()
        source = according_source(verb)
        if source is not None:
            return [source], "participle", ()
        if any(is_time(subject) for subject in above.subjects):
            return [], "", ()
        return list(above.subjects), "purpose" if has_to(verb) else "participle", ()

    def _from_gerund(self, verb: Token) -> Borrowed:
        """ "has a habit of paying late", "answered by firing": the clause's subject."""
        above = self.above(verb.head)
        if above is None or (above.passive and verb.head.lower_ == "by"):
            return [], "", ()
        noun = verb.head.head
        objects_act = base_form(above.verb) in words("object_gerund_verbs")
        objects_act = objects_act and verb.head.lower_ in OBJECT_PREPOSITIONS
        quoted = above.verb.lemma_ in ("quote", "cite") and verb.head.lower_ == "as"
        if (objects_act or quoted) and above.objects and not above.passive:
            return [o for o in above.objects if o.ent_type_ != "MONEY"], "object control", ()
        if noun.pos_ in ("NOUN", "PROPN"):
            return who_does(noun, above.subjects), "gerund", ()
        if noun.pos_ == "ADJ" and noun.dep_ == "amod" and noun.i > noun.head.i:
            return [noun.head], "participle", ()  # "a firm capable of building ships"
        return list(above.subjects), "gerund", ()
