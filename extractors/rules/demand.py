"""Who wants something of whom: "demanded that the rebels leave", "urged Iran to back the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import Oblique, addressees
from extractors.qualifiers.modality import is_subjunctive
from extractors.rules.base import Proposition, Sentence, propose
from extractors.tokens import Token
from extractors.tree import child, conjuncts
from extractors.wording import label, relation_words
from extractors.words import words

DEMANDED_OF = frozenset({"demand", "ask", "require", "request", "expect"})
ADDRESSED = frozenset({"order", "command", "urge", "direct", "instruct"})


def _that_clause(clause: Clause) -> Token | None:
    """The verb or noun of demanding that governs the clause: "demanded that they leave"."""
    governor = clause.verb.head
    if not is_subjunctive(clause.verb):
        return None
    subject = child(clause.verb, "nsubj", "nsubjpass")
    if subject is None or governor.i > subject.i:
        return None
    if governor.lemma_.lower() not in DEMANDED_OF | ADDRESSED:
        return None
    return governor


def _who_demands(sentence: Sentence, governor: Token) -> tuple[Token, ...]:
    """Whose demand it is; a statement, letter or noun that demands speaks for who makes it."""
    if governor.pos_ == "NOUN":
        owner = child(governor, "poss")
        if owner is not None:
            return tuple(conjuncts(owner))
        above = sentence.clauses.above(governor)
        return above.subjects if above is not None and not above.passive else ()
    clause = sentence.clauses.of(governor)
    if clause is None or clause.passive:
        return ()
    said = [s for s in clause.subjects if s.lemma_ in words("statement_nouns")]
    above = sentence.clauses.above(said[0]) if said and governor.dep_ == "acl" else None
    return above.subjects if above is not None and not above.passive else clause.subjects


def demand(sentence: Sentence) -> Iterator[Proposition]:
    """What is demanded of somebody: "Chad demanded that the rebels disarm" → demand of rebels."""
    for clause in sentence.clauses.all:
        governor = _that_clause(clause)
        if governor is None:
            continue
        verb = governor.lemma_.lower()
        of = "of" if verb in DEMANDED_OF else ""
        outer = sentence.clauses.of(governor) if governor.pos_ != "NOUN" else None
        asked = tuple(Oblique((clause.verb,), thing) for thing in clause.objects)
        for subject in _who_demands(sentence, governor):
            for asked_of in clause.subjects:
                named = any(sentence.leads_to_name(end) for end in (subject, asked_of))
                if asked_of.i == subject.i or not named:
                    continue
                yield Proposition(
                    rule="demand",
                    subject=subject,
                    label=" ".join(filter(None, (label(outer) if outer else verb, of))),
                    words=tuple(relation_words(outer)) if outer else (governor,),
                    object=asked_of,
                    predicate=governor,
                    verbs=outer.verbs if outer else (),
                    arguments=asked,
                )


def appeal(sentence: Sentence) -> Iterator[Proposition]:
    """Whom somebody calls on: "Chad called on Mali to open its border" → call on Mali."""
    for clause in sentence.clauses.all:
        main = sentence.clauses.of(clause.verb.head)
        if clause.origin != "object control" or main is None or main.passive:
            continue
        asked = tuple(Oblique((clause.verb,), thing) for thing in clause.objects)
        for oblique in main.obliques:
            if oblique.head not in addressees(main.verb):
                continue
            for subject in main.subjects:
                yield propose(
                    main,
                    "appeal",
                    subject,
                    label(main, oblique.preposition),
                    relation_words(main, oblique.prepositions),
                    oblique.head,
                    arguments=asked,
                    recipients=(),
                )


def control(sentence: Sentence) -> Iterator[Proposition]:
    """What somebody is moved to do: "Chad urged Mali to back Togo" → urge to back Togo.

    A path between two names, so it is read only where both ends lead to one. The one who is moved
    is the recipient.
    """
    for clause in sentence.clauses.all:
        governor = clause.verb.head
        if clause.origin != "object control" or clause.passive or clause.chain:
            continue
        main = sentence.clauses.of(governor)
        if main is None or main.passive or main.verb.lemma_ not in words("moving_verbs"):
            continue
        if addressees(main.verb):
            continue  # "call to open" would read as the caller's own deed
        ends: list[tuple[str, tuple[Token, ...], Token]]
        ends = [(clause.verb.lemma_, (), o) for o in clause.objects]
        if not ends:
            ends = [
                (f"{clause.verb.lemma_} {o.preposition}", o.prepositions, o.head)
                for o in clause.obliques
                if o.preposition not in words("pathless_prepositions")
            ]
        for subject in main.subjects:
            for more, prepositions, object_ in ends:
                named = sentence.leads_to_name(subject) and sentence.leads_to_name(object_)
                if not named or object_.i == subject.i:
                    continue
                yield propose(
                    main,
                    "control",
                    subject,
                    label(main, "to", more),
                    (*relation_words(main), clause.verb, *prepositions),
                    object_,
                    arguments=(),
                    recipients=main.objects,
                )
