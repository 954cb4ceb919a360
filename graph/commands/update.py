"""``triplewire update``: SPARQL 1.1 Update of graphs of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph.commands.shared import Refused, counted, opened, store_option, warn


@click.command("update")
@click.argument("sparql", metavar="SPARQL")
@click.option("--timeout", type=click.FloatRange(0.1), metavar="SECONDS", help="By default none.")
@store_option
def command(sparql: str, timeout: float | None, place: str) -> None:
    """Change graphs of your own by SPARQL 1.1 Update (our prefixes are known).

    What is looked for is found in all graphs; what is changed must be a named graph that is no
    document's, an imported one or another. With - the update is read from standard input.

    \b
    Examples:
      triplewire update 'INSERT DATA { GRAPH <x:notes> { ent:Russia rdfs:comment "look closer" } }'
      triplewire update 'INSERT { GRAPH <x:notes> { ?c <x:by> <x:me> } } WHERE { ?c a tw:Claim }'
      triplewire update 'DROP GRAPH <x:notes>'
    """
    from graph.imports.operations import UpdateRefused
    from graph.imports.updating import Cost, UpdateEnded, update

    text = sys.stdin.read() if sparql == "-" else sparql
    with opened(place) as store:
        try:
            done = update(store, Path(place), text, Cost(timeout))
        except (UpdateRefused, UpdateEnded) as error:
            raise Refused(str(error)) from None
    warn(
        f"{counted(done.added, 'triple')} added, {counted(done.removed, 'triple')} removed in "
        f"{counted(len(done.graphs), 'graph')}"
    )
