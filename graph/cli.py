"""The command line ``triplewire``: the group of commands, and how they end.

Exit status: 0 done, 1 something could not be read (named on standard error, the rest done),
2 wrong use, 130 stopped by Ctrl-C, 141 the reader of our output went away.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from graph.commands.shared import STOPPED, ReaderGone

COMMANDS = (
    "build",
    "facts",
    "query",
    "map",
    "import",
    "update",
    "export",
    "serve",
    "explain",
    "entities",
    "stats",
    "check",
    "triples",
)
_MODULES = {"import": "importing"}  # a keyword names no module
BROKEN_PIPE = 141


class Commands(click.Group):
    """The commands of ``graph.commands``, in the order of ``COMMANDS``, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order in which they are first needed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        found = importlib.import_module(f"graph.commands.{module}").command
        assert isinstance(found, click.Command)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("triplewire"), prog_name="triplewire")
@click.option("-v", "--verbose", count=True, help="Say more on standard error; twice for all.")
def cli(verbose: int) -> None:
    """News articles in, a graph of checkable claims out.

    \b
    Start here:
      triplewire build article.txt            # output/: graph.ttl, graph.html, facts.jsonl, store/
      triplewire facts --about "Kim Jong Un"  # what is said, each with its sentence
      triplewire query --list                 # the questions that can be asked by name
    """
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(level=logging.ERROR, format="triplewire: %(message)s", stream=sys.stderr)
    for ours in ("extractors", "graph"):
        logging.getLogger(ours).setLevel(level)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments`` (those of the process by default).

    Returns the exit status. Never raises for what a user can do wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name or a sentence that the terminal cannot show must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = cli.main(args=arguments, prog_name="triplewire", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("triplewire: stopped", err=True)
        return STOPPED
    except (BrokenPipeError, ReaderGone):
        # The interpreter flushes standard output once more when it ends; that must find no pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return status if isinstance(status, int) else 0


def main() -> None:
    """The entry point of the command ``triplewire``."""
    sys.exit(run())
