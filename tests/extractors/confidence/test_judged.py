"""The calibration against facts of our own paragraphs that were read and judged one by one.

``tests/judged`` has the paragraphs and ``verdicts.jsonl``; ``tools/calibrate.py`` says how a
verdict is found again. A fact that reads otherwise since it was judged has no verdict.
"""

from collections import Counter
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.facts import Document
from tools.calibrate import key_of, verdicts

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parents[2] / "judged"
TOLERANCE = 0.06  # of the mean confidence from the share right, over some 200 facts
TOLERANCE_OF_A_HALF = 0.13  # the same over the surer and the less sure half
STILL_JUDGED = 120


@pytest.fixture(scope="module")
def judged() -> list[tuple[float, bool]]:
    """Confidence and verdict of each fact that has one."""
    known = verdicts(FOLDER / "verdicts.jsonl")
    paths = sorted(FOLDER.glob("*.txt"))
    texts = [Document.of(path.read_text("utf-8"), str(path), path.name) for path in paths]
    return [
        (fact.confidence, known[key])
        for extraction in extract(texts)
        for fact in extraction.facts
        if (key := key_of(extraction.document.name, fact)) in known
    ]


def share_right(facts: list[tuple[float, bool]]) -> float:
    return sum(right for _, right in facts) / len(facts)


def mean(facts: list[tuple[float, bool]]) -> float:
    return sum(confidence for confidence, _ in facts) / len(facts)


def test_paragraphs_of_many_kinds_were_judged(judged: list[tuple[float, bool]]) -> None:
    assert len(list(FOLDER.glob("*.txt"))) == 11
    assert len(judged) >= STILL_JUDGED, "judge the facts anew: most of them read otherwise now"
    assert min(Counter(right for _, right in judged).values()) >= 20


def test_the_mean_confidence_is_the_share_right(judged: list[tuple[float, bool]]) -> None:
    assert mean(judged) == pytest.approx(share_right(judged), abs=TOLERANCE)


def test_each_half_is_as_right_as_it_says(judged: list[tuple[float, bool]]) -> None:
    ordered = sorted(judged)
    middle = len(ordered) // 2
    lower, upper = ordered[:middle], ordered[middle:]
    for half in (lower, upper):
        assert mean(half) == pytest.approx(share_right(half), abs=TOLERANCE_OF_A_HALF)
    assert share_right(upper) >= share_right(lower) + 0.15


def test_a_threshold_trades_recall_for_precision(judged: list[tuple[float, bool]]) -> None:
    shares = []
    for least in (0.0, 0.7, 0.8):
        kept = [fact for fact in judged if fact[0] >= least]
        assert len(kept) >= 30
        shares.append(share_right(kept))
    assert shares == sorted(shares)
    assert shares[-1] >= shares[0] + 0.05
