"""Nouns of action with those who act and those whom it is done to."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.obliques import obliques
from extractors.qualifiers.happened import happened
from extractors.rules.actions import Action, action
from extractors.rules.base import Proposition, Sentence
from extractors.rules.oblique import is_argument
from extractors.rules.roles import owner
from extractors.tokens import Token
from extractors.tree import child, conjuncts
from extractors.verbs import is_time
from extractors.words import words

Linked = tuple[Token, tuple[Token, ...]]  # a head and its preposition


def _after(noun: Token, prepositions: tuple[str, ...]) -> list[Linked]:
    """The heads after one of the prepositions of the noun, each with its preposition."""
    return [
        (oblique.head, oblique.prepositions)
        for oblique in obliques(noun, noun)
        if oblique.preposition in prepositions and is_argument(oblique)
    ]


def _owners(sentence: Sentence, noun: Token, done: Action) -> list[Token]:
    """Who stands before the noun: "Peru's visit", "the Israeli raid"; not "Friday's raid".

    Of what has one party a compound only says where it was: "the Genoa bridge collapse".
    """
    before = owner(sentence, noun)
    if before is None or (before.dep_ == "compound" and not done.to):
        return []
    return [t for t in conjuncts(before) if not is_time(t)]


def _parties(sentence: Sentence, noun: Token, done: Action) -> tuple[list[Token], list[Linked]]:
    """Who acts, and to whom it is done."""
    agents = [head for head, _ in _after(noun, ("by",))]
    before = _owners(sentence, noun, done)
    targets = _after(noun, done.to)
    if done.owned and not targets and child(noun, "poss") is not None:
        # "the banker's arrest by the police"; "Peru's election" is nobody's
        people = [head for head in before if not _is_place(sentence, head)]
        return agents, [(head, ()) for head in people]
    of = _after(noun, ("of",)) if "of" not in done.to else []
    if done.to == ("with",) and not targets and len(of) == 2:
        return [of[0][0]], [of[1]]  # "the merger of Norvik and Alba"
    return agents or before or [head for head, _ in of if not done.participle], targets


def _is_place(sentence: Sentence, head: Token) -> bool:
    kinds = {entity.kind for entity in sentence.resolver.entities_of(head)}
    return bool(kinds) and kinds <= {"place", "country"}


def _places(sentence: Sentence, noun: Token, targets: list[Linked]) -> list[Linked]:
    """Where it was done: named places on the noun or on the last name after it."""
    where = tuple(words("locative_prepositions"))
    found = _after(noun, where)
    if targets and not found and targets[-1][0].i > noun.i:
        found = _after(targets[-1][0], where)
    taken = {head.i for head, _ in targets}
    return [(t, link) for t, link in found if sentence.is_named(t) and t.i not in taken]


def noun_of_action(sentence: Sentence) -> Iterator[Proposition]:
    """An action told by a noun, as if by its verb: "Japan's invasion of China" → invade.

    "The killing of the judge by rebels" → rebels kill judge, "the arrest of the banker in Oslo" →
    banker be arrested in Oslo, "her resignation" → she resign. Only what the text takes for done,
    or plans (see ``happened``).
    """
    for noun in sentence.tokens:
        done = action(noun)
        if done is None or noun.dep_ == "compound":
            continue
        modality = happened(noun)
        if modality is None:
            continue
        agents, targets = _parties(sentence, noun, done)
        places = _places(sentence, noun, targets)
        pairs: list[tuple[Token, str, tuple[Token, ...], Token | None]] = []
        if agents and targets:
            pairs = [(a, done.verb, link, t) for a in agents for t, link in targets]
        elif targets and done.participle and (places or modality == "asserted"):
            pairs = [
                (target, f"be {done.participle}{more}", link, place)
                for target, by in targets
                for more, link, place in _where(by, places)
            ]
        elif agents and modality == "asserted" and not done.participle and done.to != ("with",):
            pairs = [
                (agent, done.bare + more, link, place)
                for agent in agents
                for more, link, place in _where((), places or _others(sentence, noun))
            ]
        for subject, label, link, object_ in pairs:
            if object_ is None or object_.i != subject.i:
                yield Proposition(
                    rule="noun of action",
                    subject=subject,
                    label=label,
                    words=tuple(sorted((noun, *link), key=lambda token: token.i)),
                    object=object_,
                    predicate=noun,
                    modality=modality,
                )


def _others(sentence: Sentence, noun: Token) -> list[Linked]:
    """Other names after the noun: "Japan's surrender in the war"."""
    return [
        (oblique.head, oblique.prepositions)
        for oblique in obliques(noun, noun)
        if oblique.preposition != "of" and is_argument(oblique) and sentence.is_named(oblique.head)
    ]


def _where(
    by: tuple[Token, ...], places: list[Linked]
) -> Iterator[tuple[str, tuple[Token, ...], Token | None]]:
    """The end of the label, the words and the place, of each place or of none."""
    for place, link in places:
        yield " " + " ".join(token.lower_ for token in link), (*by, *link), place
    if not places:
        yield "", by, None
