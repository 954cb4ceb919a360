"""Identity across articles: its time, its memory and what it gets right, on a made-up corpus.

    python -m tools.identity [ARTICLE ...]

Prints, for corpora of 1,000 to 10,000 articles, the CPU seconds that finding out takes who is who,
the peak memory of the process, the share of the build's time, and B³ precision and recall against
the truth. What a build takes for an article is measured on the articles named, without any on
those of ``tests/judged``. Each size has a process of its own, as memory used once stays used.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.identity.profile import from_bytes, to_bytes
from graph.identity.resolve import identify
from graph.pipeline import build
from tools.made_corpus import made, right

SIZES = (1_000, 3_000, 10_000)
ARTICLES = Path(__file__).parent.parent / "tests" / "judged"


def measured(articles: int) -> dict[str, float]:
    """Seconds, megabytes and figures for a corpus of so many articles.

    The profiles come from their bytes, as they do from a store.
    """
    corpus = made(articles)
    kept: dict[str, list[bytes]] = {}
    for profile in corpus.profiles:
        kept.setdefault(profile.document, []).append(to_bytes([profile]))
    profiles = len(corpus.profiles)
    corpus.profiles.clear()
    strings: dict[str, str] = {}
    began = time.process_time()
    found = identify(
        one
        for document, rows in kept.items()
        for row in rows
        for one in from_bytes(document, row, strings)
    )
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    precision, recall = right(corpus, found.of)
    return {
        "profiles": profiles,
        "seconds": seconds,
        "megabytes": peak,
        "precision": precision,
        "recall": recall,
        "possible": len(found.possible),
        "entities": len(found.entities),
    }


def build_seconds(articles: list[str]) -> float:
    """What a build takes for an article, in seconds: the second of two, with all that is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        build(articles, Path(folder) / "first")
        began = time.process_time()
        done = build(articles, Path(folder) / "second")
        return (time.process_time() - began) / max(done.added, 1)


def main(arguments: list[str]) -> None:
    """Print a table, a size of corpus a line."""
    if arguments[:1] == ["--size"]:
        print(json.dumps(measured(int(arguments[1]))))
        return
    each = build_seconds(arguments or [str(ARTICLES)])
    print(f"a build takes {each:.2f} s for an article")
    print("articles  profiles  seconds  of the build  peak MB  precision  recall  possible")
    for size in SIZES:
        command = [sys.executable, "-m", "tools.identity", "--size", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(
            f"{size:8,}  {found['profiles']:8,}  {found['seconds']:7.1f}"
            f"  {found['seconds'] / (each * size):12.1%}  {found['megabytes']:7.0f}"
            f"  {found['precision']:9.3f}  {found['recall']:6.3f}  {found['possible']:8,}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
