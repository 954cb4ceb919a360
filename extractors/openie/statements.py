"""A clause as it is written down: subject, words of the relation, objects and further arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.clause import Clause, Clauses
from extractors.openie.arguments import adverbs, arguments, objects
from extractors.openie.phrases import Phrase, phrase, split, tidy
from extractors.openie.sureness import of_clause
from extractors.tokens import Token
from extractors.tree import child, children, conjuncts, first_conjunct
from extractors.verbs import has_to
from extractors.words import words


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause with one subject.

    ``objects`` are alternatives (coordinated ones), ``arguments`` stand beside one another in the
    order of the text. ``signs`` are what it is weighed by.
    """

    clause: Clause
    subject: Phrase
    objects: tuple[Phrase, ...]
    arguments: tuple[Phrase, ...]
    adverbs: tuple[Phrase, ...]
    signs: tuple[str, ...]


def _fronted(clause: Clause, clauses: Clauses) -> list[Phrase]:
    """What stands before a subject that the clause shares goes for the clause too.

    "In 1990, she left and joined the army" and "That night they were able to hold the bridge".
    """
    above: Clause | None = None
    if clause.chain:
        above = clauses.of(clause.chain[0]) or clauses.above(clause.chain[0])
    elif clause.verb.dep_ == "conj" and clause.origin == "conjunct":
        above = clauses.of(clause.verb.head)
    if above is None or not above.subjects or above.verb.i == clause.verb.i:
        return []
    first = min(t.i for t in above.subjects)
    return [p for p in arguments(above) if (p.lead or p.words)[-1] < first and p.head.i < first]


def _subject(clause: Clause, head: Token, clauses: Clauses) -> Token:
    """The subject, or whom it is said of: "was a pilot who flew …" is said of who was a pilot."""
    if clause.origin not in ("relative clause", "participle") or head.dep_ != "attr":
        return head
    above = clauses.of(head.head)
    if above is None or above.verb.lemma_ != "be" or len(above.subjects) != 1:
        return head
    return above.subjects[0] if above.origin != "existential" else head


def _denied(head: Token) -> Phrase | None:
    """ "Neither Ann nor Bob": one subject, since of each the opposite holds."""
    last = head
    for kid in conjuncts(head):
        last = kid
    if not any(kid.lower_ == "nor" for kid in children(head, "cc")) or last.i == head.i:
        return None
    found = tidy(tuple(range(head.left_edge.i, last.i + 1)), head)
    return Phrase.fixed((), found, head)


def _subjects(clause: Clause, clauses: Clauses) -> list[Phrase]:
    for head in clause.subjects:
        denied = _denied(head)
        if denied is not None:
            return [denied]
    return [p for t in clause.subjects for p in split(_subject(clause, t, clauses))]


def statements(clauses: Clauses) -> Iterator[Statement]:
    """What the clauses of a sentence state, one for each subject."""
    for clause in clauses.all:
        verb = clause.verb
        expletive = child(verb, "expl")
        if expletive is not None and clause.origin == "existential":
            subjects = [phrase(expletive)]
            found = [p for t in clause.subjects for p in split(t)]
        else:
            subjects = _subjects(clause, clauses)
            found = objects(clause)
        further = [*_fronted(clause, clauses), *arguments(clause)]
        signs = of_clause(clause)
        for subject in subjects:
            yield Statement(
                clause,
                subject,
                tuple(p for p in found if p.head.i != subject.head.i),
                tuple(p for p in further if p.head.i != subject.head.i),
                tuple(adverbs(verb)),
                signs,
            )


def hangs_on_noun(gerund: Token) -> bool:
    """ "the risk of losing it", "capable of swimming"."""
    verb = first_conjunct(gerund)
    if verb.dep_ != "pcomp":
        return False
    return first_conjunct(verb.head).head.pos_ in ("NOUN", "PROPN", "ADJ")


def is_empty(statement: Statement) -> bool:
    """ "began to build", "was able to swim": the lower verb's clause says it all."""
    verb = statement.clause.verb
    if statement.objects or not any(child(t, "xcomp") for t in (verb, *children(verb, "acomp"))):
        return False
    return not any((a.lead or a.words)[0] > verb.i for a in statement.arguments)


def purposes(verb: Token) -> list[Token]:
    """The infinitives that say what for: "sold the house to pay the debt"."""
    governing = words("planning_verbs", "obliging_verbs")
    means = verb.lemma_ in words("means_verbs") and child(verb, "dobj") is not None
    found = []
    for kid in children(verb, "advcl", "xcomp"):
        fits = means if kid.dep_ == "xcomp" else verb.lemma_ not in governing
        if fits and has_to(kid) and child(kid, "mark") is None:
            found.append(kid)
    return found
