"""``triplewire entities merge``, ``split``, ``apart``, ``rename``, ``undo``, ``apply``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import click

from graph.commands.entities.desk import Desk
from graph.commands.entities.known import called
from graph.commands.shared import Refused, counted, opened, store_option
from graph.table import on_one_line

if TYPE_CHECKING:
    from graph.identity.model import Action, Decision

Command = TypeVar("Command", bound=Callable[..., object])


no_write_option = click.option(
    "--no-write",
    is_flag=True,
    help="Leave graph.ttl, graph.html and the tables as they are for now.",
)
note_option = click.option(
    "--note", default="", metavar="TEXT", help="Why; kept with the decision."
)


def decision_options(command: Command) -> Command:
    """The options of every command that decides something."""
    return note_option(no_write_option(store_option(command)))


@click.command("merge")
@click.argument("a")
@click.argument("b")
@decision_options
@click.pass_context
def merge(context: click.Context, a: str, b: str, note: str, no_write: bool, place: str) -> None:
    """Decide that two entities are one and the same.

    A and B are names, aliases or ids. The one keeps the id of A and has all that both have.

    \b
    Examples:
      triplewire entities merge KCNA "National Intelligence Service" --note "an example"
    """
    with opened(place) as store:
        desk = Desk.of(store, place)
        one, other = desk.named(a), desk.named(b)
        if one.id == other.id:
            raise Refused(f"{a!r} and {b!r} are one already: {one.label} (id {one.id})")
        decision = decided("merge", one.id, other.id, note=note)
        context.exit(settled(desk, decision, {one.id, other.id}, not no_write))


@click.command("apart")
@click.argument("a")
@click.argument("b")
@decision_options
@click.pass_context
def apart(context: click.Context, a: str, b: str, note: str, no_write: bool, place: str) -> None:
    """Decide that two entities are not the same, whatever speaks for it.

    A and B are names, aliases or ids; for what is one now, the names that articles give the two.

    \b
    Examples:
      triplewire entities apart "Kim Jong Un" "Xi Jinping"
    """
    with opened(place) as store:
        desk = Desk.of(store, place)
        one, other = desk.named(a), desk.named(b)
        first, second = {one.id}, {other.id}
        if one.id == other.id:
            first, second = (desk.before_joining(name, one) for name in (a, b))
            first, second = first - second or first, second - first or second
            if first == second or not first or not second:
                raise Refused(
                    f"{a!r} and {b!r} are one in the same article: {one.label} (id {one.id}); "
                    "`triplewire entities split` gives each article its own"
                )
        decision = decided("apart", min(first), min(second), note=note)
        context.exit(settled(desk, decision, {one.id, other.id}, not no_write))


@click.command("split")
@click.argument("name")
@click.option("--document", metavar="NAME", help="Only this article gets its own (name or id).")
@decision_options
@click.pass_context
def split(
    context: click.Context,
    name: str,
    document: str | None,
    note: str,
    no_write: bool,
    place: str,
) -> None:
    """Decide that an entity is another one in each article, or in one article.

    \b
    Examples:
      triplewire entities split Russia --document kim-putin-beijing.txt
    """
    with opened(place) as store:
        desk = Desk.of(store, place)
        entity = desk.named(name)
        having = [extraction.document for extraction in desk.having(entity.id)]
        if document is not None:
            called = {one.name: one for one in having} | {one.id: one for one in having}
            if document not in called:
                known = ", ".join(sorted(one.name for one in having))
                raise Refused(f"{document}: no article of {entity.label} is called so, but {known}")
            same = [one for one in having if one.name == called[document].name]
            document = called[document].name if len(same) == 1 else called[document].id
        decision = decided("split", entity.id, document=document or "", note=note)
        context.exit(settled(desk, decision, {entity.id}, not no_write))


@click.command("rename")
@click.argument("name")
@click.argument("label")
@decision_options
@click.pass_context
def rename(
    context: click.Context, name: str, label: str, note: str, no_write: bool, place: str
) -> None:
    """Decide by which name an entity is shown. Its id stays, its other names become aliases.

    \b
    Examples:
      triplewire entities rename KCNA "Korean Central News Agency"
    """
    if not label.strip():
        raise Refused("an entity needs a name; the new one is empty")
    with opened(place) as store:
        desk = Desk.of(store, place)
        entity = desk.named(name)
        decision = decided("rename", entity.id, " ".join(label.split()), note=note)
        context.exit(settled(desk, decision, {entity.id}, not no_write))


@click.command("undo")
@click.argument("name", required=False)
@no_write_option
@store_option
@click.pass_context
def undo(context: click.Context, name: str | None, no_write: bool, place: str) -> None:
    """Take back the last decision, or the last one about NAME.

    \b
    Examples:
      triplewire entities merge KCNA "Xi Jinping" && triplewire entities undo
    """
    with opened(place) as store:
        desk = Desk.of(store, place)
        decision = last(desk, name)
        ids = {decision.a, decision.b}
        ids |= {one.id for one, _ in desk.known if one.id.startswith(f"{decision.a}.")}
        places = desk.places(ids)
        desk.take_back(decision)
        parts = (decision.action, decision.a, decision.b, decision.document)
        lines, status = desk.settle(places, not no_write)
        tell(f"taken back: {' '.join(part for part in parts if part)}", lines)
        context.exit(status)


@click.command("apply")
@no_write_option
@store_option
@click.pass_context
def apply(context: click.Context, no_write: bool, place: str) -> None:
    """Let what stands in reviewed.csv hold now, after it was edited by hand.

    The next build does so too.

    \b
    Examples:
      triplewire entities apply
    """
    with opened(place) as store:
        desk = Desk.of(store, place)
        _, status = desk.settle(set(), not no_write)
        tell(f"{counted(len(desk.reviewed.decisions), 'decision')} in {desk.reviewed.path}", [])
        context.exit(status)


COMMANDS = (merge, apart, split, rename, undo, apply)


def decided(action: Action, a: str, b: str = "", *, document: str = "", note: str) -> Decision:
    """A decision that stands in no file yet."""
    from graph.identity.model import Decision

    return Decision(action, a, b, document, note)


def settled(desk: Desk, decision: Decision, concerned: set[str], files: bool) -> int:
    """Write the decision, let it hold, and say what came of it; the exit status.

    ``concerned`` are the ids of the entities of which this is said.
    """
    places = desk.places(concerned)
    desk.write(decision)
    lines, status = desk.settle(places, files)
    before, now = len(concerned), len(lines)
    if before == now:
        words = {"apart": "kept apart:", "rename": "renamed:", "link": "linked:"}
        first = words.get(decision.action, "as before:")
    else:
        first = f"{before} entities are" if before > 1 else "1 entity is"
        first += f" {'one' if now == 1 else now} now:"
    tell(first, lines)
    return status


def last(desk: Desk, name: str | None) -> Decision:
    """The last decision of the file, or the last that names what ``name`` means.

    Raises Refused where there is none.
    """
    from graph.identity.reviewed import as_id

    found = list(desk.reviewed.decisions)
    if name is not None:
        ids = {as_id(name), *(entity.id for entity, _ in called(desk.known, name))}
        found = [
            one
            for one in found
            if one.a in ids or (one.action not in ("rename", "link") and one.b in ids)
        ]
    if not found:
        about = f" about {name!r}" if name is not None else ""
        raise Refused(f"{desk.reviewed.path}: there is no decision{about} to take back")
    return found[-1]


def tell(first: str, lines: Iterable[str]) -> None:
    """Print what came of a decision."""
    for line in (first, *(f"  {line}" for line in lines)):
        click.echo(on_one_line(line))
