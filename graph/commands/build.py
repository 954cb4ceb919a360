"""``triplewire build``: articles become a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from graph.commands.choice import min_confidence_option
from graph.commands.progress import Reporter
from graph.commands.shared import STOPPED, Refused, counted, warn

if TYPE_CHECKING:
    from graph.remote.endpoint import Address


def checked_base(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """``value`` where entities may live there. Raises click.BadParameter where it is no base."""
    if value is not None:
        from graph.terms import Names

        try:
            Names(value)
        except ValueError as error:
            raise click.BadParameter(str(error), context, parameter) from None
    return value


def address(endpoint: str | None, update: str | None, store: str | None) -> Address | None:
    """What is said of an endpoint. Raises click.UsageError for addresses that go with none."""
    if endpoint is None:
        if update or store:
            raise click.UsageError("--update-endpoint and --graph-store go with --endpoint")
        return None
    from graph.remote.endpoint import Address

    return Address(endpoint, update, "" if store == "none" else store)


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="FOLDER",
    help="Where graph.ttl, graph.html, facts.jsonl, mentions.jsonl and store/ go.",
)
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English.")
@click.option("--force", is_flag=True, help="Read texts in another language than English, too.")
@click.option(
    "--base",
    metavar="IRI",
    callback=checked_base,
    help="Where the IRIs of entities, facts and documents live.",
)
@click.option(
    "--edges",
    type=click.Choice(["reported", "asserted"]),
    help="What gets a plain edge: what sources say too, or what the article itself says only. "
    "By default as before, at first reported.",
)
@click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    metavar="FILE",
    help="A table of people, bodies or places that you know by name (.csv or .tsv with a header; "
    "its columns kind and names are needed). It wins over the built-in one. Repeatable.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="A SPARQL 1.1 endpoint where the graph shall live, instead of in store/, which keeps the "
    "articles' facts and this address for the next time.",
)
@click.option("--update-endpoint", metavar="URL", help="Where it takes updates, if elsewhere.")
@click.option(
    "--graph-store",
    metavar="URL",
    help='Where it speaks the Graph Store Protocol, if elsewhere; "none" for updates only.',
)
@min_confidence_option
def command(
    sources: tuple[str, ...],
    output: str,
    model: str | None,
    force: bool,
    base: str | None,
    edges: Literal["reported", "asserted"] | None,
    gazetteers: tuple[str, ...],
    endpoint: str | None,
    update_endpoint: str | None,
    graph_store: str | None,
    min_confidence: float | None,
) -> int:
    """Read articles and write their graph.

    A SOURCE is a file (.txt, .md, .html, .jsonl), a folder, a pattern such as 'news/*.txt', or -
    for standard input. What the store has already is not read again: run the same command to go on
    after an interruption, or with more articles to add them. Who is who among them is found anew,
    with what reviewed.csv in the output folder says (see triplewire entities).

    \b
    Examples:
      triplewire build article.txt
      triplewire build news/ -o output
      triplewire build 'news/*.html' --edges asserted -o careful
      triplewire build news/ --min-confidence 0.8 -o sure
      triplewire build news/ --gazetteer names.csv
      cat article.txt | triplewire build - -o from-stdin

    With --endpoint, what to prove yourself with is read from TRIPLEWIRE_ENDPOINT_TOKEN, or
    TRIPLEWIRE_ENDPOINT_USER and TRIPLEWIRE_ENDPOINT_PASSWORD, or ~/.netrc, and kept nowhere.
    """
    from extractors.entities.knowledge import GazetteerError
    from extractors.nlp import ModelError
    from graph.pipeline import build
    from graph.store import StoreError

    with Reporter() as reporter:
        try:
            done = build(
                sources,
                Path(output),
                stdin=sys.stdin.buffer,
                model=model,
                force=force,
                base=base,
                edges=edges,
                endpoint=address(endpoint, update_endpoint, graph_store),
                min_confidence=min_confidence or 0.0,
                gazetteers=gazetteers,
                progress=reporter.step,
                failed=reporter.failed,
                warned=reporter.failed,
            )
        except (GazetteerError, ModelError, StoreError) as error:
            raise Refused(str(error)) from None
        except OSError as error:
            raise Refused(f"{output}: cannot be written ({error.strerror or error})") from None
        except KeyboardInterrupt:
            warn(f"stopped. What was read is kept in {output}; run the same command to go on.")
            return STOPPED
    known = f", {done.kept} known already" if done.kept else ""
    warn(
        f"{counted(done.added, 'article')} read{known}, {counted(done.facts, 'new fact')}; "
        + (f"the graph of {done.documents} is in {output}" if done.documents else "nothing written")
    )
    return 1 if done.failures else 0
