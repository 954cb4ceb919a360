"""When a candidate is taken, and when a reviewer has to look."""

from __future__ import annotations

import pytest

from graph.reconciliation.queries import Candidate
from graph.reconciliation.verdicts import verdict


def one(id: str, score: float | None = None, match: bool = False) -> Candidate:
    return Candidate(id, f"name of {id}", score, match)


@pytest.mark.parametrize(
    ("found", "accept", "outcome", "reason"),
    [
        ([], None, "none", "no candidate"),
        ([one("Q1", 70, match=True), one("Q2", 69)], None, "accepted", "the service is certain"),
        ([one("Q1", match=True), one("Q2", match=True)], None, "review", "2 certain matches"),
        ([one("Q1", 99)], None, "review", "the service is not certain"),
        ([one("Q1", 99)], 90, "accepted", "99 points"),
        ([one("Q1", 99), one("Q2", 80)], 90, "accepted", "99 points"),
        ([one("Q1", 99), one("Q2", 95)], 90, "review", "less than 10 before the next"),
        ([one("Q1", 85), one("Q2", 10)], 90, "review", "below 90"),
        ([one("Q1")], 90, "review", "below 90"),
        ([one("118557513", 100, match=True)], None, "review", "its id is no Wikidata item"),
        ([one("Q0", 100, match=True)], None, "review", "its id is no Wikidata item"),
    ],
)
def test_verdicts(found: list[Candidate], accept: float | None, outcome: str, reason: str) -> None:
    said = verdict(found, wikidata=True, accept=accept)
    assert (said.outcome, said.reason) == (outcome, reason)
    assert (said.candidate is not None) == (outcome == "accepted")


def test_ids_of_other_services_are_never_taken_for_items_of_wikidata() -> None:
    said = verdict([one("Q1", 100, match=True)], wikidata=False)
    assert (said.outcome, said.reason) == ("review", "its id is no Wikidata item")
