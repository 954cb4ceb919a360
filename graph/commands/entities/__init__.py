"""``triplewire entities``: who and what the graph knows, why, and what a reviewer decides of it."""

from __future__ import annotations

import click

from graph.commands.entities import decide, find, listing, review, show
from graph.commands.entities.link import link
from graph.commands.reconcile import command as reconcile


@click.group("entities")
def command() -> None:
    """List entities, show one with its reasons, and decide which are one and the same.

    Decisions are lines of reviewed.csv beside the store. Every later build honours them, every one
    can be taken back (undo), and the file may be edited by hand.

    \b
    Examples:
      triplewire entities list --kind person
      triplewire entities find "vladmir putin"
      triplewire entities show Pyongyang
      triplewire entities review
    """


for one in (
    listing.command,
    find.command,
    show.command,
    review.command,
    *decide.COMMANDS,
    link,
    reconcile,
):
    command.add_command(one)
