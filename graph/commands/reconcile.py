"""``triplewire entities reconcile``: Wikidata ids from a reconciliation service, on request."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.shared import (
    Refused,
    opened,
    output_option,
    result_stream,
    store_option,
    warn,
)
from graph.table import on_one_line, table

if TYPE_CHECKING:
    from extractors.facts import Entity
    from graph.identity.model import Decision
    from graph.reconciliation.client import Client
    from graph.reconciliation.outcomes import Outcome

COLUMNS = ("label", "kind", "verdict", "candidate", "name", "score", "why", "id")


@click.command("reconcile")
@click.option("--service", required=True, metavar="URL", help="The service to ask; none is known.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask about N entities at most.")
@click.option(
    "--type-map",
    "types",
    multiple=True,
    metavar="KIND=TYPE",
    help="The service's type for a kind (person=Q5); may be repeated. KIND= asks without one.",
)
@click.option(
    "--accept",
    type=click.FloatRange(0),
    metavar="SCORE",
    help="Accept also what has this score and leads the next one by 10; by default only what the "
    "service says it is certain of.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0, min_open=True),
    default=2,
    show_default=True,
    help="Requests a second at most.",
)
@click.option("--refresh", is_flag=True, help="Ask again what is kept in reconciled.jsonl.")
@click.option("--dry-run", is_flag=True, help="Show what would be accepted; accept nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="For people or for a spreadsheet.",
)
@output_option
@store_option
@click.pass_context
def command(
    context: click.Context,
    service: str,
    limit: int | None,
    types: tuple[str, ...],
    accept: float | None,
    rate: float,
    refresh: bool,
    dry_run: bool,
    form: str,
    place: str,
    output: str,
) -> None:
    """Ask a reconciliation service for the Wikidata ids of names that have none.

    \b
    The service is sent the names, their kinds and their countries, and nothing else, in batches.
    What it answers is kept in reconciled.jsonl beside the store and not asked again. Accepted ids
    are written as "link" into reviewed.csv beside it: the next build honours them, and a line that
    you delete is undone. The rest is listed for you to decide: triplewire entities link NAME QID
    takes a candidate, link NAME says that none of them is right.

    \b
    Examples:
      triplewire entities reconcile --service https://wikidata.reconci.link/en/api
      triplewire entities reconcile --service http://localhost:8000/ --accept 90 --format csv
    """
    from graph.commands.entities.known import ranked
    from graph.identity import reviewed
    from graph.reconciliation.cache import FILE, Cache
    from graph.reconciliation.client import Client
    from graph.reconciliation.errors import ServiceError
    from graph.reconciliation.transport import Transport

    mapping = mapped(types)
    with opened(place) as store:
        entities = [entity for entity, _ in ranked(store)]
    folder = Path(place).parent
    try:
        before = reviewed.read(folder / reviewed.NAME)
        decided = frozenset(one.a for one in before.decisions if one.action == "link")
        client = Client(service, Cache.read(folder / FILE), Transport(rate=rate), refresh)
        for message in before.errors:
            warn(message)
        for number in client.cache.damaged:
            warn(f"{folder / FILE}: line {number} is damaged and left out")
        found, errors = asked(client, entities, decided, mapping, limit, accept)
        links = accepted(found, client)
        if links and not dry_run:
            reviewed.add(before, *links)
    except ServiceError as error:
        found, errors = [], [str(error)]
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{folder}: {error}") from None
    with result_stream(output) as stream:
        if form == "csv":
            csv.writer(stream).writerows([COLUMNS, *rows(found)])
        elif found:
            stream.write(table(COLUMNS, list(rows(found))))
    for message in errors:
        warn(message)
    if found or not errors:
        told(found, None if dry_run else folder / reviewed.NAME)
    context.exit(1 if errors else 0)


def mapped(types: Sequence[str]) -> dict[str, str]:
    """``KIND=TYPE`` as kind and type. Raises Refused for a kind that is none of those asked for."""
    from graph.reconciliation.subjects import ASKED

    found: dict[str, str] = {}
    for one in types:
        kind, equals, found[kind] = one.partition("=")
        if not equals or kind not in ASKED:
            raise Refused(f"--type-map {one}: write KIND=TYPE; kinds are {', '.join(ASKED)}")
    return found


def asked(
    client: Client,
    entities: Sequence[Entity],
    decided: frozenset[str],
    types: Mapping[str, str],
    limit: int | None,
    accept: float | None,
) -> tuple[list[Outcome], list[str]]:
    """The outcomes of those entities that want an id, and what went wrong on the way.

    ``decided`` are the ids of entities whose item a reviewer has settled. Raises ServiceError
    where the service cannot be asked anything, and OSError where nothing can be kept.
    """
    from graph.reconciliation.errors import ServiceError
    from graph.reconciliation.outcomes import outcomes
    from graph.reconciliation.subjects import Terms, query, subjects

    wikidata = client.manifest().wikidata
    terms = Terms.of(wikidata, types)
    items = {one.id: one.wikidata for one in entities if one.wikidata}
    wanted = [one for one in subjects(entities) if one.id not in decided][:limit]
    questions = [(one, query(one, terms, items)) for one in wanted]
    errors = []
    try:
        answers = client.ask([question for _, question in questions])
    except ServiceError as error:
        answers = client.known([question for _, question in questions])
        errors.append(str(error))
    else:
        errors += [
            f"{client.service}: gave no answer to {one.label!r}; it is asked again next time"
            for one, question in questions
            if question not in answers
        ]
    found = outcomes(questions, answers, entities, wikidata=wikidata, accept=accept)
    return found, errors


def accepted(found: Sequence[Outcome], client: Client) -> list[Decision]:
    """A line of the reviewed file for each entity whose candidate was accepted, with its reason."""
    from graph.identity.model import Decision

    service = client.manifest().name
    return [
        Decision("link", one.entity.id, taken.item, note=on_one_line(note))
        for one in found
        for taken in [one.verdict.candidate]
        if taken is not None and taken.item is not None
        for note in [f"{taken.name}; {service}: {one.verdict.reason}"]
    ]


def rows(found: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """The values of ``COLUMNS``: an accepted candidate alone, else every one there is."""
    for one in found:
        head = (one.entity.label, one.entity.kind, one.verdict.outcome)
        taken = one.verdict.candidate
        shown = (taken,) if taken is not None else one.candidates
        for candidate in shown:
            score = "" if candidate.score is None else f"{candidate.score:g}"
            name = f"{candidate.name} ({candidate.description})"
            yield (
                *head,
                candidate.id,
                name if candidate.description else candidate.name,
                score,
                one.verdict.reason,
                one.entity.id,
            )
        if not shown:
            yield (*head, "", "", "", one.verdict.reason, one.entity.id)


def told(found: Sequence[Outcome], written: Path | None) -> None:
    """Say on standard error how many were accepted, and what to do next."""
    number = Counter(one.verdict.outcome for one in found)
    parts = f"{number['accepted']} accepted, {number['review']} to review, {number['none']} unknown"
    if not number["accepted"]:
        warn(parts)
    elif written is None:
        warn(f"{parts}; nothing was written")
    else:
        warn(f"{parts}; written to {written}, which the next build honours")
