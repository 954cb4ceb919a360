"""The documents beside the graph: what RDF does not carry, the text around a sentence above all.

They are read from the store's file of documents, which a build may be writing: SQLite shows every
reader the state of its last transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.facts import Extraction
from graph.identity.apply import applied
from graph.identity.model import Join
from graph.ledger import Ledger


class Articles:
    """The documents of the store in ``place``. Not thread-safe."""

    def __init__(self, place: Path) -> None:
        self._ledger = Ledger(place / "documents.sqlite")
        self._aliases = self._ledger.identity.aliases()

    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """All documents, or those of these ids that there are, ordered by name."""
        wanted = None if ids is None else set(ids)
        for id in self._ledger.ids():
            extraction = self._ledger.extraction(id) if wanted is None or id in wanted else None
            if extraction is not None:
                yield applied(extraction, self._ledger.identity.part(id), self._aliases)

    def joins(self, document: str) -> tuple[Join, ...]:
        """Why entities of a document are those of others, too."""
        return tuple(self._ledger.identity.part(document).joins)

    def close(self) -> None:
        """Release the file."""
        self._ledger.close()
