"""The options that choose a part of the graph, and the part that they choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractors.events.types import EVENTS
from extractors.facts import MODALITIES, POLARITIES
from graph.commands.shared import Refused

if TYPE_CHECKING:
    from extractors.facts import Extraction
    from graph.store import Store

Command = TypeVar("Command", bound=Callable[..., object])

min_confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave out what is less sure than this: of what is given 0.8, about 80 in 100 are right.",
)
_OPTIONS = (
    click.option("--about", metavar="NAME", help="What is said about this name, or what is its."),
    click.option(
        "--between", nargs=2, metavar="NAME NAME", help="What is said of these two together."
    ),
    click.option("--source", metavar="NAME", help="What an article, a site or a speaker says."),
    click.option("--since", metavar="DATE", help="Articles of this day (2025-09-04) or later."),
    click.option("--until", metavar="DATE", help="Articles of this day or earlier."),
    click.option("--polarity", type=click.Choice(POLARITIES), help="What is affirmed or denied."),
    click.option("--modality", type=click.Choice(MODALITIES), help="What is planned, possible …"),
    click.option(
        "--event",
        type=click.Choice(EVENTS, case_sensitive=False),
        metavar="TYPE",
        help="What is of this type of PLOVER's: ASSAULT, AID, CONSULT …",
    ),
    min_confidence_option,
)


def selection_options(command: Command) -> Command:
    """The options of ``graph.select.Selection``, by the names of its fields."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(store: Store, **wishes: Any) -> list[Extraction]:
    """The facts of ``store`` that the options choose, by document and in text order.

    Raises Refused for a name that nothing bears (with those that come near) and for wrong dates.
    """
    from graph.search.choice import choose
    from graph.select import Selection, UnknownName

    try:
        return list(choose(store, Selection(**wishes)))
    except (UnknownName, ValueError) as error:
        raise Refused(str(error)) from None
