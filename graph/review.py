"""Who is who over a store's documents, found anew with what a reviewer has decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.identity.model import Decision, Identity
from graph.identity.resolve import identify
from graph.identity.reviewed import Reviewed, read
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it: how many documents were written anew, and what is to be said of the file.

    ``errors`` are broken lines, ``warnings`` lines that name what is not there (any more); each is
    a message of one line that begins with file and line.
    """

    identity: Identity
    reviewed: Reviewed
    written: int
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def settle(store: Store, path: Path) -> Settled:
    """Find who is who, honouring the reviewed file at ``path``, and let the store adopt it.

    Broken lines are left out, the rest honoured; so is a file that is there and cannot be read.
    Raises StoreError where the store cannot be written.
    """
    try:
        reviewed = read(path)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); no decision of it is honoured"
        reviewed = Reviewed(path, errors=(message,))
    lines = {decision.line: decision for decision in reviewed.decisions}
    identity = identify(store.profiles(), list(by_id(reviewed.decisions, store)))
    written = store.adopt(identity)
    unused = (lines[decision.line] for decision in identity.unused)
    warnings = tuple(f"{path}, line {one.line}: {_missing(one)}" for one in unused)
    return Settled(identity, reviewed, written, reviewed.errors, warnings)


def by_id(decisions: Iterable[Decision], store: Store) -> Iterator[Decision]:
    """The decisions with documents by their ids where they are given by name."""
    names: Mapping[str, str] | None = None
    for decision in decisions:
        if decision.document and names is None:
            names = {
                name: document.id
                for document in reversed(store.documents())
                for source in reversed(document.sources)
                for name in source
            }
        document = (names or {}).get(decision.document, decision.document)
        yield replace(decision, document=document)


def _missing(decision: Decision) -> str:
    of = f" of {decision.document}" if decision.document else ""
    two = f" or {decision.b}" if decision.action in ("merge", "apart") else ""
    return f"there is no {decision.a}{two}{of} to {_VERBS[decision.action]}; the line is kept"


_VERBS = {
    "merge": "merge",
    "apart": "keep apart",
    "split": "split",
    "rename": "rename",
    "link": "link",
}
