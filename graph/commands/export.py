"""``triplewire export``: the graph in the formats of other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.commands.choice import chosen, min_confidence_option
from graph.commands.shared import Refused, opened, output_option, result_bytes, store_option

if TYPE_CHECKING:
    from graph.exports import Only


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False)
@click.option("--list", "listed", is_flag=True, help="The formats, and what each is for.")
@click.option(
    "--only",
    type=click.Choice(["all", "edges", "claims"]),
    default="all",
    show_default=True,
    help="edges: entities and plain edges; claims: everything but the plain edges.",
)
@click.option(
    "--rdf12", is_flag=True, help="Claims as reifiers of RDF 1.2: turtle, trig, ntriples, nquads."
)
@min_confidence_option
@output_option
@store_option
def command(
    form: str | None,
    listed: bool,
    only: Only,
    rdf12: bool,
    min_confidence: float | None,
    place: str,
    output: str,
) -> None:
    """Write the graph as FORMAT.

    \b
    Examples:
      triplewire export --list
      triplewire export turtle -o graph.ttl
      triplewire export jsonld > graph.jsonld
      triplewire export graphml --only edges -o graph.graphml
      triplewire export trig --rdf12 -o graph.trig
      triplewire export csv --min-confidence 0.8 -o sure.csv
    """
    from graph.exports import ExportError, export, exporters
    from graph.store import Store

    try:
        if listed:
            for name, exporter in exporters().items():
                click.echo(f"{name:<12}{exporter.extension:<12}{exporter.help}")
            return
        if form is None:
            raise click.UsageError(f"give a format, one of {', '.join(exporters())}")
        with opened(place) as store, result_bytes(output) as out:
            if not min_confidence:
                export(form, store, out, only, rdf12)
                return
            with Store.in_memory(base=store.names.base, edges=store.edges) as part:
                part.put(chosen(store, min_confidence=min_confidence), "")
                export(form, part, out, only, rdf12)
    except ExportError as error:
        raise Refused(str(error)) from None
