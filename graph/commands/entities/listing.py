"""``triplewire entities list``: who and what the graph knows."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import click

from extractors.facts import KINDS
from graph.commands.entities.known import ranked
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
def command(kind: str | None, whole: bool, form: str, place: str, output: str) -> None:
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
