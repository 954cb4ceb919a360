"""Whether other weights of salience would find more antecedents than those that are kept.

    python -m tools.salience GOLD.jsonl [GOLD.jsonl …]

GOLD has one article a line: ``id``, ``text``, ``mentions`` with ``start``, ``end``, ``head``,
``entity`` and ``pronoun`` (GUM's of the shared benchmark, or what
``tests/entities_gold/brackets.py`` prints of ours). For every third person of them whose
antecedent is among its candidates, the candidates are ranked by the kept weights and by weights
that were fitted to all articles but its own: a conditional logit (McFadden 1974) whose penalty
draws the weights to the kept ones. Printed is how many are right, for several penalties. The
weights stay as they are: they are changed by hand, where articles left out gain by it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from extractors.coreference import pronouns
from extractors.coreference.discourse import Discourse
from extractors.coreference.salience import signs, weights
from extractors.entities import resolve
from extractors.entities.model import Ref
from extractors.entities.view import View
from extractors.facts import Document
from extractors.nlp import load, parse
from extractors.tokens import Doc

PENALTIES = (0.3, 1.0, 3.0, 10.0)
STEPS = 40
Array = NDArray[np.float64]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun of a document: a row of signs for each candidate, and which of them are right."""

    document: str
    word: str
    rows: Array
    right: NDArray[np.bool_]


def columns() -> list[str]:
    """The signs in the order of the columns."""
    return list(weights())


def choices(article: Json, nlp: Any) -> list[Choice]:
    """The third persons of an article that have a right candidate."""
    document = Document.of(article["text"], article["id"])
    ((_, parses),) = parse([document], nlp)
    seen: list[tuple[Discourse, Ref, list[tuple[Array, Ref]]]] = []
    known = pronouns.candidates

    def watched(state: Discourse, ref: Ref) -> Any:
        found = known(state, ref)
        seen.append((state, ref, [(row(state, ref, o, c), o) for _, o, c in found]))
        return found

    with patch.object(pronouns, "candidates", watched):
        resolve([Doc(one) for one in parses], document)
    return [
        choice
        for state, ref, rows in seen
        if (choice := _choice(article, state.view, ref, rows)) is not None
    ]


def row(state: Discourse, ref: Ref, other: Ref, clusters: Any) -> Array:
    """The signs of a candidate as numbers."""
    counted: Counter[str] = Counter()
    for sign, value in signs(state, ref, other, clusters):
        counted[sign] += value  # type: ignore[assignment]
    return np.array([float(counted[sign]) for sign in columns()])


def _choice(
    article: Json, view: View, ref: Ref, rows: Sequence[tuple[Array, Ref]]
) -> Choice | None:
    gold = article["mentions"]
    meant = {one["start"]: one["entity"] for one in gold if one["pronoun"]}.get(view.start[ref.i])
    if meant is None or not rows:
        return None
    right = np.array([_entity(gold, view, other) == str(meant) for _, other in rows])
    if not right.any():
        return None
    return Choice(article["id"], view.lower[ref.i], np.stack([one for one, _ in rows]), right)


def _entity(gold: Iterable[Json], view: View, ref: Ref) -> str | None:
    """The gold entity of a candidate: of the shortest mention whose head stands in it."""
    start, end = view.start[ref.first], view.end[ref.last - 1]
    inside = [one for one in gold if start <= one["head"] < end]
    exact = [one for one in inside if one["head"] == view.start[ref.i]] or inside
    shortest = min(exact, key=lambda one: one["end"] - one["start"], default=None)
    return None if shortest is None else str(shortest["entity"])


def fit(found: Sequence[Choice], prior: Array, penalty: float) -> Array:
    """The weights under which the right candidates are likeliest, drawn to ``prior``.

    By steps of Newton's method that take the share of the right ones as given (Dempster, Laird
    and Rubin 1977), so that several mentions of the antecedent may be right.
    """
    scale = np.abs(np.concatenate([one.rows for one in found])).max(axis=0).clip(1.0) ** 2
    ridge, known = penalty * scale, prior.copy()
    for _ in range(STEPS):
        slope, curve = -ridge * (known - prior), np.diag(ridge)
        for one in found:
            share = shares(one, known)
            wanted = share * one.right
            slope += one.rows.T @ (wanted / max(wanted.sum(), 1e-12) - share)
            mean = share @ one.rows
            curve += (one.rows.T * share) @ one.rows - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        known = known + step
        if np.abs(step).max() < 1e-6:
            break
    return known


def shares(one: Choice, known: Array) -> Array:
    """The likelihood of each candidate."""
    points = one.rows @ known
    raised = np.exp(points - points.max())
    return np.asarray(raised / raised.sum())


def is_right(one: Choice, known: Array) -> bool:
    """Whether the candidate with the most points is right; the first of equals counts."""
    return bool(one.right[int(np.argmax(one.rows @ known))])


def left_out(found: Sequence[Choice], prior: Array, penalty: float) -> list[bool]:
    """For each choice whether weights that do not know its document choose rightly."""
    by_document: dict[str, Array] = {}
    for name in sorted({one.document for one in found}):
        others = [one for one in found if one.document != name]
        by_document[name] = fit(others, prior, penalty) if others else prior
    return [is_right(one, by_document[one.document]) for one in found]


def report(found: Sequence[Choice]) -> Iterator[str]:
    """The kept weights against fitted ones, and what each sign would weigh."""
    prior = np.array(list(weights().values()))
    documents = len({one.document for one in found})
    yield f"{len(found)} pronouns of {documents} articles have a right candidate"
    yield f"kept weights          {sum(is_right(one, prior) for one in found)} right"
    for penalty in PENALTIES:
        yield f"left out, penalty {penalty:<4} {sum(left_out(found, prior, penalty))} right"
    fitted = fit(found, prior, 1.0)
    for sign, kept, new in zip(columns(), prior, fitted, strict=True):
        yield f"  {sign:16} {kept:7.3f} {new:7.3f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the report of the files named on the command line."""
    paths = sys.argv[1:] if arguments is None else arguments
    if not paths:
        sys.stderr.write(__doc__ or "")
        return 2
    nlp = load()
    lines = (line for path in paths for line in Path(path).read_text("utf-8").splitlines())
    found = [one for line in lines if line.strip() for one in choices(json.loads(line), nlp)]
    print("\n".join(report(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
