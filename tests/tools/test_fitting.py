"""Weighing signs: what tells right from wrong gets weight, and the shares can be believed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extractors.confidence import model
from tools import fitting
from tools.fitting import Judged, report, weigh, write

# Of 100 facts with each pair of signs, how many are right.
RIGHT = {("good",): 90, (): 70, ("bad",): 40, ("good", "bad"): 60}


def judged() -> list[Judged]:
    """Facts of 20 documents; "idle" holds for every other one and tells nothing."""
    return [
        Judged(f"{i % 20}.txt", (*signs, *(("idle",) if i % 2 else ()), "always"), float(i < right))
        for signs, right in RIGHT.items()
        for i in range(100)
    ]


def test_signs_get_the_weight_that_they_tell() -> None:
    weights = weigh(judged()).weights
    assert weights["good"] > 0.5
    assert weights["bad"] < -0.5
    assert "idle" not in weights
    assert "always" not in weights
    assert model.START in weights


def test_shares_can_be_believed() -> None:
    facts = judged()
    share = weigh(facts).share
    right = np.array([fact.right for fact in facts])
    for first in range(0, 400, 100):
        group = slice(first, first + 100)
        assert share[group].mean() == pytest.approx(right[group].mean(), abs=0.08)


def test_the_same_verdicts_give_the_same_weights_in_any_order_of_signs() -> None:
    facts = judged()
    turned = [replace(fact, signs=fact.signs[::-1]) for fact in facts]
    assert weigh(turned).weights == weigh(facts).weights


def test_a_rare_sign_is_not_weighed() -> None:
    facts = judged()
    facts[0] = replace(facts[0], signs=(*facts[0].signs, "once"))
    assert "once" not in weigh(facts).weights


def test_the_report_has_a_band_a_line_and_what_a_threshold_keeps() -> None:
    share, right = np.array([0.4, 0.4, 0.9, 0.9]), np.array([0.0, 1.0, 1.0, 1.0])
    lines = list(report(share, right))
    assert "0.00–0.50     2  0.40  0.50" in lines
    assert "0.90–0.95     2  0.90  1.00" in lines
    assert any(line.startswith("Brier 0.135") and "AUC 0.833" in line for line in lines)
    assert lines[-1].split() == ["0.90", "0.50", "1.000", "0.667"]


def test_what_is_written_is_read_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = weigh(judged())
    monkeypatch.setattr(fitting, "FOLDER", tmp_path)
    monkeypatch.setattr(model, "files", lambda package: tmp_path)
    write(found, model.FACTS, "this.py")
    model.weights.cache_clear()
    try:
        assert model.weights() == {k: round(w, 2) for k, w in found.weights.items()}
        assert model.confidence(["bad"]) < model.confidence([]) < model.confidence(["good"])
    finally:
        model.weights.cache_clear()
