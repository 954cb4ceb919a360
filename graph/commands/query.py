"""``triplewire query``: SPARQL, and questions by name."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from graph.commands.shared import (
    Refused,
    opened,
    output_option,
    result_bytes,
    result_stream,
    store_option,
)

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command("query")
@click.argument("question", metavar="SPARQL|NAME", required=False)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--list", "listed", is_flag=True, help="The questions that have a name.")
@click.option("--show", is_flag=True, help="Print the SPARQL of a named question; ask nothing.")
@click.option(
    "--param", "params", multiple=True, metavar="KEY=VALUE", help="The same as KEY=VALUE."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="By default table, or turtle for CONSTRUCT and DESCRIBE.",
)
@output_option
@store_option
def command(
    question: str | None,
    values: tuple[str, ...],
    listed: bool,
    show: bool,
    params: tuple[str, ...],
    form: str | None,
    place: str,
    output: str,
) -> None:
    """Ask the graph: in SPARQL 1.1 (read-only, our prefixes are known), or by a question's name.

    With - the query is read from standard input.

    \b
    Examples:
      triplewire query --list
      triplewire query about name="Kim Jong Un"
      triplewire query who-did-what --format csv -o who-did-what.csv
      triplewire query 'SELECT ?claim WHERE { ?claim tw:polarity tw:Negative }'
      triplewire query 'DESCRIBE ent:North_Korea'
    """
    if listed:
        with result_stream(output) as stream:
            stream.writelines(line + "\n" for line in overview())
        return
    if question is None:
        raise click.UsageError("give a question: SPARQL, a name, or - ; --list shows the names")
    from graph.markup import Uncarried
    from graph.query import QueryError, UnknownName, run
    from graph.query import question as named

    try:
        if show:
            with result_stream(output) as stream:
                stream.write(named(question).text)
            return
        text = sys.stdin.read() if question == "-" else question
        with opened(place) as store:
            result = run(store, text, pairs((*values, *params)))
            chosen = form or result.formats[0]
            if chosen not in result.formats:
                known = ", ".join(result.formats)
                raise Refused(f"this answer cannot be written as {chosen}; it can as {known}")
            with result_bytes(output) as out:
                result.write(chosen, out)
    except (QueryError, UnknownName, Uncarried) as error:
        raise Refused(str(error)) from None


def overview() -> Iterator[str]:
    """A line for each named question, with its parameters, and what it asks."""
    from graph.questions import questions

    for one in questions():
        wanted = [
            f"{parameter.name}=…" if parameter.default is None else f"[{parameter.name}=…]"
            for parameter in one.parameters
        ]
        yield f"{' '.join((one.name, *wanted)):<28}  {one.summary}"


def pairs(given: tuple[str, ...]) -> dict[str, str]:
    """``("name=Kim Jong Un",)`` as a mapping. Raises click.UsageError for what is no pair."""
    found = {}
    for one in given:
        key, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"{one!r} is not KEY=VALUE (quote a query that has blanks)")
        found[key.strip()] = value
    return found
