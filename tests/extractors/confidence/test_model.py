"""From signs to a number: a sum on the logistic scale, in range and monotone."""

from itertools import combinations

import pytest

from extractors.confidence import model
from extractors.confidence.model import FACTS, START, TRIPLES, confidence, reasons, weights


@pytest.mark.parametrize("of", [FACTS, TRIPLES])
def test_the_shipped_weights_are_signs_with_numbers_each_once(of: str) -> None:
    text = (model.files("extractors.confidence") / f"{of}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == len(weights(of)) > 20
    assert START in weights(of)
    assert all(0 < abs(weight) < 4 for weight in weights(of).values())


def test_confidence_has_two_decimals_and_never_is_certain() -> None:
    everything = [sign for sign in weights() if sign != START]
    good = [sign for sign in everything if weights()[sign] > 0]
    bad = [sign for sign in everything if weights()[sign] < 0]
    for signs in ([], everything, good, bad, good * 9, bad * 9):
        assert 0 < confidence(signs) < 1
        assert confidence(signs) == round(confidence(signs), 2)
    assert confidence(bad) < 0.1 < 0.9 < confidence(good)


def test_a_sign_moves_the_confidence_its_own_way_whatever_the_others_are() -> None:
    signs = [sign for sign in weights() if sign != START]
    for one, other in combinations(signs[::5], 2):
        apart, together = confidence([other]), confidence([one, other])
        assert (together >= apart) if weights()[one] > 0 else (together <= apart)


def test_an_unknown_sign_changes_nothing() -> None:
    assert confidence(["never seen"]) == confidence([])
    assert reasons(["never seen"]) == []


def test_reasons_come_with_the_weightiest_first_each_once() -> None:
    found = reasons(["no object", "construction: located", "no object", "never seen"])
    assert sorted(found, key=lambda reason: -abs(reason.weight)) == found
    assert {reason.sign for reason in found} == {"no object", "construction: located"}
    assert {reason.sign: reason.weight > 0 for reason in found} == {
        "no object": False,
        "construction: located": True,
    }


def test_a_broken_file_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "files", lambda package: _Folder("start\t1.0\nno object -0.5\n"))
    weights.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"facts.tsv, line 2: 'no object -0.5' is not"):
            weights()
    finally:
        weights.cache_clear()


class _Folder:
    """Stands for the package's folder."""

    def __init__(self, text: str) -> None:
        self.text = text

    def joinpath(self, name: str) -> "_Folder":
        return self

    def read_text(self, encoding: str) -> str:
        return self.text
