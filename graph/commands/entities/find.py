"""``triplewire entities find``: who or what a name may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from extractors.facts import KINDS
from graph.commands.entities.rows import format_option, write
from graph.commands.shared import Refused, opened, output_option, result_stream, store_option

if TYPE_CHECKING:
    from graph.search.match import Match

COLUMNS = ("label", "kind", "facts", "match", "name", "id")


@click.command("find")
@click.argument("name")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Of this kind only.")
@click.option("--all", "whole", is_flag=True, help="Also the things that have no name.")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many at most."
)
@format_option
@output_option
@store_option
def command(
    name: str, kinds: tuple[str, ...], whole: bool, limit: int, form: str, place: str, output: str
) -> None:
    """Find entities by a name, or a part or a misspelling of it.

    First what is called so, whatever the case, accents and punctuation; then what begins so, and
    what has all these words; each with most facts first. If there is nothing, what looks alike.

    \b
    Examples:
      triplewire entities find Kim
      triplewire entities find "vladmir puttin"
      triplewire entities find "south kor" --kind country --format jsonl
    """
    with opened(place) as store:
        found = store.find(name, limit, kinds, named=not whole)
    if not found:
        raise Refused(f"nothing here is called {name!r}, or nearly so")
    with result_stream(output) as stream:
        write([record(match) for match in found], COLUMNS, form, stream)


def record(match: Match) -> dict[str, Any]:
    """The values of ``COLUMNS``, and more: what a line of jsonl has."""
    return {
        "label": match.label,
        "kind": match.kind,
        "facts": match.facts,
        "documents": match.documents,
        "match": match.how,
        "score": match.score,
        "name": match.name,
        "named": match.named,
        "wikidata": match.wikidata,
        "id": match.entity,
        "iri": match.iri,
    }
