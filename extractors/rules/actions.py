"""Nouns of action as verbs: "visit to" → visit, "arrest of" → arrest; data in ``words``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.tokens import Token
from extractors.tree import lemma
from extractors.words import words


@dataclass(frozen=True, slots=True)
class Action:
    """A noun of action. ``to`` are the prepositions of what it is done to, () where it is done to
    nothing; ``verb`` the relation; ``participle`` that of the passive, "" where there is none;
    ``owned`` whether a possessor is whom it is done to ("her arrest").
    """

    to: tuple[str, ...]
    verb: str
    participle: str = ""
    owned: bool = False

    @property
    def bare(self) -> str:
        """The verb without its preposition: "surrender", of "surrender to"."""
        first, _, last = self.verb.rpartition(" ")
        return first if last in self.to else self.verb


@cache
def _actions() -> dict[str, Action]:
    found = {}
    for entry in words("event_verbs"):
        noun, to, verb, *rest = (field.strip() for field in entry.split("|"))
        passive = rest[0] if rest else ""
        owned = passive.endswith(" own")
        found[noun] = Action(tuple(to.split()), verb, passive.removesuffix(" own"), owned)
    return found


def action(noun: Token) -> Action | None:
    """What a noun says as a verb, None where it names no action that we know."""
    if noun.pos_ != "NOUN":
        return None
    return _actions().get(lemma(noun)) or _actions().get(noun.lower_)
