"""Plain open-IE triples of lines of text, without entities and without a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.clause import Clauses
from extractors.nlp import load
from extractors.openie.folded import folded
from extractors.openie.lines import sentences, written
from extractors.openie.nary import nary
from extractors.openie.statements import statements

SHAPES = {"folded": folded, "clauses": nary}


def triples(
    lines: Iterable[str],
    *,
    shape: str = "folded",
    pretokenized: bool = False,
    model: str | None = None,
) -> Iterator[tuple[str | int | float, ...]]:
    """Rows (line number from 1, confidence 0..1, subject, relation, object, further arguments …).

    ``lines`` are free text, one or more sentences each, or with ``pretokenized`` one sentence of
    space-separated tokens each. ``shape`` is ``folded`` (three columns of words, inner objects and
    prepositions in the relation) or ``clauses`` (n-ary; a further argument begins with its
    preposition). Words are the sentence's tokens joined by single spaces. Rows come in the order of
    the lines, streamed in batches. ``model`` is an installed spaCy pipeline.

    Raises ValueError for an unknown shape and ModelError where the pipeline cannot be loaded.
    """
    if shape not in SHAPES:
        raise ValueError(f"no shape {shape!r} of triples; there are: {', '.join(SHAPES)}")
    return _rows(lines, shape, pretokenized, model)


def _rows(
    lines: Iterable[str], shape: str, pretokenized: bool, model: str | None
) -> Iterator[tuple[str | int | float, ...]]:
    write = SHAPES[shape]
    nlp = load(model)
    for number, span in sentences(lines, nlp, pretokenized=pretokenized):
        seen: set[tuple[str, ...]] = set()
        for statement in statements(Clauses(span)):
            for confidence, subject, relation, ends in write(statement):
                texts = tuple(written(part, span.doc) for part in (subject, relation, *ends))
                if texts not in seen and all(texts):
                    seen.add(texts)
                    yield (number, round(confidence, 2), *texts)
