"""What is done, by the verb and what stands with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.events.lexicon import (
    ABSENT,
    NOUN,
    OBJECT,
    PREPOSITION,
    Pattern,
    governing,
    verbs,
)
from extractors.events.naming import UNKNOWN_NAME, Classes, classes, event_of, fits, names
from extractors.memory import remembered
from extractors.obliques import obliques, states
from extractors.tokens import Token
from extractors.tree import kids, lemma
from extractors.verbs import has_to, particles

# A preposition, what its noun is called, and the kind of its entity where known.
Complement = tuple[str, tuple[str, ...], str | None]
INFINITIVE = "to do"  # how verbs.tsv names an infinitive after the object: "told him to leave"


@dataclass(frozen=True, slots=True)
class Undergoer:
    """What something is done to: the head, and the kind of its entity where known."""

    head: Token
    kind: str | None = None

    @property
    def classes(self) -> Classes:
        """The classes that it is of by its name and kind."""
        of_name = self.kind == "thing" and self.head.pos_ == "PROPN"
        return classes(names(self.head), UNKNOWN_NAME if of_name else self.kind)


@remembered
def keys(verb: Token) -> Sequence[str]:
    """The verb as the list may have it, the longest first: "call off", "call"."""
    base = lemma(verb)
    found = [f"{base} {particle.lower_}" for particle in particles(verb)]
    if verb.i + 1 < len(verb.doc) and verb.nbor().head.i == verb.i and not found:
        found.append(f"{base} {verb.nbor().lower_}")
    return [*found, base]


def deed(
    verb: Token,
    undergoers: Callable[[], Iterable[Undergoer]],
    end: Undergoer | None = None,
) -> str | None:
    """The event type of a verb with what it is done to, None where none fits.

    ``undergoers`` is asked only where the verb is listed, which few are. ``end`` is the fact's
    object, which may stand after a preposition.
    """
    called_so = keys(verb)
    listed = [patterns for key in called_so if (patterns := verbs().get(key))]
    light = not governing("light").isdisjoint(called_so)
    if not listed and not light:
        return None
    done_to = [(names(one.head), one) for one in undergoers()]
    known = [(called, one.classes) for called, one in done_to]
    after: list[Complement] | None = None
    for patterns in listed:
        best, event = -1, None
        for pattern in patterns:
            weight = _object_weight(pattern, known)
            if weight >= 0 and pattern.asks_after:
                if after is None:
                    after = _after(verb, done_to, end)
                more = _after_weight(pattern, after)
                weight = weight + more if more >= 0 else -1
            if weight >= max(best, 0):
                best, event = weight, pattern.event
        if best >= 0:
            return event
    if light:
        return next((found for _, one in done_to if (found := event_of(one.head))), None)
    return None


def _object_weight(pattern: Pattern, known: list[tuple[tuple[str, ...], Classes]]) -> int:
    """How much the pattern's object says, -1 where it does not fit."""
    if pattern.object.anything:
        return 0
    if pattern.object.absent:
        return -1 if known else ABSENT
    fit = max((fits(pattern.object, called, of) for called, of in known), default=0)
    return OBJECT + fit if fit else -1


def _after(
    verb: Token, done_to: list[tuple[tuple[str, ...], Undergoer]], end: Undergoer | None
) -> list[Complement]:
    """The prepositions after the verb and its object, each with what its noun is called.

    Adjectives and nouns that complete the verb stand there too, without a preposition.
    """
    near = [*obliques(verb), *states(verb)]
    for _, one in done_to:
        if one.head.i > verb.i:
            near += obliques(one.head, one.head)
    found: list[Complement] = []
    for oblique in near:
        called = names(oblique.head)
        kind = end.kind if end is not None and end.head.i == oblique.head.i else None
        found.append((oblique.preposition, called, kind))
        if len(oblique.prepositions) > 1:  # "walked out of": "out" may be the verb's own
            found.append((oblique.prepositions[-1].lower_, called, kind))
    for kid in kids(verb):
        if kid.dep_ in ("xcomp", "ccomp", "advcl") and has_to(kid):
            found.append((INFINITIVE, names(kid), None))
        elif kid.dep_ in ("oprd", "acomp", "attr", "dobj", "advmod", "ccomp"):
            found.append(("", names(kid), None))
        elif kid.dep_ in ("prep", "dative"):
            found.append((kid.lower_, (), None))
    return found


def _after_weight(pattern: Pattern, after: list[Complement]) -> int:
    """How much the pattern's preposition and noun say, -1 where they do not fit."""
    best = -1
    for preposition, called, kind in after:
        if pattern.prepositions and preposition not in pattern.prepositions:
            continue
        weight = PREPOSITION if pattern.prepositions else 0
        if not pattern.noun.anything:
            fit = fits(pattern.noun, called, classes(called, kind))
            if not fit:
                continue
            weight += NOUN + fit
        best = max(best, weight)
    return best
