"""A graph behind an endpoint without the documents it was made from: it can only be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pyoxigraph import NamedNode, Quad, QuerySolutions

from extractors.facts import Document, Extraction
from graph.identity.model import Identity, Join, Possible, Profile
from graph.remote.engine import Remote
from graph.store import Answer, Bindings, Store, StoredDocument, StoreError
from graph.terms import Names
from graph.vocabulary import BASE, TW, prefixes

if TYPE_CHECKING:
    import rdflib

_A_CLAIM = f"SELECT ?g WHERE {{ GRAPH ?g {{ ?claim a <{TW.Claim}> }} }} LIMIT 1"


class RemoteStore(Store):
    """What ``engine`` holds, which it owns and closes, with entities below ``names.base``."""

    def __init__(self, engine: Remote, names: Names) -> None:
        self._engine = engine
        self.names = names
        self.edges = "reported"

    def put(
        self, extractions: Sequence[Extraction], fingerprint: str, *, hold: bool = False
    ) -> None:
        """Not possible here."""
        self._refuse()

    def note_source(self, document: Document) -> None:
        """Not possible here."""
        self._refuse()

    def remove(self, document_id: str) -> None:
        """Not possible here."""
        self._refuse()

    def has(self, document_id: str, fingerprint: str | None = None) -> bool:
        """See ``Store.has``; by what a document was extracted is not known here."""
        if fingerprint is not None:
            self._refuse()
        return self.names.document(document_id) in self.graphs()

    def documents(self) -> Sequence[StoredDocument]:
        """Not possible here."""
        self._refuse()

    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """Not possible here."""
        self._refuse()

    def profiles(self) -> Iterator[Profile]:
        """Not possible here."""
        self._refuse()

    def adopt(self, identity: Identity) -> int:
        """Not possible here."""
        self._refuse()

    def joins(self, document_id: str) -> Sequence[Join]:
        """Not possible here."""
        self._refuse()

    def possible(self) -> Sequence[Possible]:
        """Not possible here."""
        self._refuse()

    @property
    def imports(self) -> NoReturn:  # type: ignore[override]
        """Not possible here."""
        self._refuse()

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        return self._engine.query(sparql, prefixes(self.names.base), bindings or {})

    def quads(self) -> Iterator[Quad]:
        """See ``Store.quads``."""
        return self._engine.quads(self.graphs())

    def graphs(self) -> Sequence[NamedNode]:
        """See ``Store.graphs``."""
        return [name for name in self._engine.graphs() if self.names.is_document(name)]

    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """See ``Store.ntriples``."""
        return self._engine.ntriples(graph)

    def dataset(self) -> rdflib.Dataset:
        """See ``Store.dataset``."""
        return self._engine.dataset(prefixes(self.names.base))

    def disagreements(self) -> Iterator[str]:
        """Nothing: there are no documents to compare with."""
        return iter(())

    def rebuild(self) -> None:
        """Not possible here."""
        self._refuse()

    def backup(self, folder: Path) -> None:
        """See ``Store.backup``."""
        self._engine.backup(folder, self.graphs())

    def close(self) -> None:
        """See ``Store.close``."""
        self._engine.close()

    def _refuse(self) -> NoReturn:
        raise StoreError(
            f"{self._engine.place} holds the graph, not the articles' facts as they were read: it "
            "can be asked (query), exported as RDF and checked; for the rest name the folder that "
            "it was built in, as triplewire build … --endpoint has left it (-s OUTPUT/store)"
        )


def base_of(engine: Remote) -> str:
    """Where the entities of the graph live that is there already; the usual place where none is."""
    rows = engine.query(_A_CLAIM, {}, {})
    for row in rows if isinstance(rows, QuerySolutions) else ():
        base, found, _ = str(row["g"].value).rpartition("document/")
        if found:
            return base
    return BASE
