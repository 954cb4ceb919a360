"""One change of a store's documents, in its ledger: what they are, and who is still behind what.

A triple that several documents share stands in the graph once, and goes with the last of them.
So a change looks at what each document said before and says after it, counts the difference, and
writes down which triples nobody says any more. The index of names is told what each document is.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Protocol

from pyoxigraph import Triple

from extractors.facts import Document, Extraction
from graph.identity.parts import Part
from graph.keys import key, keys
from graph.ledger import Ledger
from graph.search.page import Page
from graph.statements import Statements


class Current(Protocol):
    """What a document says as the ledger has it, None where it is not stored or is to wait."""

    def __call__(self, id: str, given: Extraction | None = None) -> Statements | None:
        """``given`` is its extraction where that need not be read again."""


class Paged(Protocol):
    """What a document gives to the index of names, None where it is not stored or is to wait."""

    def __call__(self, id: str, given: Extraction | None = None) -> Page | None:
        """``given`` is its extraction where that need not be read again."""


class Change:
    """What is done to documents inside one transaction of ``ledger``, ended by ``note``."""

    def __init__(self, ledger: Ledger, current: Current, page: Paged) -> None:
        self.given: dict[str, Extraction] = {}
        """The extractions that were kept, by the ids of their documents."""
        self._ledger = ledger
        self._current = current
        self._page = page
        self._before: dict[str, frozenset[Triple]] = {}
        # What the documents said in their own graphs, where users' graphs may say it too.
        self._own: dict[str, frozenset[Triple]] | None = {} if ledger.imports.any() else None

    def keep(self, extraction: Extraction, fingerprint: str, hold: bool = False) -> None:
        """Keep an extraction, unless this very one is kept already.

        With ``hold`` its triples wait for a later ``adopt``.
        """
        id = extraction.document.id
        if self._ledger.keep(extraction, fingerprint, partial(self._touch, id)):
            self._ledger.identity.keep_profiles(extraction)
            self.given[id] = extraction
            if hold:
                self._ledger.identity.wait(id)
            else:
                self._ledger.identity.wait_no_more(id)

    def adopt(self, id: str, part: Part) -> None:
        """Let a stored document be what it is over the corpus; its triples wait no more."""
        extraction = self._ledger.extraction(id)
        if extraction is not None:
            self.given[id] = extraction
            self._touch(id, extraction)
            self._ledger.identity.keep_part(id, part)
            self._ledger.identity.wait_no_more(id)

    def attach(self, document: Document) -> None:
        """Give ``document`` its source; the document that had it and has no other is dropped."""
        last = self._ledger.read_from(document.source)
        if last == (document.id, document.name):
            return
        self._touch(document.id)
        previous = last[0] if last else document.id
        self._touch(previous)
        self._ledger.attach(document.source, document.name, document.id)
        if not self._ledger.sources(previous):
            self._ledger.drop(previous)

    def drop(self, id: str) -> None:
        """Forget a document and its sources."""
        self._touch(id)
        self._ledger.drop(id)

    def note(self) -> dict[str, Statements]:
        """Count the support of shared triples, and write down what the engine is to be told.

        Returns what the changed documents say now.
        """
        change: Counter[bytes] = Counter()
        texts: dict[bytes, str] = {}
        after: dict[str, Statements] = {}
        for id, old in self._before.items():
            now = self._current(id, self.given.get(id))
            if now is not None:
                after[id] = now
                change.update(keys(now.shared))
            for triple in old:
                text = str(triple)
                texts[key(text)] = text
                change[key(text)] -= 1
        gone = self._ledger.count(change)
        orphans = sorted(texts[one] for one in gone if one in texts)
        self._ledger.note_unsettled(self._before, orphans)
        if self._own is not None:
            for id in self._before:
                self._note_users(id, after.get(id))
        self._ledger.search.change(self._before, lambda id: self._page(id, self.given.get(id)))
        return after

    def _note_users(self, id: str, now: Statements | None) -> None:
        """Note what comes or goes with a document and stands in a graph of a user too."""
        shelf = self._ledger.imports
        said = {*now.document, *now.shared} if now else set()
        before = self._before[id] | (self._own or {}).get(id, frozenset())
        lines = sorted(str(triple) for triple in said.symmetric_difference(before))
        pairs = ((shelf.first(line), line) for line in lines)
        shelf.note_triples((iri, line) for iri, line in pairs if iri is not None)

    def _touch(self, id: str, given: Extraction | None = None) -> None:
        """Note what a document says of shared things before it changes."""
        if id not in self._before:
            old = self._current(id, given)
            self._before[id] = frozenset(old.shared) if old else frozenset()
            if self._own is not None:
                self._own[id] = frozenset(old.document) if old else frozenset()
