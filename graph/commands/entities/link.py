"""``triplewire entities link``: which Wikidata item an entity is."""

from __future__ import annotations

import click

from graph.commands.entities.decide import decided, decision_options, settled
from graph.commands.entities.desk import Desk
from graph.commands.shared import Refused, opened


@click.command("link")
@click.argument("name")
@click.argument("item", required=False, default="")
@decision_options
@click.pass_context
def link(
    context: click.Context, name: str, item: str, note: str, no_write: bool, place: str
) -> None:
    """Decide which Wikidata ITEM an entity is; without ITEM, that no item is right.

    \b
    Examples:
      triplewire entities link KCNA Q123456789 --note "looked up"
      triplewire entities link KCNA
    """
    from graph.identity.reviewed import ITEM

    if item and not ITEM.fullmatch(item):
        raise Refused(f"{item!r} is no Wikidata item; write it as Q142")
    with opened(place) as store:
        desk = Desk.of(store, place)
        entity = desk.named(name)
        context.exit(
            settled(desk, decided("link", entity.id, item, note=note), {entity.id}, not no_write)
        )
