"""``triplewire entities list``: who and what the graph knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from extractors.facts import KINDS
from graph.commands.entities.known import listed
from graph.commands.entities.rows import format_option, write
from graph.commands.shared import (
    opened,
    output_option,
    result_stream,
    store_option,
)

if TYPE_CHECKING:
    from extractors.facts import Entity

COLUMNS = ("label", "kind", "facts", "wikidata", "aliases", "id")


@click.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only those of this kind.")
@click.option("--all", "whole", is_flag=True, help="Also the things that have no name.")
@format_option
@output_option
@store_option
def command(kind: str | None, whole: bool, form: str, place: str, output: str) -> None:
    """List entities, those with most facts first.

    \b
    Examples:
      triplewire entities list
      triplewire entities list --kind country --format csv -o countries.csv
    """
    with opened(place) as store:
        found = [
            row
            for entity, facts in listed(store)
            if (whole or entity.named) and kind in (None, entity.kind)
            for row in [record(entity, facts)]
        ]
    with result_stream(output) as stream:
        write(found, COLUMNS, form, stream)


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
