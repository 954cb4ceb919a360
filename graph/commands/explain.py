"""``triplewire explain``: why a fact is in the graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graph.commands.shared import (
    Refused,
    opened,
    output_option,
    result_stream,
    store_option,
)
from graph.table import on_one_line

if TYPE_CHECKING:
    from extractors.facts import End, Extraction, Fact
    from graph.store import Store

SHORTEST = 4
MOST_SIGNS = 4


@click.command("explain")
@click.argument("fact", metavar="FACT")
@output_option
@store_option
def command(fact: str, place: str, output: str) -> None:
    """Say by which rule a fact was read, from which sentence, and how its ends were resolved.

    FACT is a fact's id, or the first characters of it: `triplewire facts` ends each fact with them.

    \b
    Examples:
      triplewire facts --about "Kim Jong Un"
      triplewire explain FACT
    """
    with opened(place) as store:
        extraction, found = wanted(store, fact)
    with result_stream(output) as stream:
        for line in lines(extraction, found):
            stream.write(line + "\n")


def wanted(store: Store, id: str) -> tuple[Extraction, Fact]:
    """The fact with this id, or whose id begins so, with its document.

    Raises Refused where there is none, or more than one.
    """
    if len(id) < SHORTEST:
        raise Refused(f"{id!r} is too short for a fact; give at least {SHORTEST} characters of it")
    hits = [
        (extraction, fact)
        for extraction in store.extractions()
        for fact in extraction.facts
        if fact.id.startswith(id)
    ]
    if not hits:
        raise Refused(f"no fact begins with {id!r}; `triplewire facts` ends each fact with its id")
    if len({fact.id for _, fact in hits}) > 1:
        ids = ", ".join(fact.id for _, fact in hits)
        raise Refused(f"{id!r} is the beginning of several facts: {ids}")
    return hits[0]


def lines(extraction: Extraction, fact: Fact) -> Iterator[str]:
    """The explanation, a line each: name in a column, what is known beside it."""
    from extractors.confidence.model import reasons
    from extractors.events.types import dimension
    from extractors.explanations import explanation
    from graph.commands.readable import amount_words, manner, statement
    from graph.names_only import named_edges

    meant = manner(fact)
    yield statement(fact) + (f"  [{meant}]" if meant else "")
    yield ""
    evidence = fact.evidence
    yield _row("sentence", f"“{evidence.sentence}”")
    yield _row("", f"{extraction.document.name}, characters {evidence.start}–{evidence.end}")
    yield _row("as written", fact.relation.phrase)
    if fact.relation.event:
        yield _row("event", f"{fact.relation.event}, {dimension(fact.relation.event)}")
    yield _row("rule", fact.rule)
    said = explanation(fact.rule) if fact.extractor == "rules" else None
    if said:
        yield _row("", said)
    yield _row("extractor", f"{fact.extractor}, confidence {fact.confidence:.2f}")
    moved = reasons(fact.signs)
    for name, above in (("raised by", True), ("lowered by", False)):
        signs = [reason.sign for reason in moved if (reason.weight > 0) is above]
        if signs:
            yield _row(name, "; ".join(signs[:MOST_SIGNS]))
    yield _row("subject", resolution(extraction, fact.subject))
    if fact.object is not None:
        yield _row("object", resolution(extraction, fact.object))
    for argument in fact.arguments:
        role = argument.role + (f" ({argument.preposition})" if argument.preposition else "")
        yield _row(role, resolution(extraction, argument.end))
    if fact.time:
        yield _row("time", f"“{fact.time}”" + (f" = {fact.interval}" if fact.interval else ""))
    if fact.quantity:
        meant = amount_words(fact.amount)
        yield _row("quantity", f"“{fact.quantity}”" + (f" = {meant}" if meant else ""))
    for clause in fact.circumstances:
        yield _row(clause.role, f"“{clause.text}”")
    if fact.attributed_to is not None:
        cue = f", by the word “{fact.attribution_cue}”" if fact.attribution_cue else ""
        yield _row("who says so", resolution(extraction, fact.attributed_to) + cue)
    edge = named_edges(fact, extraction.entities)
    if edge is not None and not edge.is_the_fact:
        among = f"{edge.subject_label} — {edge.relation} → {edge.object_label}"
        yield _row("among names", among)
    yield _row("fact", fact.id)


def resolution(extraction: Extraction, end: End) -> str:
    """``North Korea (country) ← “Pyongyang”: capital, as “North Korean” before``."""
    said = f"{end.label} ({end.kind}) ← “{end.mention.text}”"
    entity = next((one for one in extraction.entities if one.id == end.id), None)
    if entity is None:
        return said
    span = (end.mention.start, end.mention.end)
    for resolved in entity.mentions:
        if (resolved.mention.start, resolved.mention.end) == span:
            said += f": {resolved.clue}"
            if resolved.antecedent:
                said += f", joined to “{resolved.antecedent}”"
            break
    owner = next((one for one in extraction.entities if one.id == entity.owner), None)
    if owner is not None:
        said += f"; {entity.owner_phrase or 'belongs to'} {owner.label}"
    return said


def _row(name: str, value: str) -> str:
    return f"{name:<13} {on_one_line(value)}".rstrip()
