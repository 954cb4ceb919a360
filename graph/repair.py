"""Repairing the folder of a store: what is damaged goes aside, what can be read is kept.

The documents say what the graph is, so a damaged graph is made anew from them. Of a damaged file
of documents the whole ones are saved. Nothing is deleted: the damaged file or folder stands beside
the new one as ``documents.before-repair-1.sqlite`` or ``oxigraph.before-repair-1``; so does a whole
graph that knows of documents that are lost.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from graph.ledger import Ledger
from graph.opening import DOCUMENTS, ENGINE
from graph.oxigraph import Oxigraph
from graph.salvage import salvage
from graph.search.faults import damage
from graph.search.index import NAMES
from graph.store import Store, StoreError
from graph.whole import fault

_NAMES = """SELECT ?name WHERE {
  GRAPH ?graph { ?graph <http://purl.org/dc/terms/identifier> ?name } } ORDER BY ?name"""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was found and done, a line each, and the names of documents that are lost."""

    done: tuple[str, ...]
    lost: tuple[str, ...] = ()


def repair(folder: Path) -> Repair:
    """Repair the store in ``folder``.

    Raises StoreError where the folder is no store, is in use, cannot be written, or is of a newer
    version: nothing is changed then.
    """
    documents, graph, names_file = folder / DOCUMENTS, folder / ENGINE, folder / NAMES
    if not documents.exists() and not graph.is_dir():
        raise StoreError(f"{folder}: there is no store here; triplewire build makes one")
    try:
        complaint, names = _of_graph(graph)
        done, lost = _documents(documents, names)
        if graph.is_dir() and not (complaint or names or done) and _size(documents):
            done.append(f"{graph.name} had none of the documents")
        if complaint:
            done.append(f"{complaint}; it is kept as {_moved_aside(graph).name}")
        elif lost and graph.exists():
            done.append(f"what the graph said of them is kept as {_moved_aside(graph).name}")
        unfit = damage(names_file)
        if unfit is not None:
            names_file.unlink()
        with Store.open(folder) as store:
            wrong = [] if complaint or done else list(store.disagreements())
            done += wrong
            if wrong:
                store.rebuild()
            if done:
                held = len(store.documents())
                done.append(f"the graph was made anew from {held} documents")
            if unfit is not None:
                done.append(f"{NAMES} is damaged ({unfit}); names are looked up in a new one")
    except OSError as error:
        raise StoreError(f"{folder} cannot be repaired ({error})") from error
    return Repair(tuple(done), tuple(lost))


def _of_graph(folder: Path) -> tuple[str, list[str]]:
    """What is wrong with the graph's folder, and the names of the documents in a whole one."""
    if not folder.exists():
        return "", []
    if not folder.is_dir():
        return f"{folder.name} is no folder", []
    engine = None
    try:
        engine = Oxigraph(folder)
        rows = engine.query(_NAMES, {}, {})
        return "", [row["name"].value for row in rows]  # type: ignore[union-attr]
    except (StoreError, OSError) as error:
        if "in use" in str(error) or "cannot be written" in str(error):
            raise
        return f"{folder.name} is damaged ({_reason(error)})", []
    finally:
        if engine is not None:
            with contextlib.suppress(StoreError, OSError):
                engine.close()


def _documents(file: Path, names: list[str]) -> tuple[list[str], list[str]]:
    """Repair the documents. ``names`` are those that the graph knows of."""
    if not file.exists() or not file.stat().st_size:
        if file.exists():
            _moved_aside(file)
        Ledger(file).close()
        return [f"{file.name} is missing or empty"], names
    wrong = fault(file)
    if wrong is None:
        Ledger(file).close()  # of a newer version, or of another program?
        return [], []
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    found = salvage(file, new)
    aside = _moved_aside(file)
    new.rename(file)
    with contextlib.closing(Ledger(file)) as ledger:
        kept = {name for one in ledger.documents() for _, name in one.sources}
    lost = sorted({*found.lost, *names} - kept)
    said = f"{file.name} is damaged ({wrong}); {found.saved} documents are saved, and it is kept"
    return [f"{said} as {aside.name}"], lost


def _size(file: Path) -> int:
    with contextlib.closing(Ledger(file)) as ledger:
        return ledger.size()


def _moved_aside(path: Path) -> Path:
    """Give a file or a folder a name that tells what it is; its new path."""
    number = 1
    while (new := path.with_name(f"{path.stem}.before-repair-{number}{path.suffix}")).exists():
        number += 1
    path.rename(new)
    return new


def _reason(error: Exception) -> str:
    return str(error.__cause__ or error)
