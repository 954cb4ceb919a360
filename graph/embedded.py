"""The embedded store: a folder with Oxigraph for the questions and SQLite for the documents.

SQLite says what holds; the RDF follows from it. Every change is first committed there, together
with a note of what Oxigraph has still to be told; then Oxigraph is told, then the note is struck
out. A process killed in between leaves the note, and the next opening does the telling.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from threading import RLock
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from extractors.facts import Document, Extraction
from graph.change import Change, key, keys
from graph.engine import Engine, Part
from graph.ledger import Ledger
from graph.recent import Recent
from graph.statements import VERSION, Edges, Statements, statements
from graph.store import Answer, Bindings, Store, StoredDocument
from graph.terms import Names
from graph.vocabulary import BASE, prefixes

if TYPE_CHECKING:
    import rdflib

log = logging.getLogger(__name__)


class EmbeddedStore(Store):
    """What ``graph.opening`` opens: a ledger and an engine, which it owns and closes."""

    def __init__(
        self,
        ledger: Ledger,
        engine: Engine,
        base: str | None = None,
        edges: Edges | None = None,
    ) -> None:
        self._ledger = ledger
        self._engine = engine
        self._lock = RLock()
        self.names = Names(base or ledger.setting("base") or BASE)
        self.edges = edges or ("asserted" if ledger.setting("edges") == "asserted" else "reported")
        self._recent = Recent()
        self._told = True  # whether the engine has written all that it was told
        self._repair()

    def put(self, extractions: Sequence[Extraction], fingerprint: str) -> None:
        """See ``Store.put``."""
        with self._lock:
            self._begin()
            change = Change(self._ledger, self._current)
            with self._ledger.transaction():
                for extraction in extractions:
                    change.keep(extraction, fingerprint)
                    change.attach(extraction.document)
                after = change.note()
            self._settle(after)
            given = change.given
            kept = (id for id in given if id in after)
            self._recent.keep({id: (self._ledger.sourced(given[id]), after[id]) for id in kept})

    def note_source(self, document: Document) -> None:
        """See ``Store.note_source``."""
        with self._lock:
            self._required(document.id)
            self._begin()
            change = Change(self._ledger, self._current)
            with self._ledger.transaction():
                change.attach(document)
                after = change.note()
            self._settle(after)

    def remove(self, document_id: str) -> None:
        """See ``Store.remove``."""
        with self._lock:
            self._required(document_id)
            self._begin()
            change = Change(self._ledger, self._current)
            with self._ledger.transaction():
                change.drop(document_id)
                after = change.note()
            self._settle(after)

    def has(self, document_id: str, fingerprint: str | None = None) -> bool:
        """See ``Store.has``."""
        with self._lock:
            held = self._ledger.fingerprint(document_id)
        return held is not None and fingerprint in (None, held)

    def documents(self) -> Sequence[StoredDocument]:
        """See ``Store.documents``."""
        with self._lock:
            return self._ledger.documents()

    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """See ``Store.extractions``."""
        with self._lock:
            ordered = self._ledger.ids()
        if ids is not None:
            wanted = set(ids)
            for id in sorted(wanted - set(ordered)):
                raise KeyError(f"no document {id!r} in this store")
            ordered = [id for id in ordered if id in wanted]
        for id in ordered:
            with self._lock:
                extraction = self._recent.extraction(id) or self._ledger.extraction(id)
            if extraction is not None:
                yield extraction

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        return self._engine.query(sparql, prefixes(self.names.base), bindings or {})

    def quads(self) -> Iterator[Quad]:
        """See ``Store.quads``."""
        return self._engine.quads()

    def graphs(self) -> Sequence[NamedNode]:
        """See ``Store.graphs``."""
        return self._engine.graphs()

    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """See ``Store.ntriples``."""
        with self._lock:
            held = self._recent.ntriples(graph, self._ledger.size())
        return self._engine.ntriples(graph) if held is None else held

    def dataset(self) -> rdflib.Dataset:
        """See ``Store.dataset``."""
        return self._engine.dataset(prefixes(self.names.base))

    def close(self) -> None:
        """See ``Store.close``."""
        with self._lock:
            if not self._engine.closed:
                try:
                    self._strike_out()
                finally:
                    self._engine.close()
                    self._ledger.close()

    def _required(self, id: str) -> None:
        if self._ledger.fingerprint(id) is None:
            raise KeyError(f"no document {id!r} in this store")

    def _statements(self, extraction: Extraction) -> Statements:
        sources = self._ledger.sources(extraction.document.id)
        return statements(extraction, self.names, self.edges, sources)

    def _current(self, id: str, given: Extraction | None = None) -> Statements | None:
        """What a document says as the ledger has it, None where it is not stored.

        ``given`` is its extraction where that need not be read again.
        """
        if given is None or self._ledger.fingerprint(id) is None:
            given = self._ledger.extraction(id)
        return self._statements(given) if given else None

    def _begin(self) -> None:
        """Be done with the change before, and hold nothing that the next one may make stale."""
        self._strike_out()
        self._recent.forget()

    # telling the engine

    def _settle(self, known: dict[str, Statements] | None = None) -> None:
        """Tell the engine all that is written down."""
        documents, noted = self._ledger.unsettled()
        if not documents and not noted:
            return
        held = known or {}
        added: list[Part] = []
        for id in documents:
            said = held.get(id) or self._current(id)
            if said is not None:
                added += [(said.name, said.document), (None, said.shared)]
        orphans = [triple for triple in noted if not self._ledger.supported(key(triple))]
        self._engine.change([self.names.document(id) for id in documents], orphans, added)
        self._told = False
        if not self._engine.busy:
            self._strike_out()

    def _strike_out(self) -> None:
        """Strike out the note of what the engine is to be told, once it has written it."""
        self._engine.wait()
        if not self._told:
            with self._ledger.transaction():
                self._ledger.settle()
            self._told = True

    def _repair(self) -> None:
        """Bring the engine into line with the ledger."""
        wanted = {"base": self.names.base, "edges": self.edges, "statements": VERSION}
        held = {name: self._ledger.setting(name) for name in wanted}
        ids = self._ledger.ids()
        if held != wanted or self._ledger.setting("rebuilding") == "yes":
            self._rebuild(wanted)
            return
        self._settle()
        if {self.names.document(id) for id in ids} != set(self._engine.graphs()):
            log.warning("the graph does not match its documents; it is made anew from them")
            self._rebuild(wanted)

    def _rebuild(self, settings: dict[str, str]) -> None:
        """Make the whole graph anew from the documents."""
        new = not self._ledger.size() and self._engine.empty
        with self._ledger.transaction():
            for name, value in settings.items():
                self._ledger.keep_setting(name, value)
            self._ledger.keep_setting("rebuilding", "no" if new else "yes")
        if new:
            return
        counts: Counter[bytes] = Counter()
        self._engine.refill(self._all_quads(counts))
        with self._ledger.transaction():
            self._ledger.forget_counts()
            self._ledger.count(counts)
            self._ledger.settle()
            self._ledger.keep_setting("rebuilding", "no")

    def _all_quads(self, counts: Counter[bytes]) -> Iterator[Quad]:
        for extraction in self.extractions():
            said = self._statements(extraction)
            counts.update(keys(said.shared))
            yield from said.quads()
