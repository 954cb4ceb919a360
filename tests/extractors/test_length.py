"""Time grows as the text does: counted in steps, so that no other program disturbs it."""

from __future__ import annotations

import pytest

from extractors.extract import extraction_of
from extractors.facts import Document
from extractors.nlp import load, make_doc, parse
from extractors.triples import triples
from tests.extractors.steps import steps
from tools.length import SENTENCES, sentence

pytestmark = pytest.mark.model

SHORT, LONG = 600, 2_400
MOST = 1.35  # steps a token of the long one, beside the short one's; quadratic work is near 4


def per_token(make: str, tokens: int) -> float:
    document = Document.of(sentence(make, tokens), "text.txt")
    ((_, docs),) = parse([document], load())
    extraction_of(document, docs)  # whatever is read once, is read
    return steps(lambda: extraction_of(document, docs)) / sum(map(len, docs))


@pytest.mark.parametrize("make", SENTENCES)
def test_extraction_is_linear(make: str) -> None:
    assert per_token(make, LONG) <= MOST * per_token(make, SHORT)


@pytest.mark.parametrize("shape", ["folded", "clauses"])
def test_triples_are_linear(shape: str) -> None:
    def per_word(size: int) -> float:
        line = "the mayor met the judge and the guard closed the gate and " * size
        return steps(lambda: list(triples([line], shape=shape, pretokenized=True))) / size

    per_word(10)
    assert per_word(320) <= MOST * per_word(80)


# What a naive tokenizer takes quadratic time for is not handed to it.
@pytest.mark.parametrize("sign", [*",.!?()[]{}\"'-—…=$%_|<>#*~🙂", "a,", "1-", "😀👍", "()"])
def test_ten_thousand_signs_are_a_handful_of_tokens(sign: str) -> None:
    text = f"The mayor left {sign * 10_000} and the judge stayed."
    assert len(make_doc(load(), text, [(0, len(text), "paragraph")])) < 20
