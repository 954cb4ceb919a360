"""``triplewire map``: a map of a part of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.commands.choice import chosen, selection_options
from graph.commands.shared import Refused, counted, opened, store_option, warn


@click.command("map")
@selection_options
@click.option("--everything", is_flag=True, help="Open on all nodes, not on the named ones alone.")
@click.option("--title", metavar="TEXT", help="The page's title.")
@click.option(
    "-o",
    "--output",
    default="map.html",
    show_default=True,
    metavar="FILE",
    help="The page; one file, opens without a network.",
)
@store_option
def command(
    place: str,
    everything: bool,
    title: str | None,
    output: str,
    **wishes: Any,
) -> None:
    """Write an interactive page of the whole graph or of a part of it.

    \b
    Examples:
      triplewire map -o all.html
      triplewire map --about "Kim Jong Un" -o kim.html
      triplewire map --min-confidence 0.8 -o sure.html
      triplewire map --between "North Korea" Russia -o pair.html
    """
    from graph.map.render import write

    with opened(place) as store:
        extractions = chosen(store, **wishes)
        try:
            write(Path(output), extractions, title=title, names_only=not everything)
        except OSError as error:
            raise Refused(f"{output}: cannot be written ({error.strerror})") from None
    warn(f"{counted(sum(len(e.facts) for e in extractions), 'fact')} drawn in {output}")
