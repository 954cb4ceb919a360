"""Facts to read against their sentences: a sample by a fixed seed.

    python tools/sample.py facts.jsonl [HOW_MANY]

The facts are put in order (document, place, id) before they are drawn, so that the sample depends
on them alone.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

SEED = 20261123


def main(path: str, size: int) -> None:
    """Print ``size`` facts of a ``facts.jsonl``, each with its sentence."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    facts = sorted(map(json.loads, lines), key=lambda f: (f["document"], f["start"], f["id"]))
    chosen = random.Random(SEED).sample(facts, min(size, len(facts)))
    for number, fact in enumerate(chosen, start=1):
        ends = [fact[end] and fact[end]["label"] for end in ("subject", "object", "attributed_to")]
        print(f"{number} [{fact['document']}] {fact['sentence']}")
        print(
            f"    {ends[0]} — {fact['relation']['label']} → {ends[1] or '–'}"
            f" | {fact['polarity']}, {fact['modality']}, by {ends[2] or 'the article'}"
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)
