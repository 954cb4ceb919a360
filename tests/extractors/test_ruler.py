"""The remembering ruler sets what spaCy's own ruler sets, token by token."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from extractors.nlp import find_model
from extractors.ruler import RememberingRuler, fits, remember

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "kim-putin-beijing.txt"
TEXTS = (
    SEED.read_text(encoding="utf-8"),
    "There is a river. There's hope, there are three boats. Let's go, he said, they ain't late.",
    "I'm gonna leave; you gotta stay. C'mon, y'all! She'd have been seen.  Two  spaces.\n\nA line.",
    "Rates rose 2.5% in 2024. The U.S. and the E.U. didn't agree on who'd pay $3 million. 👍",
    "",
)


@pytest.fixture(scope="module")
def pipelines() -> tuple[Language, Language]:
    plain, remembering = spacy.load(find_model()), spacy.load(find_model())
    remember(remembering)
    return plain, remembering


def test_the_ruler_of_the_installed_pipeline_is_remembered(
    pipelines: tuple[Language, Language],
) -> None:
    plain, remembering = pipelines
    assert isinstance(dict(remembering.pipeline)["attribute_ruler"], RememberingRuler)
    assert isinstance(dict(plain.pipeline)["attribute_ruler"], AttributeRuler)
    assert plain.pipe_names == remembering.pipe_names


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_the_same(pipelines: tuple[Language, Language], text: str) -> None:
    plain, remembering = pipelines
    for _ in range(2):  # once asked, once remembered
        for one, other in zip(plain(text), remembering(text), strict=True):
            assert (one.pos_, str(one.morph), one.lemma_, one.dep_) == (
                other.pos_,
                str(other.morph),
                other.lemma_,
                other.dep_,
            ), one.text


def test_a_ruler_with_patterns_of_another_kind_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    assert not fits(ruler)
    remember(nlp)
    assert dict(nlp.pipeline)["attribute_ruler"] is ruler
