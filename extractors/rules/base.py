"""What a rule sees and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from extractors.clause import Clause, Clauses
from extractors.facts import Entity, Mention, Modality
from extractors.obliques import Oblique
from extractors.tokens import Span, Token
from extractors.words import words


class Resolver(Protocol):
    """Who is meant by a token; ``extractors.entities.Resolution`` is the one that we ship."""

    def entities_of(self, head: Token) -> tuple[Entity, ...]:
        """The entities that the noun phrase of this head stands for; () where none is known."""

    def mention(self, head: Token) -> Mention:
        """The noun phrase of this head, with its offsets."""

    def clue(self, head: Token) -> str:
        """The clue by which the head was resolved; "" where it was not."""

    def quantity_of(self, head: Token) -> str | None:
        """The words of the number before the head: "some 2,000"."""

    def entities(self) -> tuple[Entity, ...]:
        """All entities, with their mentions."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the rules see it."""

    span: Span
    tokens: tuple[Token, ...]
    clauses: Clauses
    resolver: Resolver

    def is_named(self, head: Token) -> bool:
        """Whether the head stands for something with a name of its own."""
        return any(entity.named for entity in self.resolver.entities_of(head))

    def is_name(self, head: Token) -> bool:
        """Whether the words themselves are a name, not a description of a named thing."""
        role = head.lemma_.lower() in words("role_nouns")
        return head.pos_ == "PROPN" and not role and self.is_named(head)

    def is_person(self, head: Token) -> bool:
        """Whether the words are the name of a person."""
        entities = self.resolver.entities_of(head)
        return self.is_name(head) and any(entity.kind == "person" for entity in entities)

    def leads_to_name(self, head: Token) -> bool:
        """Whether the head has a name or belongs to something that has one."""
        return any(e.named or e.owner for e in self.resolver.entities_of(head))


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a rule found, still in tokens: heads of noun phrases and words of the relation.

    ``predicate`` is the token whose clause says whether it is denied, planned or reported.
    ``modality`` is set where the construction itself says so; ``verbs`` are its chain of verbs, ()
    for a noun. ``speaker`` is whose view it is where the verb itself says so ("described as").
    ``confidence`` counts for extractors of others alone: what our rules find is weighed by
    ``extractors.confidence``.
    """

    rule: str
    subject: Token
    label: str
    words: tuple[Token, ...]
    object: Token | None
    predicate: Token
    arguments: tuple[Oblique, ...] = ()
    recipients: tuple[Token, ...] = ()
    verbs: tuple[Token, ...] = ()
    modality: Modality | None = None
    speaker: Token | None = None
    confidence: float = 0.9


Rule = Callable[[Sentence], Iterator[Proposition]]


def rule_name(name: str, clause: Clause) -> str:
    """The rule's name with where the subject came from: "active (relative clause)"."""
    return f"{name} ({clause.origin})" if clause.origin else name


def propose(
    clause: Clause,
    name: str,
    subject: Token,
    label: str,
    words: Iterable[Token],
    object_: Token | None,
    *,
    arguments: tuple[Oblique, ...] | None = None,
    recipients: tuple[Token, ...] | None = None,
    speaker: Token | None = None,
) -> Proposition:
    """The proposition of a rule that read a clause.

    The clause's own obliques and recipients are its arguments unless others are given.
    """
    return Proposition(
        rule=rule_name(name, clause),
        subject=subject,
        label=label,
        words=tuple(words),
        object=object_,
        predicate=clause.verb,
        arguments=clause.obliques if arguments is None else arguments,
        recipients=clause.recipients if recipients is None else recipients,
        verbs=clause.verbs,
        speaker=speaker,
    )
