"""Matrix products by numpy's own BLAS, on one thread: a third off the parse of a small pipeline.

thinc multiplies by BLIS. The OpenBLAS (or MKL) that numpy's wheels carry is faster at the small
matrices of spaCy's pipelines as long as it keeps to one thread; on two it is slower than either.
Where numpy has another BLAS, nothing is changed.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

FAST = frozenset({"openblas", "mkl"})


@cache
def _controller() -> ThreadpoolController | None:
    """What governs the threads of numpy's BLAS; None where it is none of the fast ones."""
    controller = ThreadpoolController().select(user_api="blas")
    found = {library["internal_api"] for library in controller.info()}
    return controller if found and found <= FAST | {"blis"} and found & FAST else None


def use_numpy(nlp: Language) -> None:
    """Let a pipeline multiply by numpy, if it runs on the processor and numpy's BLAS is fast."""
    if _controller() is None:
        return
    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        model: Any = getattr(part, "model", None)
        if not hasattr(model, "walk"):
            continue
        for node in model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = ops


def one_thread() -> AbstractContextManager[object]:
    """Within this context BLAS keeps to one thread; the limits of before come back after it."""
    controller = _controller()
    if controller is None:
        return nullcontext()
    context: AbstractContextManager[object] = controller.limit(limits=1)
    return context
