"""``triplewire serve``: map, pages and SPARQL endpoint in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.shared import Refused, store_option, warn

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535))
@click.option("--timeout", default=10.0, show_default=True, type=click.FloatRange(0.1))
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1))
@click.option("--memory", default=2048, show_default=True, type=click.IntRange(256), help="MB.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="Sites whose scripts may ask; * for all, none for none. [default: *]",
)
@store_option
def command(
    host: str,
    port: int,
    timeout: float,
    rows: int,
    memory: int,
    workers: int,
    cors: tuple[str, ...],
    place: str,
) -> None:
    """Serve the map, a query page, a page for each entity and claim, and a SPARQL 1.1 endpoint.

    Read-only; the endpoint is /sparql. A query that takes more than --timeout seconds, --rows rows
    or --memory MB is ended, and the others do not notice. What a build adds meanwhile is served
    when it is done.

    \b
    Examples:
      triplewire serve
      triplewire serve --port 9000 --timeout 5
      curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5' \\
        localhost:8765/sparql
    """
    from graph.serving.app import application
    from graph.serving.limits import Limits
    from graph.serving.server import listening, run
    from graph.serving.source import Source
    from graph.store import StoreError

    limits = Limits(seconds=timeout, rows=rows, megabytes=memory, at_once=workers)
    try:
        ready = listening(host, port)
    except OSError as error:
        raise Refused(f"{host}:{port} cannot be listened on ({error.strerror})") from None
    with ready:
        try:
            source = Source(Path(place), limits)
        except StoreError as error:
            raise Refused(str(error)) from None
        # A name that leads to loopback must not let a page of elsewhere in.
        hosts = (*LOOPBACK, "[::1]") if host in LOOPBACK else ("*",)
        origins = [] if "none" in cors else [*cors] or ["*"]
        app = application(source, origins=origins, hosts=hosts)
        address = f"http://{f'[{host}]' if ':' in host else host}:{ready.getsockname()[1]}"
        warn(f"serving {place} at {address}/ (SPARQL at {address}/sparql); Ctrl-C ends it")
        run(app, [ready], limits)
