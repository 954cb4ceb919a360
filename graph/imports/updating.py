"""SPARQL 1.1 Update of users' graphs: worked out in a process of its own, then done by the store.

So a runaway update is ended without harm, and whatever it says, only graphs of users change.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.imports.graphs import Edit
from graph.imports.operations import UpdateRefused
from graph.opening import DOCUMENTS
from graph.store import Store

_COPY = ".updating-"
_Change = tuple[str, list[str], list[str], bool]


class UpdateEnded(Exception):
    """An update that was ended: at its limit of time (``late``), or of memory."""

    def __init__(self, words: str, late: bool) -> None:
        super().__init__(words)
        self.late = late


@dataclass(frozen=True, slots=True)
class Cost:
    """What an update may cost: ``seconds`` and ``megabytes`` of memory, None without a limit."""

    seconds: float | None = None
    megabytes: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What an update did: triples that came and went, and the graphs that it changed."""

    added: int
    removed: int
    graphs: tuple[str, ...]


def update(store: Store, place: Path, text: str, cost: Cost = Cost()) -> Done:
    """Change graphs of users as ``text`` says, wholly or not at all.

    ``store`` is the opened one of the folder ``place``. Our prefixes are known, and what is looked
    for is found in all graphs. Raises UpdateRefused where the update is wrong or would change
    anything else, and UpdateEnded where it costs too much.
    """
    with _copied(store, place) as copy:
        told = {
            "text": text,
            "copy": str(copy),
            "ledger": str((place / DOCUMENTS).absolute()),
            "base": store.names.base,
            "mark": f"update {store.imports.edits}",
            "megabytes": cost.megabytes,
        }
        found = _worked_out(told, cost)
    edits = [Edit(iri, gone, come, drop=not there) for iri, gone, come, there in found]
    if edits:
        store.imports.alter(edits)
    return Done(
        sum(len(come) for _, _, come, _ in found),
        sum(len(gone) for _, gone, _, _ in found),
        tuple(iri for iri, _, _, _ in found),
    )


def _worked_out(told: Mapping[str, object], cost: Cost) -> list[_Change]:
    command = [sys.executable, "-m", "graph.imports.worker"]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(told).encode() + b"\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=cost.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UpdateEnded(
            f"the update was ended after {cost.seconds:g} s; do it in parts", late=True
        ) from None
    if done.returncode:
        raise UpdateEnded(
            "the update took too much memory, or was too deep for the engine, and was ended; "
            "do it in parts",
            late=False,
        )
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise UpdateRefused(answer["words"], forbidden=answer["problem"] == "forbidden")
    return [(iri, gone, come, there) for iri, gone, come, there in answer["changed"]]


@contextmanager
def _copied(store: Store, place: Path) -> Iterator[Path]:
    """A copy of the graph beside it; what killed processes have left there goes."""
    for left in place.glob(f"{_COPY}*"):
        shutil.rmtree(left, ignore_errors=True)
    home = Path(tempfile.mkdtemp(prefix=_COPY, dir=place))
    try:
        copy = home / "graph"
        store.backup(copy)
        yield copy
    finally:
        shutil.rmtree(home, ignore_errors=True)
