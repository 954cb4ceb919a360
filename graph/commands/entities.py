"""``triplewire entities``: who and what the graph knows, and why mentions were taken for them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from extractors.facts import KINDS
from graph.commands.reconcile import command as reconcile_command
from graph.commands.shared import (
    Refused,
    opened,
    output_option,
    result_stream,
    store_option,
)
from graph.table import on_one_line

if TYPE_CHECKING:
    from extractors.facts import Entity, Extraction
    from graph.store import Store

COLUMNS = ("label", "kind", "facts", "wikidata", "aliases", "id")


@click.group("entities")
def command() -> None:
    """List the entities of the graph, or show one with all its mentions.

    \b
    Examples:
      triplewire entities list --kind person
      triplewire entities show Pyongyang
    """


@command.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only those of this kind.")
@click.option("--all", "whole", is_flag=True, help="Also the things that have no name.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="For people, for a spreadsheet, or for programs.",
)
@output_option
@store_option
def list_command(kind: str | None, whole: bool, form: str, place: str, output: str) -> None:
    """List entities, those with most facts first.

    \b
    Examples:
      triplewire entities list
      triplewire entities list --kind country --format csv -o countries.csv
    """
    from graph.table import table

    with opened(place) as store:
        found = [
            row
            for entity, facts in ranked(store)
            if (whole or entity.named) and kind in (None, entity.kind)
            for row in [record(entity, facts)]
        ]
    with result_stream(output) as stream:
        if form == "jsonl":
            for one in found:
                stream.write(json.dumps(one, ensure_ascii=False) + "\n")
            return
        cells = [[_cell(one[column]) for column in COLUMNS] for one in found]
        if form == "csv":
            csv.writer(stream).writerows([COLUMNS, *cells])
        else:
            stream.write(table(COLUMNS, cells))


@command.command("show")
@click.argument("name")
@output_option
@store_option
def show_command(name: str, place: str, output: str) -> None:
    """Show an entity: its aliases, every mention, and by which clue it was taken for this one.

    \b
    Examples:
      triplewire entities show "North Korea"
      triplewire entities show pyongyang
    """
    with opened(place) as store:
        entity, facts = named(store, name)
        extractions = list(store.extractions())
    with result_stream(output) as stream:
        for line in portrait(entity, facts, extractions):
            stream.write(on_one_line(line).rstrip() + "\n")


command.add_command(reconcile_command)


def ranked(store: Store) -> list[tuple[Entity, int]]:
    """All entities with the number of facts that name them, most first, then by label."""
    from graph.network import ends_of, entities_of

    extractions = list(store.extractions())
    count = Counter(
        id
        for extraction in extractions
        for fact in extraction.facts
        for id in {end.id for end in ends_of(fact)}
    )
    entities = entities_of(extractions).values()
    return sorted(
        ((entity, count[entity.id]) for entity in entities),
        key=lambda pair: (-pair[1], pair[0].label, pair[0].id),
    )


def named(store: Store, name: str) -> tuple[Entity, int]:
    """The entity that bears ``name``, by label before alias, with its number of facts.

    Raises Refused where none does, with the names that come near.
    """
    from graph.naming import UnknownName, folded, nearest

    known = ranked(store)
    wanted = folded(name)
    for entity, facts in known:
        if wanted in (folded(entity.label), folded(entity.id)):
            return entity, facts
    for entity, facts in known:
        if wanted in map(folded, entity.aliases):
            return entity, facts
    labels = [label for entity, _ in known for label in (entity.label, *entity.aliases)]
    raise Refused(str(UnknownName(name, nearest(name, labels))))


def record(entity: Entity, facts: int) -> dict[str, Any]:
    """The values of ``COLUMNS``."""
    return {
        "label": entity.label,
        "kind": entity.kind,
        "facts": facts,
        "wikidata": entity.wikidata,
        "aliases": list(entity.aliases),
        "id": entity.id,
    }


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def portrait(entity: Entity, facts: int, extractions: list[Extraction]) -> Iterator[str]:
    """What is known of an entity, a line each, with its mentions by article and place."""
    yield f"{entity.label}  ({entity.kind}; id {entity.id}; facts: {facts})"
    if entity.aliases:
        yield f"also      {'; '.join(entity.aliases)}"
    if entity.wikidata:
        yield f"wikidata  {entity.wikidata}"
    if entity.owner:
        yield f"belongs   {entity.owner_phrase or ''} {entity.owner}"
    for extraction in extractions:
        mentions = [
            resolved
            for one in extraction.entities
            if one.id == entity.id
            for resolved in one.mentions
        ]
        for resolved in sorted(mentions, key=lambda r: (r.mention.start, r.mention.end)):
            mention = resolved.mention
            joined = f", joined to “{resolved.antecedent}”" if resolved.antecedent else ""
            yield (
                f"{extraction.document.name} {mention.start}–{mention.end}  "
                f"“{mention.text}”: {resolved.clue}{joined}"
            )
