"""What a service knows of the entities of a graph: one outcome an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.facts import Entity
from graph.reconciliation.client import Answers
from graph.reconciliation.queries import Candidate, Query
from graph.reconciliation.verdicts import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """An entity, the candidates for it, best first, and what became of them."""

    entity: Entity
    candidates: tuple[Candidate, ...]
    verdict: Verdict


def outcomes(
    asked: Sequence[tuple[Entity, Query]],
    answers: Answers,
    known: Iterable[Entity],
    *,
    wikidata: bool,
    accept: float | None,
) -> list[Outcome]:
    """The outcome of each entity whose query was answered, in their order.

    An item that two entities would have is left for review: whether they are one is for a reader
    to say. ``known`` are the entities of the graph, whose items are taken.
    """
    found = [
        Outcome(entity, answers[query], verdict(answers[query], wikidata=wikidata, accept=accept))
        for entity, query in asked
        if query in answers
    ]
    holders: dict[str, list[Entity]] = defaultdict(list)
    for one in known:
        if one.wikidata is not None:
            holders[one.wikidata].append(one)
    for outcome in found:
        item = _item(outcome)
        if item is not None:
            holders[item].append(outcome.entity)
    return [_unless_shared(outcome, holders) for outcome in found]


def _item(outcome: Outcome) -> str | None:
    accepted = outcome.verdict.candidate
    return None if accepted is None else accepted.item


def _unless_shared(outcome: Outcome, holders: dict[str, list[Entity]]) -> Outcome:
    item = _item(outcome)
    others = [one for one in holders.get(item or "", ()) if one.id != outcome.entity.id]
    if not others:
        return outcome
    reason = f"{item} is also {others[0].label} ({others[0].id})"
    return replace(outcome, verdict=Verdict("review", reason=reason))
