"""Opening a store: what a folder must look like, and what is said where it does not."""

from __future__ import annotations

import logging
import shutil
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from graph.embedded import EmbeddedStore
from graph.engine import Engine
from graph.ledger import Ledger
from graph.oxigraph import Oxigraph
from graph.statements import Edges
from graph.store import Store, StoreError
from graph.terms import Names
from graph.vocabulary import BASE

if TYPE_CHECKING:
    from graph.remote.endpoint import Address

log = logging.getLogger(__name__)

DOCUMENTS = "documents.sqlite"
ENGINE = "oxigraph"
_ENDPOINT = "endpoint"


def in_memory(base: str | None, edges: Edges | None) -> EmbeddedStore:
    """See ``Store.in_memory``."""
    return EmbeddedStore(Ledger(None), Oxigraph(None), base, edges)


def is_address(path: str | PathLike[str]) -> bool:
    """Whether this is an address on the network, and no folder."""
    return str(path).startswith(("http://", "https://"))


def at_address(url: str, base: str | None) -> Store:
    """See ``Store.open``."""
    from graph.remote.opening import at

    return at(url, base)


def in_folder(
    path: str | PathLike[str],
    base: str | None,
    edges: Edges | None,
    create: bool,
    endpoint: str | Address | None = None,
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
    engine: Engine | None = None
    try:
        engine = _engine(folder, ledger, Names(base or ledger.setting("base") or BASE), endpoint)
        store = EmbeddedStore(ledger, engine, base, edges)
    except BaseException:
        if engine is not None:
            engine.close()
        ledger.close()
        raise
    if engine.shared and (folder / ENGINE).is_dir():
        log.info("the graph of %s lives at %s now", folder, engine.place)
        shutil.rmtree(folder / ENGINE, ignore_errors=True)
    return store


def _engine(folder: Path, ledger: Ledger, names: Names, wanted: str | Address | None) -> Engine:
    """Where the quads of the store in ``folder`` are, or from now on shall be."""
    kept = ledger.setting(_ENDPOINT)
    if wanted is None and not kept:
        return Oxigraph(folder / ENGINE)
    from graph.remote.endpoint import Address, Endpoint
    from graph.remote.engine import Remote
    from graph.remote.opening import writable

    ledger.lock(folder / "lock")
    if wanted is None:
        return Remote(Endpoint.from_json(kept or ""), names.shared)
    endpoint = writable(Address(wanted) if isinstance(wanted, str) else wanted)
    engine = Remote(endpoint, names.shared)
    with ledger.transaction():
        ledger.keep_setting(_ENDPOINT, endpoint.to_json())
    return engine


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
