"""GUM's news articles: who is meant by names, phrases and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, built, number, run, there

SHOWN = (
    ("named B3", "names, B3 F1", "exact match .831, coreferee .714"),
    ("all B3", "all that corefer, B3 F1", ""),
    ("LEA", "all that corefer, LEA F1", ""),
)


def gum(shared: Path, work: Path) -> Iterator[Figure]:
    """The mentions of a build against GUM's. No goals: issue 3 sets none, it shall not fall."""
    gold = there(shared / "bench/entities/gum-news-dev.jsonl")
    script = shared / "bench/entities/score.py"
    run(script, "texts", gold, work / "texts")
    mentions = built(work / "texts", work / "out") / "mentions.jsonl"
    printed = run(script, gold, mentions)
    for key, what, beside in SHOWN:
        line = next((line for line in printed.splitlines() if line.startswith(key)), "")
        yield Figure(f"GUM: {what}", number(line, "F1", str(script)), None, beside)
    pronouns = next((line for line in printed.splitlines() if line.startswith("pronouns")), "")
    right = number(pronouns, "right", str(script))
    yield Figure("GUM: pronouns right", right, None, "coreferee .58")
