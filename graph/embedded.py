"""The store of a build: SQLite for the documents, and an engine that answers the questions.

SQLite says what holds; the RDF follows from it (see ``graph.telling``). The engine is an Oxigraph
folder beside it, memory, or a SPARQL endpoint elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from extractors.facts import Document, Extraction
from graph.agreement import disagreements
from graph.engine import Engine
from graph.identity.apply import applied
from graph.identity.model import Identity, Join, Possible, Profile
from graph.identity.parts import from_text, parts, to_text
from graph.identity.shelf import maker
from graph.imports.graphs import UserGraphs
from graph.ledger import Ledger
from graph.recent import Recent
from graph.search.making import make
from graph.statements import Edges
from graph.store import Answer, Bindings, Store, StoredDocument
from graph.telling import Documents, Telling
from graph.terms import Names
from graph.vocabulary import BASE, prefixes

if TYPE_CHECKING:
    import rdflib

    from graph.search.search import Search

FEW = 1_000
"""Documents for which it does not pay to read the names of the whole corpus."""


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
        self._aliases: dict[str, tuple[str, ...]] | None = None
        self._telling = Telling(ledger, engine, self.names, self.edges)
        self.imports = UserGraphs(ledger, self._telling, self.names, self._lock, self._begin)
        if ledger.setting("profiles") != maker():
            with ledger.transaction():
                ledger.identity.forget_profiles()
                ledger.keep_setting("profiles", maker())
        self._telling.repair()
        self._search = ledger.search.asked(self._lock)
        if not ledger.size():
            make(ledger, self._telling.page)

    def put(
        self, extractions: Sequence[Extraction], fingerprint: str, *, hold: bool = False
    ) -> None:
        """See ``Store.put``."""
        with self._lock:
            self._begin()
            change = self._telling.change()
            with self._ledger.transaction():
                for extraction in extractions:
                    change.keep(extraction, fingerprint, hold)
                    change.attach(extraction.document)
                after = change.note()
            self._telling.settle(after)
            given = change.given
            self._keep({id: (given[id], after[id]) for id in given if id in after})

    def note_source(self, document: Document) -> None:
        """See ``Store.note_source``."""
        with self._lock:
            self._required(document.id)
            self._begin()
            change = self._telling.change()
            with self._ledger.transaction():
                change.attach(document)
                after = change.note()
            self._telling.settle(after)

    def remove(self, document_id: str) -> None:
        """See ``Store.remove``."""
        with self._lock:
            self._required(document_id)
            self._begin()
            change = self._telling.change()
            with self._ledger.transaction():
                change.drop(document_id)
                after = change.note()
            self._telling.settle(after)

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
            wanted = None if ids is None else set(ids)
            ordered = self._ledger.ids(wanted)
            aliases = self._further_names(few=len(ordered) < FEW)
        for id in sorted((wanted or set()) - set(ordered)):
            raise KeyError(f"no document {id!r} in this store")
        for id in ordered:
            with self._lock:
                extraction = self._recent.extraction(id) or self._ledger.extraction(id)
                part = self._ledger.identity.part(id)
            if extraction is not None:
                yield applied(extraction, part, aliases)

    def profiles(self) -> Iterator[Profile]:
        """See ``Store.profiles``."""
        with self._lock:
            self._fill_profiles()
            for _, found in self._ledger.identity.profiles():
                yield from found

    def adopt(self, identity: Identity) -> int:
        """See ``Store.adopt``."""
        with self._lock:
            self._begin()
            self._fill_profiles()
            shelf = self._ledger.identity
            held, waiting = shelf.part_texts(), set(shelf.waiting())
            known = [(id, to_text(part)) for id, part in parts(identity, shelf.profiles())]
            new = [(id, text) for id, text in known if id in waiting or text != held.get(id, "")]
            with self._ledger.transaction():
                before = shelf.aliases()
                shelf.keep_aliases({one.id: one.aliases for one in identity.entities.values()})
                self._ledger.search.rename(before, shelf.aliases())
            self._aliases = None
            self._keep(self._telling.adopt((id, from_text(text)) for id, text in new))
        return len(new)

    def joins(self, document_id: str) -> Sequence[Join]:
        """See ``Store.joins``."""
        with self._lock:
            self._required(document_id)
            return self._ledger.identity.part(document_id).joins

    def possible(self) -> Sequence[Possible]:
        """See ``Store.possible``."""
        with self._lock:
            texts = self._ledger.identity.part_texts().values()
        pairs = [pair for text in texts for pair in from_text(text).possible]
        return sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b))

    @property
    def search(self) -> Search:
        """See ``Store.search``."""
        with self._lock:
            make(self._ledger, self._telling.page)
            return self._search

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        return self._engine.query(sparql, prefixes(self.names.base), bindings or {})

    def quads(self) -> Iterator[Quad]:
        """See ``Store.quads``."""
        # Beside ours there may be what others keep in an endpoint.
        return self._engine.quads(self._ours() if self._engine.shared else None)

    def graphs(self) -> Sequence[NamedNode]:
        """See ``Store.graphs``."""
        return [name for name in self._engine.graphs() if self.names.is_document(name)]

    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """See ``Store.ntriples``."""
        with self._lock:
            held = self._recent.ntriples(graph, self._ledger.size())
        return self._engine.ntriples(graph) if held is None else held

    def dataset(self) -> rdflib.Dataset:
        """See ``Store.dataset``."""
        return self._engine.dataset(prefixes(self.names.base))

    def disagreements(self) -> Iterator[str]:
        """See ``Store.disagreements``."""
        with self._lock:
            self._begin()
            yield from disagreements(self._ledger, self._engine, self._telling)

    def rebuild(self) -> None:
        """See ``Store.rebuild``."""
        with self._lock:
            self._begin()
            self._telling.rebuild()

    def backup(self, folder: Path) -> None:
        """See ``Store.backup``."""
        with self._lock:
            self._begin()
            self._engine.backup(folder, self._ours())
            make(self._ledger, self._telling.page)
            self._ledger.search.copy(folder)

    def close(self) -> None:
        """See ``Store.close``."""
        with self._lock:
            if not self._engine.closed:
                try:
                    self._telling.strike_out()
                finally:
                    self._engine.close()
                    self._ledger.close()

    def _ours(self) -> list[NamedNode]:
        """The named graphs of documents and of users."""
        return [*self.graphs(), *(NamedNode(one.iri) for one in self.imports.graphs())]

    def _further_names(self, few: bool) -> Mapping[str, tuple[str, ...]]:
        """The names over the corpus: all at once, or each when ``few`` documents ask for it."""
        if few and self._aliases is None:
            return self._ledger.identity.aliases_when_asked()
        if self._aliases is None:
            self._aliases = self._ledger.identity.aliases()
        return self._aliases

    def _required(self, id: str) -> None:
        if self._ledger.fingerprint(id) is None:
            raise KeyError(f"no document {id!r} in this store")

    def _keep(self, documents: Documents) -> None:
        """Hold the documents that were written last, each bearing its first source."""
        self._recent.keep(
            {id: (self._ledger.sourced(one), said) for id, (one, said) in documents.items()}
        )

    def _fill_profiles(self) -> None:
        """Make the profiles that are not kept, as an older version has made others or none."""
        shelf = self._ledger.identity
        for id in shelf.without_profiles():
            extraction = self._ledger.extraction(id)
            if extraction is not None:
                with self._ledger.transaction():
                    shelf.keep_profiles(extraction)

    def _begin(self) -> None:
        """Be done with the change before, and hold nothing that the next one may make stale."""
        self._telling.strike_out()
        self._recent.forget()
