"""What rules, entities and qualifiers take beside the bare parse, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, there
from tools.share import measure, middle

RUNS = 5
SEEDS = Path(__file__).parents[2] / "seeds"


def speed(shared: Path, work: Path) -> Iterator[Figure]:
    """The share of CPU time, the median of several runs; of the seed where there is no gold."""
    gold = shared / "gold/news"
    folder = gold if gold.exists() else there(SEEDS)
    share = middle(
        measure([p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))], RUNS)
    )
    yield Figure(
        "Rules, entities and qualifiers: share of the bare parse",
        share.of_plain,
        0.15,
        f"median of {RUNS}, CPU: parse {share.plain:.2f} s, extraction {share.extraction:.3f} s",
        at_most=True,
        text=f"{share.of_plain:.1%} ({share.of_ours:.1%} of our own, faster parse)",
    )
