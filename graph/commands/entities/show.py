"""``triplewire entities show``: what is known of an entity, with every reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from graph.commands.entities.known import (
    bearing,
    called,
    described,
    labels_of,
    ranked_of,
    the_one,
)
from graph.commands.links import across, link, membership
from graph.commands.shared import opened, output_option, result_stream, store_option
from graph.naming import nearest
from graph.table import on_one_line

if TYPE_CHECKING:
    from extractors.facts import Entity, Extraction
    from graph.identity.model import Join, Possible
    from graph.store import Store


@click.command("show")
@click.argument("name")
@output_option
@store_option
def command(name: str, place: str, output: str) -> None:
    """Show an entity: its names, every mention with the clue that gave it, and who it may be.

    NAME is a name, an alias or an id. Offsets are characters of the article.

    \b
    Examples:
      triplewire entities show "North Korea"
      triplewire entities show pyongyang
    """
    with opened(place) as store:
        extractions, entity, facts = wanted(store, name)
        joins = {e.document.id: store.joins(e.document.id) for e in extractions}
        possible = [pair for pair in store.possible() if entity.id in (pair.a, pair.b)]
        labels = labels_in(store, [entity.owner or "", *(i for p in possible for i in (p.a, p.b))])
    with result_stream(output) as stream:
        for line in (
            described(entity, facts),
            *names(entity, possible, labels),
            *mentions(entity, extractions, joins),
        ):
            stream.write(on_one_line(line).rstrip() + "\n")


def wanted(store: Store, name: str) -> tuple[list[Extraction], Entity, int]:
    """The entity that bears ``name``, its number of facts, and the documents that have it.

    Raises Refused where none bears it, or several do.
    """
    search = store.search
    if search is None:
        every = list(store.extractions())
        known = ranked_of(every)
        near = partial(nearest, name, labels_of(known))
        return every, *the_one(called(known, name), name, near)
    found, _ = the_one(bearing(search, name), name, partial(search.nearest, name))
    having = list(store.extractions(search.mentioning([found.id])))
    # Of the whole store, this entity is what these documents make of it.
    (pair,) = (pair for pair in ranked_of(having) if pair[0].id == found.id)
    return having, *pair


def labels_in(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """The labels of entities, by id, as far as they are known."""
    search = store.search
    if search is None:
        return {one.id: one.label for one, _ in ranked_of(store.extractions())}
    found = (search.summary(id) for id in sorted(set(ids)))
    return {one.entity: one.what.label for one in found if one is not None}


def names(entity: Entity, possible: Sequence[Possible], labels: Mapping[str, str]) -> Iterator[str]:
    """The other names of an entity, its item, its owner, and who it may be the same as."""
    if entity.aliases:
        yield f"also      {'; '.join(entity.aliases)}"
    if entity.wikidata:
        yield f"wikidata  {entity.wikidata}"
    if entity.owner:
        yield f"belongs   {entity.owner_phrase or ''} {labels.get(entity.owner, entity.owner)}"
    for pair in possible:
        other = pair.b if pair.a == entity.id else pair.a
        detail = f" ({pair.detail})" if pair.detail else ""
        yield (
            f"possibly  {labels.get(other, other)}  (id {other}): {pair.clue}{detail}, "
            f"score {pair.score:.2f}"
        )


def mentions(
    entity: Entity, extractions: Sequence[Extraction], joins: Mapping[str, Sequence[Join]]
) -> Iterator[str]:
    """Each mention by article and place, after why the article's entity is this one.

    After them, where it is spoken of together with others.
    """
    for extraction in extractions:
        document = extraction.document
        found = [
            resolved
            for one in extraction.entities
            if one.id == entity.id
            for resolved in one.mentions
        ]
        with_others = [
            membership(extraction, group, resolved.mention)
            for group in extraction.entities
            if entity.id in group.members
            for resolved in group.mentions
        ]
        if found or with_others:
            yield document.name
            yield from (f"  {line}" for line in across(joins[document.id], entity.id))
            for resolved in sorted(found, key=lambda r: (r.mention.start, r.mention.end)):
                yield f"  {link(resolved)}"
            yield from (f"  {line}" for line in with_others)
