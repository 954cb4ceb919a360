"""PLOVER: who did what to whom in political news sentences."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from tools.bench.figures import Figure, built, module, number, run, there

Json = dict[str, Any]


def plover(shared: Path, work: Path) -> Iterator[Figure]:
    """Directed pairs, volume and event types; the types counted as the scorer does and strictly."""
    records = there(shared / "bench/events/plover-dev.jsonl")
    script = shared / "bench/events/score.py"
    run(script, "texts", records, work / "texts")
    facts = built(work / "texts", work / "out") / "facts.jsonl"
    printed = run(script, records, facts)
    name = str(script)
    beside = "triplet-extract .840"
    yield Figure("PLOVER: directed actor pairs", number(printed, "directed", name), 0.88, beside)
    volume = number(printed, "facts/sentence", name)
    yield Figure("PLOVER: facts a sentence", volume, 4, "triplet-extract 17.6", at_most=True)
    lenient = number(printed, "event type right", name)
    yield Figure(
        "PLOVER: event type right",
        strict(module(script), records, facts),
        0.70,
        f"the scorer, which takes no type for a right one: {lenient:.3f}",
    )


def strict(scorer: ModuleType, records: Path, facts: Path) -> float:
    """The share of found pairs with a fact of the gold type; a fact without type is not right."""
    of_record: dict[str, list[Json]] = defaultdict(list)
    for line in facts.read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        of_record[Path(str(fact["document"])).stem].append(fact)
    found = right = 0
    for record in scorer.read(records):
        types = {record["event"], scorer.CURRENT.get(record["event"])} - {None}
        events = [
            fact["relation"].get("event")
            for fact in of_record[record["id"]]
            if _runs(scorer, fact, record)
        ]
        found += bool(events)
        right += not types.isdisjoint(events)
    return right / max(1, found)


def _runs(scorer: ModuleType, fact: Json, record: Json) -> bool:
    """Whether a fact runs from a gold source to a gold target, as the scorer sees it."""
    ends = [fact.get("object") or {}, *(fact.get("arguments") or [])]
    return any(scorer.says(fact["subject"], name) for name in record["source"]) and any(
        scorer.says(end, name) for end in ends for name in record["target"]
    )
