"""Who is meant by names, phrases and pronouns: GUM's news articles and our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.entities_gold.brackets import article
from tests.entities_gold.pronouns import counted, figures, write_texts
from tools.bench.figures import Figure, built, number, run, there

SHOWN = (
    ("named B3", "P", "names, B3 precision", 0.95),
    ("named B3", "F1", "names, B3 F1", 0.91),
    ("all B3", "F1", "all that corefer, B3 F1", None),
    ("LEA", "F1", "all that corefer, LEA F1", 0.735),  # ten points over our first sieve, .635
)
LINKS = (("right of the linked", "right", 0.97), ("linked", "linked", 0.85))
PRONOUNS = 0.72
OWN = Path(__file__).parents[2] / "tests/entities_gold"


def gum(shared: Path, work: Path) -> Iterator[Figure]:
    """The mentions of a build against GUM's."""
    gold = there(shared / "bench/entities/gum-news-dev.jsonl")
    peers = {"named B3": "exact match .831, coreferee .714", "pronouns": "coreferee .58"}
    yield from _scored("GUM", gold, shared, work, peers)


def own(shared: Path, work: Path) -> Iterator[Figure]:
    """The same for the articles that we marked, and which of two names a pronoun stands for."""
    yield from _marked("Own", OWN / "articles", OWN / "pronouns-dev.txt", shared, work)


def kept(shared: Path, work: Path) -> Iterator[Figure]:
    """The same for those that nobody looked at while rules were made: only totals are read."""
    folder = OWN / "kept"
    yield from _marked("Kept", folder / "articles", folder / "pronouns-kept.txt", shared, work)


def _marked(
    name: str, articles: Path, passages: Path, shared: Path, work: Path
) -> Iterator[Figure]:
    gold = work / "gold.jsonl"
    found = [article(path) for path in sorted(articles.glob("*.txt"))]
    gold.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
    yield from _scored(f"{name} articles", gold, shared, work, {})
    write_texts(passages, work / "passages")
    counts = counted(passages, built(work / "passages", work / "passages-out") / "mentions.jsonl")
    she, he = (figures(counts, group)[2] for group in ("she", "he"))
    _, _, f1 = figures(counts, "all")
    yield Figure(f"{name} passages: pronoun to name, F1", f1, None, f"she {she:.3f}, he {he:.3f}")


def _scored(
    name: str, gold: Path, shared: Path, work: Path, peers: dict[str, str]
) -> Iterator[Figure]:
    """The figures that the scorer of entities prints of a build of the gold's texts."""
    script = shared / "bench/entities/score.py"
    run(script, "texts", gold, work / "texts")
    printed = run(script, gold, built(work / "texts", work / "out") / "mentions.jsonl")
    lines = {key: line for line in printed.splitlines() for key in [line.split("  ")[0].strip()]}
    aims = name == "GUM"  # the goals are of its kind of text
    for key, part, what, goal in SHOWN:
        value = number(lines.get(key, ""), part, str(script))
        yield Figure(
            f"{name}: {what}",
            value,
            goal if aims else None,
            peers.get(key, "") if part == "F1" else "",
        )
    right = number(lines.get("pronouns", ""), "right", str(script))
    yield Figure(
        f"{name}: pronouns right", right, PRONOUNS if aims else None, peers.get("pronouns", "")
    )
    for what, key, least in LINKS:
        share = number(lines.get("links", "").replace("the linked", ""), key, str(script))
        yield Figure(f"{name}: places, {what}", share, least if aims else None)
