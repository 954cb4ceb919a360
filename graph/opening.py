"""Opening an embedded store: what a folder must look like, and what is said where it does not."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.ledger import Ledger
from graph.oxigraph import Oxigraph
from graph.statements import Edges
from graph.store import StoreError
from graph.terms import Names
from graph.vocabulary import BASE

DOCUMENTS = "documents.sqlite"
ENGINE = "oxigraph"


def in_memory(base: str | None, edges: Edges | None) -> EmbeddedStore:
    """See ``Store.in_memory``."""
    return EmbeddedStore(Ledger(None), Oxigraph(None), base, edges)


def in_folder(
    path: str | PathLike[str], base: str | None, edges: Edges | None, create: bool
) -> EmbeddedStore:
    """See ``Store.open``."""
    folder = Path(path)
    Names(base or BASE)
    _check(folder, create)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be made ({error.strerror})") from error
    ledger = Ledger(folder / DOCUMENTS)
    try:
        engine = Oxigraph(folder / ENGINE)
    except StoreError:
        ledger.close()
        raise
    try:
        return EmbeddedStore(ledger, engine, base, edges)
    except BaseException:
        engine.close()
        ledger.close()
        raise


def _check(folder: Path, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; a store is a folder")
    if (folder / DOCUMENTS).exists():
        if (folder / ENGINE).exists() and not (folder / DOCUMENTS).stat().st_size:
            raise StoreError(
                f"{folder / DOCUMENTS} is empty, though there is a graph beside it: its documents "
                "are lost; triplewire check --repair moves both aside, so that you can build again"
            )
        return
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(
            f"{folder} is not a store (it has no {DOCUMENTS}); name the folder of a store, "
            "or a new one"
        )
    if not create:
        raise StoreError(f"{folder}: there is no store here; triplewire build makes one")
