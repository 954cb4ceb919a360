"""Names that stand inside an end: "the positions of the rebels near Aleppo" holds two.

An end is a short phrase, so what hangs on its noun would be lost; the fact keeps the names among
it as further arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.objects import objects
from extractors.obliques import Oblique, agents, obliques
from extractors.rules.base import Sentence
from extractors.tokens import Token
from extractors.tree import children, counting_noun, first_conjunct
from extractors.verbs import has_to, is_time

DEEPEST = 3  # nouns gone through: "aid for the victims of the flood in Pakistan"


@dataclass(frozen=True, slots=True)
class Inner:
    """A name inside an end: ``path`` are the words that lead there from it ("at targets in")."""

    path: str
    oblique: Oblique


def _inside(noun: Token, verbs: tuple[Token, ...]) -> Iterator[Oblique]:
    """What hangs on a noun by prepositions, participles and infinitives: "crimes by the army"."""
    counting = counting_noun(noun)
    if counting is not None:  # "tons of aid for the victims": the parser may ask which of the two
        yield from (o for o in obliques(counting, counting) if o.head.i != noun.i)
    yield from obliques(noun, noun)
    for verb in children(noun, "acl"):  # other participles make facts of their own
        if verb in verbs:
            continue
        if verb.tag_ == "VBN":
            for agent in agents(verb):
                yield Oblique((verb, first_conjunct(agent).head), agent, noun)
        elif has_to(verb):
            for object_ in objects(verb):
                yield Oblique((verb,), object_, noun)
            yield from (Oblique((verb, *o.prepositions), o.head, noun) for o in obliques(verb))


def nested(
    sentence: Sentence,
    object_: Token,
    arguments: Iterable[Oblique],
    subject: Token,
    verbs: tuple[Token, ...],
) -> Iterator[Inner]:
    """The names inside the noun phrases of an object and of further arguments, outer ones first.

    ``verbs`` are the fact's own: in "talks mediated by Kenya and Mali", each mediates for itself.

    A noun that has a name of its own is not gone into: what hangs on it is said of it, not of the
    fact.
    """
    row = [("", object_), *((f"{o.preposition} {o.head.lower_} ", o.head) for o in arguments)]
    owners = {entity.id for entity in sentence.resolver.entities_of(subject)}
    seen = {head.i for _, head in row} | {subject.i}
    for _ in range(DEEPEST):
        outer, row = row, []
        for path, head in outer:
            if sentence.is_named(head):
                continue
            for oblique in _inside(head, verbs):
                if oblique.head.i in seen or is_time(oblique.head):
                    continue
                seen.add(oblique.head.i)
                here = f"{path}{oblique.preposition}"
                row.append((f"{here} {oblique.head.lower_} ", oblique.head))
                entities = sentence.resolver.entities_of(oblique.head)
                # "opened its border with Mali": the border says no more than its owner
                if any(e.named or (e.owner and e.owner not in owners) for e in entities):
                    yield Inner(here, oblique)
