"""``triplewire import``: RDF from elsewhere beside our claims."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graph.commands.shared import Refused, counted, opened, store_option, warn
from graph.imports.formats import FORMATS

if TYPE_CHECKING:
    from graph.imports.files import Taken
    from graph.store import Store


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--graph",
    metavar="IRI",
    help="Put all of the FILE into this graph. By default statements keep the graphs that N-Quads "
    "and TriG give them, and all others get one that is named after the file.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="By default the suffix's.")
@click.option("--list", "listed", is_flag=True, help="What is imported.")
@click.option("--remove", "removed", multiple=True, metavar="NAME", help="Remove an import.")
@store_option
def command(
    files: tuple[str, ...],
    graph: str | None,
    form: str | None,
    listed: bool,
    removed: tuple[str, ...],
    place: str,
) -> int:
    """Import RDF from elsewhere, which queries then join with the claims.

    A FILE is Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD (.ttl, .nt, .nq, .trig, .rdf,
    .owl, .jsonld; also .gz), or - with --format. Importing a file of the same name again replaces
    what it was. Builds leave imports as they are; N-Quads and TriG are exported with them.

    \b
    Examples:
      triplewire import corrections.ttl
      triplewire import --list
      triplewire import extract.nt.gz --graph https://example.org/wikidata
      cat corrections.ttl | triplewire import - --format turtle
      triplewire import --remove corrections
    """
    if not (files or listed or removed):
        raise click.UsageError("name a file, or --list or --remove")
    if graph is not None and len(files) != 1:
        raise click.UsageError("--graph takes one file at a time; a second would replace the first")
    if "-" in files and form is None:
        raise click.UsageError("standard input needs --format")
    done = 0
    with opened(place) as store:
        for name in removed:
            _remove(store, name)
        if files:
            done = _take_all(store, files, graph, form)
        if listed:
            _list(store)
    return done


def _take_all(store: Store, files: tuple[str, ...], graph: str | None, form: str | None) -> int:
    from graph.imports.files import ImportProblem, import_file, name_of

    failed = 0
    taken: dict[str, str] = {}
    for file in files:
        name = name_of(file, graph)
        try:
            if name in taken:
                raise ImportProblem(
                    f"{file}: would replace {taken[name]}, of the same name; import it by itself "
                    "with --graph"
                )
            stream = sys.stdin.buffer if file == "-" else None
            done = import_file(store, file, format=form, graph=graph, stream=stream)
            taken[name] = file
            warn(f"{file}: {_said(done)}")
        except ImportProblem as error:
            warn(str(error))
            failed = 1
    return failed


def _said(done: Taken) -> str:
    where = f"<{done.graph}>" if done.graphs == 1 else counted(done.graphs, "graph")
    if done.known:
        return f"imported before, {counted(done.triples, 'triple')}"
    more = f"; {done.elsewhere} stand in other graphs already" if done.elsewhere else ""
    return f"{counted(done.triples, 'triple')} in {where}{more}"


def _remove(store: Store, name: str) -> None:
    try:
        gone = store.imports.remove(name)
    except KeyError:
        known = ", ".join(dict.fromkeys(one.name for one in store.imports.graphs()))
        raise Refused(
            f"there is no import {name}; there {f'are {known}' if known else 'is none'}"
        ) from None
    triples = sum(one.triples for one in gone)
    warn(f"removed {name}: {counted(triples, 'triple')} in {counted(len(gone), 'graph')}")


def _list(store: Store) -> None:
    from graph.table import table

    rows = [[one.name, str(one.triples), one.iri] for one in store.imports.graphs()]
    click.echo(table(("import", "triples", "graph"), rows), nl=False)
