"""Weighs the signs that the confidence of a fact is made of, by facts that were read and judged.

    python tools/calibrate.py [--write] FOLDER VERDICTS.jsonl [FOLDER VERDICTS.jsonl …]

FOLDER has the texts (``*.txt``); VERDICTS one judged fact a line: ``document`` (file name),
``sentence``, labels of ``subject``, ``relation``, ``object`` and ``attributed_to``, ``polarity``,
``modality`` and ``right``. A verdict is found again by all of these, so it outlives changes of
rules; a fact that reads otherwise now has no verdict and is left out.

A logistic regression with a penalty on every weight; how heavy a penalty, and the slope that undoes
what it flattens (Platt), are found by ten-fold cross-validation over documents. Printed are figures
of these folds: nothing is judged by weights that have seen its document. Without randomness and
clock: the same verdicts give the same file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from extractors.confidence import model
from extractors.extract import extract
from extractors.facts import Document, Fact

FOLDS = 10
RAREST = 10  # a sign seen less often than this is not weighed
PENALTIES = (1.0, 2.0, 4.0, 8.0, 16.0)
SMALLEST = 0.15  # a sign whose weight is below this is left out, and the others weighed anew
EDGES = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
HEAD = "# sign\tweight on the logistic scale; written by tools/calibrate.py\n"
TARGET = Path(__file__).parent.parent / "extractors" / "confidence" / model.WEIGHTS
Key = tuple[str | None, ...]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with its signs, its verdict and the document that it is from."""

    document: str
    signs: tuple[str, ...]
    right: bool


def key_of(name: str, fact: Fact) -> Key:
    """By what a verdict is found again."""
    ends = (fact.subject, fact.object, fact.attributed_to)
    labels = tuple(end.label if end is not None else None for end in ends)
    said = (fact.relation.label, fact.polarity, fact.modality)
    return (name, fact.evidence.sentence, *labels, *said)


def verdicts(path: Path) -> dict[Key, bool]:
    """The verdicts of a file by their keys."""
    found: dict[Key, bool] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ends = (row["subject"], row["object"], row["attributed_to"])
        said = (row["relation"], row["polarity"], row["modality"])
        found[(row["document"], row["sentence"], *ends, *said)] = row["right"]
    return found


def judged(folder: Path, path: Path) -> Iterator[Judged]:
    """The facts of the texts in ``folder`` that have a verdict in ``path``."""
    known = verdicts(path)
    named = {name for name, *_ in known}
    texts = [p for p in sorted(folder.glob("*.txt")) if p.name in named]
    documents = [Document.of(p.read_text(encoding="utf-8"), str(p), p.name) for p in texts]
    for extraction in extract(documents):
        name = extraction.document.name
        for fact in extraction.facts:
            right = known.get(key_of(name, fact))
            if right is not None:
                yield Judged(name, fact.signs, right)


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
    return float(np.mean(np.logaddexp(0, -np.where(y == 1, score, -score))))


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
    order = share[y == 1][:, None] - share[y == 0][None, :]
    area = float(np.mean((order > 0) + 0.5 * (order == 0)))
    brier, base = np.mean((share - y) ** 2), y.mean() * (1 - y.mean())
    yield f"Brier {brier:.3f} (always the mean: {base:.3f})  ECE {error:.3f}  AUC {area:.3f}"
    yield "at least   kept  right among them  right ones kept"
    for threshold in (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        kept = share >= threshold
        if kept.any():
            recall = y[kept].sum() / y.sum()
            yield f"{threshold:.2f}     {kept.mean():6.2f}  {y[kept].mean():16.3f}  {recall:15.3f}"


def main(arguments: list[str]) -> None:
    """Fit, print, and with ``--write`` put the weights where the package finds them."""
    paths = [Path(each) for each in arguments if each != "--write"]
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    facts = [
        fact
        for folder, path in zip(paths[::2], paths[1::2], strict=True)
        for fact in judged(folder, path)
    ]
    seen = Counter(sign for fact in facts for sign in set(fact.signs))
    signs = sorted(sign for sign, number in seen.items() if RAREST <= number < len(facts))
    x, y = table(facts, signs), np.array([float(fact.right) for fact in facts])
    folds = np.array([crc32(fact.document.encode()) % FOLDS for fact in facts])
    tried = {penalty: held_out(x, y, folds, penalty) for penalty in PENALTIES}
    scaled = {}
    for penalty, score in tried.items():
        platt = fit(np.stack([np.ones(len(y)), score], axis=1), y, 1e-6)
        scaled[penalty] = (log_loss(platt[0] + platt[1] * score, y), platt)
    penalty = min(scaled, key=lambda each: scaled[each][0])
    start, slope = scaled[penalty][1]
    weights = slope * train(x, y, penalty)
    weights[0] += start
    share = np.round(np.clip(1 / (1 + np.exp(-start - slope * tried[penalty])), 0.02, 0.98), 2)
    print(
        f"{len(facts)} judged facts, {y.mean():.3f} right; {np.count_nonzero(weights) - 1} signs of"
        f" {len(signs)}; penalty {penalty:g}, slope {slope:.2f}"
    )
    print("\n".join(report(share, y)))
    if "--write" in arguments:
        lines = [f"{model.START}\t{weights[0]:.2f}\n"]
        named = sorted(zip(signs, weights[1:], strict=True), key=lambda row: (row[1], row[0]))
        lines += [f"{sign}\t{w:.2f}\n" for sign, w in named if w]
        TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
