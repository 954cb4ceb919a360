"""What rules, entities and qualifiers cost beside the bare parse of the same texts, in one run.

    python tools/share.py ARTICLE.txt…

Prints, run by run and as medians, the CPU seconds of ``nlp.pipe`` by an untouched spaCy pipeline,
of ``nlp.pipe`` by ours (the same model, see ``nlp.load``), and of all that lies between a parse and
its ``Extraction``, with its share of each parse. The texts are repeated until a run takes seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import spacy

from extractors.blas import one_thread
from extractors.clean import describe
from extractors.extract import extraction_of
from extractors.facts import Document
from extractors.nlp import find_model, load, parse

WORDS = 12_000  # at least as many in a run: some seconds of parsing


@dataclass(frozen=True, slots=True)
class Share:
    """CPU seconds of one run, or medians of several."""

    plain: float
    ours: float
    extraction: float

    @property
    def of_plain(self) -> float:
        """The extraction's part of the untouched pipeline's parse; 0.15 is the goal of 15 %."""
        return self.extraction / self.plain

    @property
    def of_ours(self) -> float:
        """The extraction's part of our own, faster parse."""
        return self.extraction / self.ours


def measure(texts: Sequence[str], runs: int = 5) -> list[Share]:
    """The CPU seconds of ``runs`` alternating runs over ``texts``, the models warm."""
    many = list(texts) * max(1, -(-WORDS // sum(len(text.split()) for text in texts)))
    documents = [Document.of(text, f"{i}.txt") for i, text in enumerate(many)]
    plain, ours = spacy.load(find_model()), load()

    def extraction() -> float:
        parsed = list(parse((describe(document) for document in documents), ours))
        return _seconds(lambda: [extraction_of(document, docs) for document, docs in parsed])

    def own_parse() -> float:
        with one_thread():  # as nlp.parse does
            return _seconds(lambda: list(ours.pipe(many)))

    def run() -> Share:
        return Share(_seconds(lambda: list(plain.pipe(many))), own_parse(), extraction())

    run()
    return [run() for _ in range(runs)]


def middle(shares: Sequence[Share]) -> Share:
    """The median of each figure."""
    return Share(
        median(share.plain for share in shares),
        median(share.ours for share in shares),
        median(share.extraction for share in shares),
    )


def _seconds(do: Callable[[], object]) -> float:
    before = time.process_time()
    do()
    return time.process_time() - before


def main(sources: list[str]) -> None:
    """Measure ``sources``; text files."""
    shares = measure([Path(source).read_text(encoding="utf-8") for source in sources])
    for name, share in [*((str(i), one) for i, one in enumerate(shares, 1)), ("", middle(shares))]:
        print(
            f"{name or 'median':6} parse {share.plain:.2f} s, ours {share.ours:.2f} s, "
            f"extraction {share.extraction:.3f} s: "
            f"{share.of_plain:.1%} of the parse, {share.of_ours:.1%} of ours"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
