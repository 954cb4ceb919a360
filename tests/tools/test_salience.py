"""Fitting the weights of salience: choices in, weights out."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.nlp import load
from tools.salience import Choice, choices, columns, fit, is_right, left_out

FIRST = np.array([True, False])
# Two signs: the first tells the antecedent, the second nothing.
TOLD = [
    Choice(f"{n % 4}.txt", "he", np.array([[1.0, n % 2], [0.0, 1 - n % 2]]), FIRST)
    for n in range(20)
]
NOTHING = np.zeros(2)


def test_a_sign_that_tells_gains_weight() -> None:
    told, other = fit(TOLD, NOTHING, 1.0)
    assert told > 1.0
    assert abs(other) < 0.1


def test_a_penalty_draws_to_what_is_kept() -> None:
    loose, tight = (fit(TOLD, NOTHING, penalty)[0] for penalty in (0.1, 100.0))
    assert loose > 1.0 > tight > 0.0


def test_several_mentions_may_be_right() -> None:
    both = [
        Choice(
            "a.txt",
            "it",
            np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]),
            np.array([True, True, False]),
        )
    ]
    assert is_right(both[0], fit(both, NOTHING, 1.0))


def test_no_document_is_judged_by_itself() -> None:
    odd = Choice("odd.txt", "he", np.array([[0.0, 0.0], [1.0, 0.0]]), FIRST)
    assert left_out([*TOLD, odd], NOTHING, 0.1) == [True] * len(TOLD) + [False]


@pytest.mark.model
def test_the_choices_of_an_article() -> None:
    text = "Ruth Holm met Karl Lind. She thanked him."
    at = {word: text.index(word) for word in ("Ruth Holm", "Karl Lind", "She", "him")}
    mentions = [
        {
            "start": at[word],
            "end": at[word] + len(word),
            "head": at[word] + len(word) - len(word.split()[-1]),
            "entity": entity,
            "pronoun": word in ("She", "him"),
        }
        for word, entity in (("Ruth Holm", 1), ("Karl Lind", 2), ("She", 1), ("him", 2))
    ]
    found = choices({"id": "a.txt", "text": text, "mentions": mentions}, load())
    assert [one.word for one in found] == ["she", "him"]
    assert all(one.rows.shape == (len(one.right), len(columns())) for one in found)
