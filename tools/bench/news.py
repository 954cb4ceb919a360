"""News articles in which a reader wrote down the facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, Missing, built, number, run, there

GOALS = (
    ("core", "recall of core facts", 0.88, "triplet-extract .44"),
    ("all", "recall of all facts", 0.78, "triplet-extract .35"),
    ("resolved", "recall, resolved", 0.72, "triplet-extract .35"),
    ("attribution", "attribution right", 0.92, "triplet-extract .57"),
    ("polarity", "polarity right", 0.97, "triplet-extract .95"),
    ("modality", "modality right", 0.90, "triplet-extract .70"),
)


def news(shared: Path, work: Path) -> Iterator[Figure]:
    """The facts of a build against those of the readers."""
    gold = there(shared / "gold/news")
    facts = built(gold, work / "out") / "facts.jsonl"
    script = shared / "bench/news/score.py"
    printed = run(script, gold, facts)
    total = next((line for line in printed.splitlines() if line.startswith("ALL")), None)
    if total is None:
        raise Missing(f"{script} printed no line ALL")
    for key, what, goal, beside in GOALS:
        yield Figure(f"News: {what}", number(total, key, str(script)), goal, beside)
    volume = number(total, "extracted", str(script)) / number(total, "gold", str(script))
    yield Figure("News: facts for each gold fact", volume, 1.6, "triplet-extract 3.6", at_most=True)
