"""A clause as it is written down: subject, words of the relation, objects and further arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.clause import Clause, Clauses
from extractors.openie.phrases import Phrase, Words, phrase, short, subtree, tidy, whole
from extractors.obliques import Oblique
from extractors.rules.base import confidence
from extractors.tree import child, children, conjuncts
from extractors.verbs import RELATIVE_TAGS, is_time, particles

AUXILIARIES = ("aux", "auxpass", "neg", "prt")


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause with one subject.

    ``objects`` are alternatives (coordinated ones), ``arguments`` stand beside one another in the
    order of the text.
    """

    clause: Clause
    subject: Phrase
    relation: Words
    objects: tuple[Phrase, ...]
    arguments: tuple[Phrase, ...]
    adverbs: tuple[Phrase, ...]
    confidence: float


def _auxiliaries(verb: Token) -> list[Token]:
    found = [kid for kid in verb.children if kid.dep_ in AUXILIARIES]
    if verb.dep_ == "conj" and not any(kid.dep_ in ("aux", "auxpass") for kid in found):
        first = verb.head
        if first.tag_ == verb.tag_ and first.pos_ in ("VERB", "AUX"):
            found = [t for t in _auxiliaries(first) if t.dep_ in ("aux", "auxpass")] + found
    return [*found, *particles(verb)]


def relation(clause: Clause) -> Words:
    """The words of the relation: auxiliaries, negation, verbs and particles, borrowed ones too."""
    found: dict[int, None] = {}
    for verb in clause.verbs:
        group = {t.i for t in _auxiliaries(verb)} | {verb.i}
        found.update(dict.fromkeys(sorted(group)))
    return tuple(found)


def adverbs(verb: Token) -> tuple[Phrase, ...]:
    """The verb's adverbs, each by itself: "quickly", "very close"."""
    found = []
    taken = {t.i for t in particles(verb)}
    for kid in children(verb, "advmod"):
        if kid.tag_ != "WRB" and kid.i not in taken and child(kid, "prep") is None:
            words = tidy(tuple(t.i for t in kid.subtree), kid)
            found.append(Phrase((), words, words, kid))
    return tuple(found)


def _times(verb: Token) -> list[Phrase]:
    """Times without a preposition: "several years later"."""
    found = []
    for kid in verb.children:
        is_bare = kid.dep_ == "npadvmod" or (kid.dep_ in ("dobj",) and is_time(kid))
        later = kid.dep_ == "advmod" and child(kid, "npadvmod") is not None
        if is_bare or later:
            words = subtree(kid)
            found.append(Phrase((), words, words, kid))
    return found


def _agents(verb: Token) -> list[Phrase]:
    found = []
    for kid in verb.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            for inner in children(kid, "pobj"):
                found.extend(phrase(t, Oblique((kid,), t)) for t in conjuncts(inner))
    return found


def _attributes(verb: Token) -> list[Phrase]:
    """What the subject is: "a lawyer and judge", "very ill"."""
    found = []
    for kid in children(verb, "attr", "acomp", "oprd"):
        if kid.pos_ == "ADJ" or kid.dep_ == "acomp":
            for word in conjuncts(kid):
                left = tuple(
                    sorted(
                        {
                            t.i
                            for k in word.lefts
                            if k.dep_ in ("advmod", "neg", "npadvmod")
                            for t in k.subtree
                        }
                    )
                )
                inner = phrase(word).inner
                words = (*left, word.i)
                found.append(Phrase((), words, _with_inner(words, inner), word, inner))
        else:
            found.extend(phrase(t) for t in conjuncts(kid))
    return found


def _with_inner(words: Words, inner: tuple[Phrase, ...]) -> Words:
    more = [i for p in inner for i in (*p.prepositions, *p.whole)]
    return tuple(sorted({*words, *more}))


def _contents(verb: Token) -> list[Phrase]:
    """What is said or thought: the words of a finite complement clause."""
    found = []
    for kid in children(verb, "ccomp"):
        words = tuple(i for i in subtree(kid) if not _under(verb.doc[i], verb, kid))
        if words and kid.pos_ in ("VERB", "AUX"):
            found.append(Phrase((), tidy(words, kid), tidy(words, kid), kid))
    return found


def _under(token: Token, verb: Token, clause: Token) -> bool:
    return token.i == verb.i


def _adverbials(verb: Token) -> list[Phrase]:
    """Clauses with their conjunction or preposition: "until he left", "after giving a speech"."""
    found = []
    for kid in verb.children:
        if kid.dep_ == "advcl":
            mark = child(kid, "mark") or child(kid, "advmod")
            if mark is None or mark.i > kid.i or (mark.dep_ == "advmod" and mark.tag_ != "WRB"):
                continue
            words = tuple(i for i in subtree(kid) if i != mark.i)
            found.append(Phrase((mark.i,), words, words, kid))
        elif kid.dep_ == "prep":
            for inner in children(kid, "pcomp"):
                words = subtree(inner)
                found.append(Phrase((kid.i,), words, words, inner))
    return found


def _subject(clause: Clause, head: Token, clauses: Clauses) -> Phrase:
    return phrase(head)


def statements(clauses: Clauses) -> Iterator[Statement]:
    """What the clauses of a sentence state, one for each subject."""
    for clause in clauses.all:
        verb = clause.verb
        expletive = child(verb, "expl")
        subjects = clause.subjects
        objects = [
            phrase(t) for t in clause.objects if not is_time(t) and t.tag_ not in RELATIVE_TAGS
        ]
        if expletive is not None:
            there = (expletive,)
            objects = [phrase(t) for t in subjects]
            subjects = there
        else:
            objects = objects or _attributes(verb) or _contents(verb)
        arguments = [phrase(o.head, o) for o in clause.obliques]
        arguments += _agents(verb) + _times(verb) + _adverbials(verb)
        arguments.sort(key=lambda p: (p.prepositions or p.words or (0,))[0])
        for subject in subjects:
            yield Statement(
                clause,
                _subject(clause, subject, clauses),
                relation(clause),
                tuple(o for o in objects if o.head is None or o.head.i != subject.i),
                tuple(
                    a for a in arguments if a.words and (a.head is None or a.head.i != subject.i)
                ),
                adverbs(verb),
                confidence(clause),
            )
