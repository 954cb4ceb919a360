"""``python -m tools.bench [--shared FOLDER] [--only NAME]…``: the table of all figures."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.coreference import gum, kept, own
from tools.bench.events import plover
from tools.bench.figures import Figure, Missing
from tools.bench.mine import mine
from tools.bench.news import news
from tools.bench.openie import benchie, carb
from tools.bench.speed import speed
from tools.bench.table import table
from tools.length import main as length

Set = Callable[[Path, Path], Iterator[Figure]]
SETS: dict[str, Set] = {
    "benchie": benchie,
    "carb": carb,
    "news": news,
    "plover": plover,
    "mine": mine,
    "gum": gum,
    "own": own,
    "kept": kept,
    "speed": speed,
}
SHARED = Path(__file__).parents[3] / "shared"
NOTE = "How many of 100 facts are right is for a reader to count: python tools/sample.py FACTS 100"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 when every set was scored, 1 when one is missing (it is named)."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument(
        "--shared",
        type=Path,
        default=SHARED,
        help="the folder of bench/ and gold/; beside this repository unless given",
    )
    names = [*SETS, "length"]
    parser.add_argument("--only", action="append", choices=names, help="one set; may be repeated")
    chosen = parser.parse_args(arguments)
    wanted = chosen.only or names
    figures: list[Figure] = []
    missing: list[str] = []
    for name, score in SETS.items():
        if name not in wanted:
            continue
        print(f"bench: {name} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            try:
                figures.extend(score(chosen.shared, Path(folder)))
            except Missing as reason:
                missing.append(f"bench: {name} is not scored: {reason}")
    if figures:
        print(table(figures), NOTE, sep="\n\n")
    if "length" in wanted:
        print("\nCPU time against the length of a sentence, microseconds a token:\n")
        length()
    if missing:
        print(*missing, sep="\n", file=sys.stderr)
        print(
            "bench: name the folder that holds bench/ and gold/: make bench SHARED=FOLDER",
            file=sys.stderr,
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
