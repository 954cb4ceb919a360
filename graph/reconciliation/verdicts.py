"""Which candidate is the thing that was asked for: one that stands alone, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.reconciliation.queries import Candidate

GAP = 10.0
"""How many points the best candidate must lead by, where its points are what it is taken for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a name: ``accepted`` with its candidate, left for ``review``, or ``none``.

    ``reason`` says why in words.
    """

    outcome: Literal["accepted", "review", "none"]
    candidate: Candidate | None = None
    reason: str = ""


def verdict(
    found: Sequence[Candidate], *, wikidata: bool, accept: float | None = None, gap: float = GAP
) -> Verdict:
    """The verdict on the candidates of a name, best first.

    A candidate is accepted that the service alone is certain of (``match``), or that has at least
    ``accept`` points and leads the next one by ``gap``; only one whose id is a Wikidata item, of a
    service whose ids are (``wikidata``).
    """
    if not found:
        return Verdict("none", reason="no candidate")
    certain = [one for one in found if one.match]
    best, *others = certain or found
    if len(certain) > 1:
        return Verdict("review", reason=f"{len(certain)} certain matches")
    if certain:
        return _taken(best, wikidata, "the service is certain")
    if accept is None:
        return Verdict("review", reason="the service is not certain")
    if best.score is None or best.score < accept:
        return Verdict("review", reason=f"below {accept:g}")
    if others and best.score - (others[0].score or 0.0) < gap:
        return Verdict("review", reason=f"less than {gap:g} before the next")
    return _taken(best, wikidata, f"{best.score:g} points")


def _taken(best: Candidate, wikidata: bool, reason: str) -> Verdict:
    if not wikidata or best.item is None:
        return Verdict("review", reason="its id is no Wikidata item")
    return Verdict("accepted", best, reason)
