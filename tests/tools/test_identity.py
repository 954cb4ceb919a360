"""The made-up corpus that identity across articles is timed on, and its figures."""

from __future__ import annotations

from graph.identity.resolve import identify
from tools.identity import measured
from tools.made_corpus import MadeCorpus, made, right


def test_a_made_corpus_is_the_same_each_time() -> None:
    assert made(20) == made(20)


def test_two_that_are_taken_for_one_cost_precision_and_one_for_two_recall() -> None:
    truth = {("a", "X"): 1, ("b", "X"): 1, ("c", "X"): 2, ("d", "Y"): 2}
    corpus = MadeCorpus([], truth)
    assert right(corpus, {}) == (((4 / 3) + (1 / 3) + 1) / 4, ((4 / 2) + 1 / 2 + 1 / 2) / 4)
    assert right(corpus, {("c", "X"): "Y"}) == (1.0, 1.0)


def test_most_is_right_in_a_made_corpus() -> None:
    corpus = made(120)
    precision, recall = right(corpus, identify(corpus.profiles).of)
    assert precision > 0.97
    assert recall > 0.9


def test_a_size_is_measured() -> None:
    found = measured(30)
    assert found["profiles"] > 1000
    assert found["seconds"] > 0
