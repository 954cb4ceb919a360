"""From signs to a number: an additive score on the logistic scale.

The weights are data: ``facts.tsv`` for facts, ``triples.tsv`` for open-IE triples.

The weights are those of a logistic regression that ``tools/calibrate.py`` fits to facts that people
read and judged, so that of the facts with confidence 0.8 about 80 percent are right. A score is a
sum, so each sign raises or lowers the confidence whatever the others are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

FACTS, TRIPLES = "facts", "triples"  # what is weighed: files of weights
START = "start"  # the row of the score without any sign
LEAST, MOST = 0.02, 0.98  # nothing read by rules is certain, nor certainly wrong
TELLING = 0.1  # a smaller weight moves the confidence by about two hundredths at most


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign and its weight: above 0 it raised the confidence, below it lowered it."""

    sign: str
    weight: float


@lru_cache(maxsize=2)
def weights(of: str = FACTS) -> dict[str, float]:
    """The weight of each sign of facts or triples, on the logistic scale.

    Raises ValueError, naming the line, where the file of weights is not ``sign TAB weight``.
    """
    found: dict[str, float] = {}
    text = files("extractors.confidence").joinpath(f"{of}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        sign, _, weight = line.partition("\t")
        try:
            found[sign] = float(weight)
        except ValueError:
            raise ValueError(
                f"{of}.tsv, line {number}: {line!r} is not a sign, a tab and a weight; "
                "run the tools that its first line names"
            ) from None
    return found


def confidence(signs: Iterable[str], of: str = FACTS) -> float:
    """The share of facts (or triples) with these signs that is right, 0.02..0.98, in hundredths."""
    known = weights(of)
    score = known.get(START, 0.0) + sum(known.get(sign, 0.0) for sign in signs)
    share = 1 / (1 + exp(-score))
    return round(min(max(share, LEAST), MOST), 2)


def reasons(signs: Iterable[str]) -> list[Reason]:
    """The signs that moved the confidence, the weightiest first."""
    known = weights()
    found = [Reason(sign, known[sign]) for sign in dict.fromkeys(signs) if sign in known]
    telling = [reason for reason in found if abs(reason.weight) >= TELLING]
    return sorted(telling, key=lambda reason: (-abs(reason.weight), reason.sign))
