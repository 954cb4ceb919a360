"""The entities of a store by rank and by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from extractors.facts import Entity, Kind
from graph.commands.shared import Refused, counted
from graph.naming import folded

if TYPE_CHECKING:
    from extractors.facts import Extraction
    from graph.search.rows import Summary
    from graph.search.search import Search
    from graph.store import Store

Ranked = list[tuple[Entity, int]]
"""Entities with the number of facts that name them, those with most first."""

MOST = 10
"""Entities that are listed where a name is that of many."""


def ranked(store: Store) -> Ranked:
    """All entities with the number of facts that name them, most first, then by label."""
    return ranked_of(store.extractions())


def listed(store: Store) -> Ranked:
    """The same without owners, members and countries, which are in the documents."""
    search = store.search
    if search is None:
        return ranked(store)
    return sorted(map(_ranked, search.entities()), key=_most_first)


def bearing(search: Search, name: str) -> Ranked:
    """Those that ``name`` may mean, as ``called`` has it, found by the index of names."""
    exact = search.summary(name)
    if exact is not None:
        return [_ranked(exact)]
    found = [_ranked(one) for id in search.bearers(name) for one in [search.summary(id)] if one]
    names = search.names(name)
    found = [pair for pair in found if folded(pair[0].label) in names] or found
    return sorted([pair for pair in found if pair[0].named] or found, key=_most_first)


def _ranked(one: Summary) -> tuple[Entity, int]:
    what = one.what
    kind = cast(Kind, what.kind)
    entity = Entity(one.entity, what.label, kind, what.named, one.aliases, what.wikidata)
    return entity, one.facts


def _most_first(pair: tuple[Entity, int]) -> tuple[int, str, str]:
    return -pair[1], pair[0].label, pair[0].id


def ranked_of(extractions: Iterable[Extraction]) -> Ranked:
    """The entities of extractions, in the same order."""
    from graph.network import ends_of, entities_of

    every = list(extractions)
    count = Counter(
        id
        for extraction in every
        for fact in extraction.facts
        for id in {end.id for end in ends_of(fact)}
    )
    entities = entities_of(every).values()
    return sorted(((entity, count[entity.id]) for entity in entities), key=_most_first)


def called(known: Ranked, name: str) -> Ranked:
    """Those that ``name`` may mean: the one with this id, else by label, else by alias.

    Names come before nameless things.
    """
    exact = [pair for pair in known if pair[0].id == name]
    wanted = folded(name)
    found = exact or [p for p in known if wanted in (folded(p[0].label), folded(p[0].id))]
    found = found or [p for p in known if wanted in map(folded, p[0].aliases)]
    return [pair for pair in found if pair[0].named] or found


def the_one(found: Ranked, name: str, near: Callable[[], Iterable[str]]) -> tuple[Entity, int]:
    """The only one of ``found``, which are the entities that ``name`` may mean.

    Raises Refused where there is none, with the names that come ``near``, and where there are
    several, with their ids.
    """
    from graph.naming import UnknownName

    if not found:
        raise Refused(str(UnknownName(name, list(near()))))
    if len(found) > 1:
        shown = [f"  {described(*pair)}" for pair in found[:MOST]]
        if len(found) > MOST:
            shown.append(f"  … and {len(found) - MOST} more")
        first = f"{len(found)} entities are called {name!r}; say which one by its id:"
        raise Refused("\n".join([first, *shown]))
    return found[0]


def labels_of(known: Ranked) -> list[str]:
    """Every name of these entities."""
    return [label for entity, _ in known for label in (entity.label, *entity.aliases)]


def described(entity: Entity, facts: int) -> str:
    """``Kim Jong Un  (person; id Kim_Jong_Un; 20 facts)``."""
    return f"{entity.label}  ({entity.kind}; id {entity.id}; {counted(facts, 'fact')})"
