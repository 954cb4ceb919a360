"""Clauses whose second end stands after a preposition, and clauses with one end only."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import Oblique, agents
from extractors.obliques import obliques as obliques_of
from extractors.qualifiers.denial import is_denier
from extractors.rules.base import Proposition, Sentence, propose
from extractors.tokens import Token
from extractors.tree import child, children, kids, lemma
from extractors.verbs import RELATIVE_TAGS, has_to, is_time
from extractors.wording import label, relation_words
from extractors.words import words

COMPLEMENTS = frozenset({"ccomp", "xcomp", "attr", "acomp", "oprd"})
ANSWERS = frozenset({"continue", "respond", "reply", "answer"})  # said whole without an object
FRAGMENTS = frozenset({"age", "aim", "combine", "concern", "give", "involve", "leave", "name"})
COMPANIONS = frozenset({"alongside", "with", "against", "together with"})


def is_argument(oblique: Oblique) -> bool:
    """Whether an oblique can be an end: not a time, not a filler such as "for example"."""
    head = oblique.head
    return (
        not is_time(head)
        and head.lower_ not in words("filler_nouns")
        and oblique.preposition not in words("empty_prepositions")
    )


def is_afterthought(oblique: Oblique) -> bool:
    """Whether the oblique is set off: "…, even from allies" often hangs on another word."""
    first = oblique.prepositions[0]
    if first.i == 0 or first.nbor(-1).lower_ not in (",", "even", "including"):
        return False
    between = first.doc[first.head.i : first.i] if first.head.i < first.i else ()
    return sum(token.text == "," for token in between) < 2  # what two commas enclose is past


def _is_asked_for(kid: Token) -> bool:
    """An object that is asked for and not said: "what the treaty should say"."""
    return kid.dep_ == "dobj" and kid.tag_ in RELATIVE_TAGS


def nested(sentence: Sentence, obliques: tuple[Oblique, ...]) -> Iterator[Oblique]:
    """Obliques, and the place of a companion: "fighting alongside Russian forces in Ukraine".

    Who is with somebody in a place is there too; other nouns keep their place to themselves.
    """
    for oblique in obliques:
        yield oblique
        if sentence.is_named(oblique.head) or oblique.preposition not in COMPANIONS:
            continue
        for inner in obliques_of(oblique.head, oblique.head):
            if inner.preposition in words("locative_prepositions") and sentence.is_named(
                inner.head
            ):
                yield inner


def _is_fragment(clause: Clause) -> bool:
    """Without an end the verb says too little: "talks aimed at ending the war", "men aged 34"."""
    if clause.origin != "participle":
        return False
    gerunds = [kid for kid in children(clause.verb, "prep") if child(kid, "pcomp") is not None]
    needed = any(kid.lower_ not in words("loose_prepositions") for kid in gerunds)
    return needed or lemma(clause.verb) in FRAGMENTS


def _of(sentence: Sentence, clause: Clause, name: str) -> Iterator[Proposition]:
    """One fact for each subject and oblique of a clause, or one with a single end without any."""
    verb_words = tuple(relation_words(clause))
    arguments = [o for o in nested(sentence, clause.obliques) if is_argument(o)]
    arguments = [o for o in arguments if o is arguments[0] or not is_afterthought(o)]
    leading = [o for o in arguments if o.preposition not in words("circumstantial_prepositions")]
    arguments = leading or arguments
    for subject in clause.subjects:
        for oblique in arguments:
            if oblique.head.i == subject.i:
                continue
            yield propose(
                clause,
                name,
                subject,
                label(clause, oblique.preposition),
                relation_words(clause, oblique.prepositions),
                oblique.head,
                arguments=tuple(  # what is coordinated with the end is an end itself
                    o for o in clause.obliques if o.prepositions != oblique.prepositions
                ),
            )
        if not arguments and not _is_fragment(clause):
            yield propose(clause, name, subject, label(clause), verb_words, None)


def intransitive(sentence: Sentence) -> Iterator[Proposition]:
    """No object, so what the preposition leads to is the end: "soldiers fought in Ukraine".

    Without such an argument the fact has one end: "the boat sank".
    """
    for clause in sentence.clauses.all:
        verb = clause.verb
        if clause.passive or clause.objects or verb.lemma_ in ("be", "have", "do"):
            continue
        if is_denier(verb):
            continue  # "ruled out sending troops": what is not done is the fact
        if any(kid.dep_ in COMPLEMENTS or _is_asked_for(kid) for kid in kids(verb)):
            continue
        if verb.lemma_ in words("speech_verbs") and not clause.chain:
            continue
        if verb.lemma_ in words("saying_verbs") - ANSWERS and not clause.obliques:
            continue
        if verb.lemma_ not in words("transitive_verbs") or clause.obliques:
            yield from _of(sentence, clause, "intransitive")


def passive(sentence: Sentence) -> Iterator[Proposition]:
    """A passive without agent: "soldiers were deployed to Ukraine", "a ferry was sent"."""
    for clause in sentence.clauses.all:
        if not clause.passive or any(kid.dep_ in ("xcomp", "ccomp") for kid in kids(clause.verb)):
            continue
        governing = words("planning_verbs", "obliging_verbs")
        if clause.verb.lemma_ in governing and any(
            kid.dep_ == "advcl" and has_to(kid) for kid in kids(clause.verb)
        ):
            continue
        if _kept_objects(clause):
            yield from _granted(clause)
            continue
        says = any(child(kid, "pcomp") is not None for kid in children(clause.verb, "prep"))
        if clause.verb.lemma_ in words("reporting_verbs") and says and not clause.obliques:
            continue  # "was quoted as saying": what is said is the fact
        if agents(clause.verb) and not any(is_argument(o) for o in clause.obliques):
            continue
        yield from _of(sentence, clause, "passive")


def _kept_objects(clause: Clause) -> list[Token]:
    """The objects of a passive, and the name in "a device called the E-meter"."""
    named = [k for k in children(clause.verb, "oprd") if k.pos_ in ("NOUN", "PROPN")]
    return [*clause.objects, *named]


def _granted(clause: Clause) -> Iterator[Proposition]:
    """A passive that keeps an object: "The team was awarded a medal", "was denied visas"."""
    for subject in clause.subjects:
        for object_ in _kept_objects(clause):
            if is_time(object_) or object_.i == subject.i:
                continue
            phrase = relation_words(clause)
            name = "passive with object"
            yield propose(clause, name, subject, label(clause), phrase, object_)


def passive_agent(sentence: Sentence) -> Iterator[Proposition]:
    """A passive with its agent, turned round: "was rescued by fishermen" → fishermen rescue."""
    for clause in sentence.clauses.all:
        if not clause.passive or clause.chain:
            continue
        for agent in agents(clause.verb):
            # "was denied a visa by": the visa is denied to the subject; "was fined a sum by": he is
            charged = lemma(clause.verb) in words("charging_verbs")
            kept = () if charged else clause.objects
            for patient in kept or clause.subjects:
                if patient.i == agent.i or is_time(patient):
                    continue
                yield propose(
                    clause,
                    "passive with agent",
                    agent,
                    label(clause, passive=False),
                    relation_words(clause),
                    patient,
                    recipients=clause.subjects if kept else (),
                )
