"""``triplewire serve``: map, pages and SPARQL endpoint in the browser."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from graph.commands.shared import Refused, folder, store_option, warn

VARIABLE = "TRIPLEWIRE_TOKEN"
SHORTEST = 16
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
@click.option("--write", is_flag=True, help="Whoever has the token may write graphs of users.")
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The token, at least 16 characters; otherwise the variable TRIPLEWIRE_TOKEN has it, or "
    "one is made and shown.",
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
    write: bool,
    token_file: str | None,
    place: str,
) -> None:
    """Serve the map, a query page, a page for each entity and claim, and a SPARQL 1.1 endpoint.

    Read-only; the endpoint is /sparql. A query that takes more than --timeout seconds, --rows rows
    or --memory MB is ended, and the others do not notice. What a build adds meanwhile is served
    when it is done.

    With --write, SPARQL updates and the Graph Store Protocol (/graph-store) change graphs of users
    for who sends the token (Authorization: Bearer). Documents' graphs never change.

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

    if token_file and not write:
        raise click.UsageError("--token-file goes with --write")
    token = writing_token(token_file) if write else None
    limits = Limits(seconds=timeout, rows=rows, megabytes=memory, at_once=workers)
    try:
        ready = listening(host, port)
    except OSError as error:
        raise Refused(f"{host}:{port} cannot be listened on ({error.strerror})") from None
    with ready:
        try:
            source = Source(folder(place), limits)
        except StoreError as error:
            raise Refused(str(error)) from None
        # A name that leads to loopback must not let a page of elsewhere in.
        hosts = (*LOOPBACK, "[::1]") if host in LOOPBACK else ("*",)
        origins = [] if "none" in cors else [*cors] or ["*"]
        app = application(source, origins=origins, hosts=hosts, token=token)
        address = f"http://{f'[{host}]' if ':' in host else host}:{ready.getsockname()[1]}"
        warn(f"serving {place} at {address}/ (SPARQL at {address}/sparql); Ctrl-C ends it")
        run(app, [ready], limits)


def writing_token(file: str | None) -> str:
    """What writers must send: of a file, of the environment, or made and shown.

    Never an argument, which every user of the machine could read. Raises Refused.
    """
    try:
        token = Path(file).read_text("utf-8").strip() if file else os.environ.get(VARIABLE, "")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{file}: the token cannot be read ({error})") from None
    if not file and not token:
        token = secrets.token_urlsafe(32)
        warn(f"the token for writing is {token}")
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise Refused(f"a token is at least {SHORTEST} letters, digits and marks, without blanks")
    return token
