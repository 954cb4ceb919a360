"""What a whole build costs against the bare parse of the same texts, in one run.

    python tools/ratio.py ARTICLE.txt…

Prints CPU seconds and ratios of ``nlp.pipe`` by an untouched spaCy pipeline and of a whole build
into a new folder (extraction, store, Turtle, map, tables), five times, the models loaded before.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import spacy

from extractors.nlp import find_model
from graph.pipeline import build


def main(sources: list[str]) -> None:
    """Measure ``sources``; text files."""
    texts = [Path(source).read_text(encoding="utf-8") for source in sources]
    plain = spacy.load(find_model())

    def parse() -> None:
        list(plain.pipe(texts))

    def whole() -> None:
        with tempfile.TemporaryDirectory() as folder:
            build(sources, Path(folder))

    parse()
    whole()
    for _ in range(5):
        (cpu, wall), (cpu_all, wall_all) = _seconds(parse), _seconds(whole)
        print(
            f"CPU: parse {cpu:.2f} s, build {cpu_all:.2f} s, ratio {cpu_all / cpu:.2f}; "
            f"wall ratio {wall_all / wall:.2f}"
        )


def _seconds(do: object) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    do()  # type: ignore[operator]
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    main(sys.argv[1:])
