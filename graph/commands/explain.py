"""``triplewire explain``: why a fact is in the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from graph.commands.links import across, chain, link, membership, mentioned_in, set_of
from graph.commands.shared import (
    Refused,
    opened,
    output_option,
    result_stream,
    store_option,
)
from graph.table import on_one_line

if TYPE_CHECKING:
    from extractors.facts import End, Entity, Extraction, Fact
    from graph.identity.model import Join
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
        joins = store.joins(extraction.document.id)
    with result_stream(output) as stream:
        for line in lines(extraction, found, joins):
            stream.write(line + "\n")


def wanted(store: Store, id: str) -> tuple[Extraction, Fact]:
    """The fact with this id, or whose id begins so, with its document.

    Raises Refused where there is none, or more than one.
    """
    if len(id) < SHORTEST:
        raise Refused(f"{id!r} is too short for a fact; give at least {SHORTEST} characters of it")
    search = store.search
    hits = [
        (extraction, fact)
        for extraction in store.extractions(search.stating(id) if search else None)
        for fact in extraction.facts
        if fact.id.startswith(id)
    ]
    if not hits:
        raise Refused(f"no fact begins with {id!r}; `triplewire facts` ends each fact with its id")
    if len({fact.id for _, fact in hits}) > 1:
        ids = ", ".join(fact.id for _, fact in hits)
        raise Refused(f"{id!r} is the beginning of several facts: {ids}")
    return hits[0]


def lines(extraction: Extraction, fact: Fact, joins: Sequence[Join] = ()) -> Iterator[str]:
    """The explanation, a line each: name in a column, what is known beside it.

    ``joins`` tell why entities of the document are those of others, too.
    """
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
    yield from end_rows("subject", fact.subject, extraction, joins)
    if fact.object is not None:
        yield from end_rows("object", fact.object, extraction, joins)
    for argument in fact.arguments:
        role = argument.role + (f" ({argument.preposition})" if argument.preposition else "")
        yield from end_rows(role, argument.end, extraction, joins)
    if fact.time:
        yield _row("time", f"“{fact.time}”" + (f" = {fact.interval}" if fact.interval else ""))
    if fact.quantity:
        meant = amount_words(fact.amount)
        yield _row("quantity", f"“{fact.quantity}”" + (f" = {meant}" if meant else ""))
    for clause in fact.circumstances:
        yield _row(clause.role, f"“{clause.text}”")
    if fact.attributed_to is not None:
        cue = f", by the word “{fact.attribution_cue}”" if fact.attribution_cue else ""
        yield from end_rows("who says so", fact.attributed_to, extraction, joins, cue)
    edge = named_edges(fact, extraction.entities)
    if edge is not None and not edge.is_the_fact:
        among = f"{edge.subject_label} — {edge.relation} → {edge.object_label}"
        yield _row("among names", among)
    yield _row("fact", fact.id)


def end_rows(
    name: str, end: End, extraction: Extraction, joins: Sequence[Join], more: str = ""
) -> Iterator[str]:
    """An end with every link from its words to a name, and on to other articles.

    ``North Korea (country) ← “Pyongyang”: capital``, or ``Kim Jong Un (person) ← “he”`` and below
    it the links, a line each. What belongs to a name has the links of that name, too.
    """
    said = f"{end.label} ({end.kind}) ← “{end.mention.text}”"
    entity = _entity(extraction, end.id)
    if entity is None:
        yield _row(name, said + more)
        return
    links = chain(extraction, entity, end.mention)
    if len(links) == 1 and links[0].antecedent is None:
        said += f": {links.pop().clue}"
    owner = _entity(extraction, entity.owner)
    if owner is not None:
        said += f"; {entity.owner_phrase or 'belongs to'} {owner.label}"
        inside = mentioned_in(owner, end.mention)
        whose = chain(extraction, owner, inside) if inside is not None else []
        links += whose if len(whose) > 1 or any(one.antecedent for one in whose) else []
    yield _row(name, said + more)
    for one in dict.fromkeys(links):
        yield _row("", link(one))
    group = set_of(extraction, entity, end.mention)
    if group is not None:
        yield _row("", membership(extraction, group, end.mention))
        for one in chain(extraction, group, end.mention)[1:]:
            yield _row("", link(one))
    for said in across(joins, entity.id if owner is None else owner.id):
        yield _row("", said)


def _entity(extraction: Extraction, id: str | None) -> Entity | None:
    return next((one for one in extraction.entities if one.id == id), None)


def _row(name: str, value: str) -> str:
    return f"{name:<13} {on_one_line(value)}".rstrip()
