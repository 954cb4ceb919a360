"""``triplewire export``: the graph in the formats of other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.commands.choice import chosen, selection_options
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
@click.option(
    "--names",
    "among_names",
    is_flag=True,
    help="Only what stands between names, which take the place of what belongs to them.",
)
@selection_options
@output_option
@store_option
def command(
    form: str | None,
    listed: bool,
    only: Only,
    rdf12: bool,
    among_names: bool,
    place: str,
    output: str,
    **wishes: Any,
) -> None:
    """Write the graph as FORMAT, or the part of it that the options choose.

    A part has the chosen claims with their sentences, and describes what they are about.

    \b
    Examples:
      triplewire export --list
      triplewire export turtle -o graph.ttl
      triplewire export jsonld > graph.jsonld
      triplewire export graphml --only edges -o graph.graphml
      triplewire export trig --rdf12 -o graph.trig
      triplewire export csv --min-confidence 0.8 -o sure.csv
      triplewire export gexf --names --about "North Korea" -o korea.gexf
    """
    from graph.exports import ExportError, Part, export, exporters

    try:
        if listed:
            for name, exporter in exporters().items():
                click.echo(f"{name:<12}{exporter.extension:<12}{exporter.help}")
            return
        if form is None:
            raise click.UsageError(f"give a format, one of {', '.join(exporters())}")
        with opened(place) as store, result_bytes(output) as out:
            part = among_names or any(wish is not None for wish in wishes.values())
            source = Part(store, chosen(store, **wishes), among_names) if part else store
            export(form, source, out, only, rdf12)
    except ExportError as error:
        raise Refused(str(error)) from None
