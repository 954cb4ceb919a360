"""The entities of a store by rank and by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.commands.shared import Refused, counted

if TYPE_CHECKING:
    from extractors.facts import Entity, Extraction
    from graph.store import Store

Ranked = list[tuple["Entity", int]]
"""Entities with the number of facts that name them, those with most first."""

MOST = 10
"""Entities that are listed where a name is that of many."""


def ranked(store: Store) -> Ranked:
    """All entities with the number of facts that name them, most first, then by label."""
    return ranked_of(list(store.extractions()))


def ranked_of(extractions: Iterable[Extraction]) -> Ranked:
    """The same for extractions."""
    from graph.network import ends_of, entities_of

    every = list(extractions)
    count = Counter(
        id
        for extraction in every
        for fact in extraction.facts
        for id in {end.id for end in ends_of(fact)}
    )
    return sorted(
        ((entity, count[entity.id]) for entity in entities_of(every).values()),
        key=lambda pair: (-pair[1], pair[0].label, pair[0].id),
    )


def called(known: Ranked, name: str) -> Ranked:
    """Those that ``name`` may mean: the one with this id, else by label, else by alias.

    Names come before nameless things.
    """
    from graph.naming import folded

    exact = [pair for pair in known if pair[0].id == name]
    wanted = folded(name)
    found = exact or [p for p in known if wanted in (folded(p[0].label), folded(p[0].id))]
    found = found or [p for p in known if wanted in map(folded, p[0].aliases)]
    return [pair for pair in found if pair[0].named] or found


def the_one(known: Ranked, name: str) -> tuple[Entity, int]:
    """The entity that bears ``name``, with its number of facts.

    Raises Refused where none does, with the names that come near, and where several do, with
    their ids.
    """
    from graph.naming import UnknownName, nearest

    found = called(known, name)
    if not found:
        labels = [label for entity, _ in known for label in (entity.label, *entity.aliases)]
        raise Refused(str(UnknownName(name, nearest(name, labels))))
    if len(found) > 1:
        listed = [f"  {described(*pair)}" for pair in found[:MOST]]
        if len(found) > MOST:
            listed.append(f"  … and {len(found) - MOST} more")
        first = f"{len(found)} entities are called {name!r}; say which one by its id:"
        raise Refused("\n".join([first, *listed]))
    return found[0]


def described(entity: Entity, facts: int) -> str:
    """``Kim Jong Un  (person; id Kim_Jong_Un; 20 facts)``."""
    return f"{entity.label}  ({entity.kind}; id {entity.id}; {counted(facts, 'fact')})"
