"""Weighing signs: a penalised logistic regression, cross-validated by document, and its report.

Without randomness and clock: the same verdicts give the same weights. numpy comes with spaCy; none
of this is needed when facts are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from extractors.confidence import model

FOLDS = 10
RAREST = 10  # a sign seen less often than this is not weighed
PENALTIES = (1.0, 2.0, 4.0, 8.0, 16.0)
SMALLEST = 0.2  # a sign whose weight is below this is left out, and the others weighed anew
EDGES = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
FOLDER = Path(__file__).parent.parent / "extractors" / "confidence"
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Signs, how right they turned out (0..1), and the document that they are from."""

    document: str
    signs: tuple[str, ...]
    right: float


def table(facts: Sequence[Judged], signs: Sequence[str]) -> Array:
    """One row a fact: 1 for the start, then 1 for each sign that holds."""
    rows = [[1.0, *(float(sign in fact.signs) for sign in signs)] for fact in facts]
    return np.array(rows)


def fit(x: Array, y: Array, penalty: float) -> Array:
    """Weights of a logistic regression by Newton's method; the start is not penalised."""
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - share) - ridge * weights
        curve = (x.T * (share * (1 - share))) @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def train(x: Array, y: Array, penalty: float) -> Array:
    """Weights of the signs that tell something; 0 for the others."""
    first = fit(x, y, penalty)
    kept = np.abs(first) >= SMALLEST
    kept[0] = True
    weights = np.zeros(x.shape[1])
    weights[kept] = fit(x[:, kept], y, penalty)
    return weights


def log_loss(score: Array, y: Array) -> float:
    """Mean surprise at the verdicts; lower is better."""
    return float(np.mean(np.logaddexp(0, score) - y * score))


def held_out(x: Array, y: Array, folds: NDArray[np.int64], penalty: float) -> Array:
    """The score of each fact by weights that have not seen its document."""
    score = np.zeros(len(y))
    for fold in range(FOLDS):
        out = folds == fold
        if out.any():
            score[out] = x[out] @ train(x[~out], y[~out], penalty)
    return score


def report(share: Array, y: Array) -> Iterator[str]:
    """Reliability table, Brier score, expected calibration error, AUC and thresholds."""
    yield "confidence    n  mean  right"
    error = 0.0
    for low, high in pairwise(EDGES):
        inside = (share >= low) & (share < high)
        if inside.any():
            mean, right = share[inside].mean(), y[inside].mean()
            error += inside.mean() * abs(mean - right)
            yield f"{low:.2f}–{high:.2f} {inside.sum():5d}  {mean:.2f}  {right:.2f}"
    order = share[y > 0.5][:, None] - share[y <= 0.5][None, :]
    area = float(np.mean((order > 0) + 0.5 * (order == 0)))
    brier, base = np.mean((share - y) ** 2), np.var(y)
    yield f"Brier {brier:.3f} (always the mean: {base:.3f})  ECE {error:.3f}  AUC {area:.3f}"
    yield "at least   kept  right among them  right ones kept"
    for threshold in THRESHOLDS:
        kept = share >= threshold
        if kept.any():
            recall = y[kept].sum() / y.sum()
            yield f"{threshold:.2f}     {kept.mean():6.2f}  {y[kept].mean():16.3f}  {recall:15.3f}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """Signs with weights, and what each thing that was judged got by weights that do not know it.

    ``share`` is that confidence, 0..1, ``penalty`` and ``slope`` what was chosen on the way.
    """

    weights: dict[str, float]
    share: Array
    penalty: float
    slope: float


def weigh(facts: Sequence[Judged]) -> Weighed:
    """The weights that tell right from wrong best, penalty and slope by cross-validation.

    The slope undoes what the penalty flattens (Platt 1999), so that shares can be believed.
    """
    seen = Counter(sign for fact in facts for sign in set(fact.signs))
    signs = sorted(sign for sign, number in seen.items() if RAREST <= number < len(facts))
    x, y = table(facts, signs), np.array([fact.right for fact in facts])
    folds = np.array([crc32(fact.document.encode()) % FOLDS for fact in facts])
    best = (np.inf, 0.0, np.zeros(2), np.zeros(0))
    for penalty in PENALTIES:
        score = held_out(x, y, folds, penalty)
        platt = fit(np.stack([np.ones(len(y)), score], axis=1), y, 1e-6)
        scaled = platt[0] + platt[1] * score
        loss = log_loss(scaled, y)
        if loss < best[0]:
            best = (loss, penalty, platt, scaled)
    _, penalty, (start, slope), scaled = best
    weights = slope * train(x, y, penalty)
    weights[0] += start
    named = zip((model.START, *signs), weights.tolist(), strict=True)
    share = np.round(np.clip(1 / (1 + np.exp(-scaled)), model.LEAST, model.MOST), 2)
    return Weighed({sign: w for sign, w in named if w}, share, penalty, slope)


def print_report(facts: Sequence[Judged], found: Weighed) -> None:
    """The figures of a cross-validation on standard output."""
    y = np.array([fact.right for fact in facts])
    signs = len(found.weights) - 1
    print(f"{len(facts)} judged, {y.mean():.3f} right; {signs} signs; ", end="")
    print(f"penalty {found.penalty:g}, slope {found.slope:.2f}")
    print("\n".join(report(found.share, y)))


def write(found: Weighed, of: str, tool: str) -> None:
    """Put the weights where the package finds them: the start, then from the lowest up."""
    rows = sorted(found.weights.items(), key=lambda row: (row[0] != model.START, row[1], row[0]))
    text = f"# sign\tweight on the logistic scale; written by tools/{tool}\n"
    text += "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in rows)
    (FOLDER / f"{of}.tsv").write_text(text, encoding="utf-8")
