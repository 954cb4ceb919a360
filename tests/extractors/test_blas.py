"""Another BLAS changes the time of a parse, never the parse."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from thinc.api import get_current_ops
from threadpoolctl import threadpool_info

from extractors import blas
from extractors.nlp import find_model

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "kim-putin-beijing.txt"


def threads() -> list[int]:
    return [
        library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"
    ]


def test_the_parse_is_the_same_token_by_token() -> None:
    plain, fast = spacy.load(find_model()), spacy.load(find_model())
    blas.use_numpy(fast)
    text = SEED.read_text(encoding="utf-8")
    with blas.one_thread():
        pairs = list(zip(plain(text), fast(text), strict=True))
    assert len(pairs) > 400
    for one, other in pairs:
        assert (one.tag_, one.dep_, one.head.i, one.ent_type_, one.ent_iob_) == (
            other.tag_,
            other.dep_,
            other.head.i,
            other.ent_type_,
            other.ent_iob_,
        )


def test_other_pipelines_of_the_process_are_left_alone() -> None:
    before = get_current_ops()
    blas.use_numpy(spacy.load(find_model()))
    assert get_current_ops() is before
    other = spacy.load(find_model()).get_pipe("tagger").model  # type: ignore[attr-defined]
    assert all(node.ops is before for node in other.walk())


def test_one_thread_within_the_context_and_as_many_as_before_after_it() -> None:
    before = threads()
    with blas.one_thread():
        if blas._controller() is not None:
            assert set(threads()) <= {1}
    assert threads() == before


def test_where_numpy_has_another_blas_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blas, "_controller", lambda: None)
    nlp = spacy.load(find_model())
    model = nlp.get_pipe("tagger").model  # type: ignore[attr-defined]
    before = [node.ops for node in model.walk()]
    blas.use_numpy(nlp)
    assert [node.ops for node in model.walk()] == before
    with blas.one_thread():
        pass
