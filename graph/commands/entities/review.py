"""``triplewire entities review``: the pairs that somebody should decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.commands.entities.known import ranked
from graph.commands.entities.rows import format_option, write
from graph.commands.shared import (
    counted,
    opened,
    output_option,
    result_stream,
    store_option,
    warn,
)

if TYPE_CHECKING:
    from graph.commands.entities.known import Ranked
    from graph.identity.model import Possible

COLUMNS = ("facts", "score", "a", "b", "why", "id_a", "id_b")


@click.command("review")
@format_option
@output_option
@store_option
def command(form: str, place: str, output: str) -> None:
    """List the pairs of entities that may be one and the same, those with most facts first.

    Each has a score from 0 to 1 and the reason. Decide with `triplewire entities merge A B` or
    `triplewire entities apart A B`; a pair that is decided is not listed any more.

    \b
    Examples:
      triplewire entities review
      triplewire entities review --format csv -o possible.csv
    """
    with opened(place) as store:
        found = [record(pair, known) for known in [ranked(store)] for pair in store.possible()]
    found.sort(key=lambda row: (-row["facts"], -row["score"], row["id_a"], row["id_b"]))
    with result_stream(output) as stream:
        if found or form != "table":
            write(found, COLUMNS, form, stream)
    if form == "table":
        how = ": triplewire entities merge A B, or apart A B" if found else ""
        warn(f"{counted(len(found), 'pair')} to decide{how}")


def record(pair: Possible, known: Ranked) -> dict[str, Any]:
    """The values of ``COLUMNS``; ``facts`` are those of both."""
    of = {entity.id: (entity.label, facts) for entity, facts in known}
    (a, facts), (b, more) = of.get(pair.a, (pair.a, 0)), of.get(pair.b, (pair.b, 0))
    return {
        "facts": facts + more,
        "score": round(pair.score, 2),
        "a": a,
        "b": b,
        "why": f"{pair.clue} ({pair.detail})" if pair.detail else pair.clue,
        "id_a": pair.a,
        "id_b": pair.b,
    }
