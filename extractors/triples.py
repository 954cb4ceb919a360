"""Plain open-IE triples of lines of text, without entities and without a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from extractors.clause import Clauses
from extractors.confidence.model import TRIPLES, confidence
from extractors.nlp import load
from extractors.openie.folded import folded
from extractors.openie.lines import sentences, written
from extractors.openie.nary import nary
from extractors.openie.nouns import nominal
from extractors.openie.phrases import Row
from extractors.openie.statements import statements
from extractors.openie.sureness import of_row, of_sentence
from extractors.tokens import Span

SHAPES = ("folded", "clauses")


def triples(
    lines: Iterable[str],
    *,
    shape: str = "folded",
    pretokenized: bool = False,
    model: str | None = None,
    min_confidence: float = 0.0,
) -> Iterator[tuple[str | int | float, ...]]:
    """Rows (line number from 1, confidence 0..1, subject, relation, object, further arguments …).

    ``lines`` are free text, one or more sentences each, or with ``pretokenized`` one sentence of
    space-separated tokens each. ``shape`` is ``folded`` (three columns of words, inner objects and
    prepositions in the relation) or ``clauses`` (n-ary; a further argument begins with its
    preposition). Words are the sentence's tokens joined by single spaces; quotation marks are left
    out, but in ``clauses`` those around a few words. Only the "is" of an apposition or a title (in
    ``clauses``) is ours. Rows come in the order of the lines, streamed in batches. ``model`` is an
    installed spaCy pipeline. Rows that are less sure than ``min_confidence`` are left out.

    Raises ValueError for an unknown shape and ModelError where the pipeline cannot be loaded.
    """
    if shape not in SHAPES:
        raise ValueError(f"no shape {shape!r} of triples; there are: {', '.join(SHAPES)}")
    return _sure(signed(lines, shape, pretokenized=pretokenized, model=model), min_confidence)


def _sure(
    rows: Iterable[tuple[int, tuple[str, ...], tuple[str, ...]]], min_confidence: float
) -> Iterator[tuple[str | int | float, ...]]:
    for number, signs, texts in rows:
        share = confidence(signs, TRIPLES)
        if share >= min_confidence:
            yield (number, share, *texts)


def signed(
    lines: Iterable[str], shape: str, *, pretokenized: bool = False, model: str | None = None
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """The same with the signs that the confidence is weighed by: line number, signs, texts."""
    for number, span in sentences(lines, load(model), pretokenized=pretokenized):
        seen: set[tuple[str, ...]] = set()
        around = of_sentence(span)
        for row in _of_sentence(span, shape):
            parts = (row.subject, row.relation, *row.ends)
            texts = tuple(
                p if isinstance(p, str) else written(p, span.doc, marks=shape == "clauses")
                for p in parts
            )
            if all(texts) and texts not in seen:
                seen.add(texts)
                yield number, (*row.signs, *of_row(row, shape), *around), texts


def _of_sentence(span: Span, shape: str) -> Iterator[Row]:
    found = statements(Clauses(span))
    if shape == "folded":
        return (row for statement in found for row in folded(statement))
    return chain((row for statement in found for row in nary(statement)), nominal(span))
