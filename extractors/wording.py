"""How a relation reads: the lemma phrase between its ends, and the words as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.clause import Clause
from extractors.completions import completions
from extractors.tokens import Token
from extractors.tree import children, end, first_conjunct, kids, lemma, missing_mark, start
from extractors.verbs import has_to, is_negating, is_passive, particles

# Head words of a chain that only carry tense or modality: "is to be held" → "be held".
BARE = frozenset({"be", "have"})


def _form(verb: Token, first: bool, passive: bool) -> list[str]:
    """One verb of the chain in the form that the label gives it."""
    if verb.pos_ == "ADJ":
        return ["be", verb.lower_] if first else [verb.lower_]
    if verb.pos_ in ("NOUN", "PROPN") and verb.dep_ not in ("ROOT", "ccomp", "conj", "advcl"):
        return [verb.lower_]
    base_form = lemma(verb)
    if passive:
        if not first and verb.dep_ == "xcomp" and not children(verb, "auxpass"):
            return [verb.lower_]  # "was found wrapped in a blanket"
        base = ["be", verb.lower_]
        return base if first or not has_to(verb) else ["to", *base]
    if first:
        return [base_form]
    if verb.tag_ == "VBG":
        return [verb.lower_]
    return ["to", base_form] if _shares_to(verb) else [base_form]


def _shares_to(verb: Token) -> bool:
    """Whether the verb has "to", or shares it: "plans to inspect it and publish a report"."""
    return has_to(verb) or (verb.tag_ == "VB" and has_to(first_conjunct(verb)))


def label(clause: Clause, *more: str, passive: bool | None = None) -> str:
    """The lemma phrase of a clause: "pledge to support", "be deployed to" (with ``more`` "to").

    Auxiliaries, adverbs and negation are left out, verbs that deny their complement as well
    ("refused to sign" → sign: the polarity says it); particles and prepositions are kept. A passive
    keeps "be" and its participle, so that the phrase reads between its ends.
    """
    passive = clause.passive if passive is None else passive
    parts: list[str] = []
    waiting = ""  # the "to" of a verb left out goes to the next one: "hoped to avoid losing it"
    for verb in clause.verbs:
        last = verb.i == clause.verb.i
        if not last and (verb.lemma_ in BARE or is_negating(verb)):
            waiting = "to" if parts and is_negating(verb) and has_to(verb) else waiting
            continue
        form = _form(verb, not parts or bool(waiting), passive if last else is_passive(verb))
        parts.extend([waiting, *form] if waiting else form)
        parts.extend(particle.lower_ for particle in particles(verb))
        parts.extend(word.lower_ for word in completions(verb))
        waiting = ""
    return " ".join([*parts, *(word for word in more if word)])


def relation_words(clause: Clause, more: Iterable[Token] = ()) -> list[Token]:
    """The tokens of the relation, in text order: auxiliaries, negation, verbs, particles."""
    found = {token.i: token for token in more}
    for verb in clause.verbs:
        found[verb.i] = verb
        for kid in kids(verb):
            if kid.dep_ in ("aux", "auxpass", "neg", "prt"):
                found[kid.i] = kid
        for word in (*particles(verb), *completions(verb)):
            found[word.i] = word
    return [found[i] for i in sorted(found)]


def as_written(text: str, tokens: Sequence[Token], ends: Iterable[Token] = ()) -> str:
    """The words of a relation as they stand in ``text``, what lies between them included.

    Where an end of the fact or more than four other words lie between two of them, they are joined
    by "…".
    """
    if not tokens:
        return ""
    doc = tokens[0].doc
    stops = {token.i for token in ends}
    phrase = text[start(tokens[0]) : end(tokens[0])]
    for before, after in pairwise(tokens):
        between = range(before.i + 1, after.i)
        open_gap = len(between) <= 4 and not any(
            i in stops
            or doc[i].pos_ in ("PROPN", "PRON")
            or doc[i].dep_ in ("dobj", "pobj", "nsubj")
            for i in between
        )
        if open_gap:
            phrase += " ".join(text[end(before) : end(after)].split("\n"))
        else:
            phrase += " … " + text[start(after) : end(after)]
    return phrase + missing_mark(text, phrase, end(tokens[-1]))
