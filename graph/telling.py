"""What the ledger has, told to the engine: after each change, and on opening what was left undone.

Every change is first committed in the ledger together with a note of what the engine has still to
be told; then the engine is told, then the note is struck out. A process killed in between leaves
the note, and the next opening does the telling.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import NamedNode

from extractors.facts import Extraction
from graph.change import Change
from graph.engine import Engine
from graph.engine import Part as Graph
from graph.identity.apply import applied, joined_mentions
from graph.identity.parts import Part
from graph.imports.telling import UserTelling
from graph.keys import key, keys
from graph.ledger import Ledger
from graph.search.page import Page, page
from graph.statements import VERSION, Edges, Statements, statements
from graph.store import StoreError
from graph.terms import Names

log = logging.getLogger(__name__)

Documents = dict[str, tuple[Extraction, Statements]]
"""Documents as they were read, with what they say, by id."""

CHUNK = 64
"""Documents that are worth a commit when many are written anew."""


class Telling:
    """The engine's share of every change of a ledger."""

    def __init__(self, ledger: Ledger, engine: Engine, names: Names, edges: Edges) -> None:
        self._ledger = ledger
        self._engine = engine
        self._names = names
        self._edges = edges
        self.users = UserTelling(ledger, engine, names)
        self._told = True  # whether the engine has written all that it was told

    def change(self) -> Change:
        """A change of documents, to be ended by ``settle``."""
        return Change(self._ledger, self._current, self.page)

    def settle(self, known: dict[str, Statements] | None = None) -> None:
        """Tell the engine all that is written down; ``known`` are statements that are at hand."""
        documents, noted = self._ledger.unsettled()
        if documents or noted:
            self._settle_documents(documents, noted, known or {})
        if self.users.settle() or documents or noted:
            self._told = False
        if not self._told and not self._engine.busy:
            self.strike_out()

    def settle_users(self) -> dict[str, int]:
        """The same; how many lines of each user's graph that was told stand elsewhere."""
        self.settle()
        return self.users.withheld

    def _settle_documents(
        self, documents: list[str], noted: list[str], known: dict[str, Statements]
    ) -> None:
        added: list[Graph] = []
        for id in documents:
            said = known.get(id) or self._current(id)
            if said is not None:
                added += [(said.name, said.document), (None, said.shared)]
        orphans = [triple for triple in noted if not self._ledger.supported(key(triple))]
        self._engine.change([self._names.document(id) for id in documents], orphans, added)

    def strike_out(self) -> None:
        """Strike out the note of what the engine is to be told, once it has written it."""
        self._engine.wait()
        if not self._told:
            with self._ledger.transaction():
                self._ledger.settle()
            self._told = True

    def adopt(self, parts: Iterable[tuple[str, Part]]) -> Documents:
        """Let documents be what they are over the corpus, some at a time: see ``Change.adopt``.

        Returns the last of them.
        """
        last: Documents = {}
        every = iter(parts)
        while some := list(islice(every, CHUNK)):
            self.strike_out()
            change = self.change()
            with self._ledger.transaction():
                for id, part in some:
                    change.adopt(id, part)
                after = change.note()
            self.settle(after)
            last = {id: (change.given[id], after[id]) for id in after if id in change.given}
        return last

    def repair(self) -> None:
        """Bring the engine into line with the ledger.

        Raises StoreError where the engine holds documents of another ledger.
        """
        wanted = {"base": self._names.base, "edges": self._edges, "statements": VERSION}
        held = {name: self._ledger.setting(name) for name in wanted}
        if self._engine.shared:
            self._refuse_strangers()
        if held != wanted or self._ledger.setting("rebuilding") == "yes":
            self._rebuild(wanted)
        else:
            self._catch_up(wanted)
        self.users.repair()
        self.settle()

    def _catch_up(self, wanted: dict[str, str]) -> None:
        """Tell the engine what it was not told when the last process ended."""
        self.settle()
        identity = self._ledger.identity
        self.adopt((id, identity.part(id)) for id in identity.waiting())
        if self._known() != self._told_documents():
            log.warning("the graph does not match its documents; it is made anew from them")
            self._rebuild(wanted)

    def rebuild(self) -> None:
        """Make the whole graph anew from the documents."""
        self._rebuild({})
        self.settle()

    def said(self, id: str) -> Statements | None:
        """What a document says as the ledger has it, None where it waits for ``adopt``."""
        return self._current(id)

    def _known(self) -> set[NamedNode]:
        """The graphs of the ledger's documents."""
        return {self._names.document(id) for id in self._ledger.ids()}

    def _told_documents(self) -> set[NamedNode]:
        """The graphs of documents that the engine has."""
        return {name for name in self._engine.graphs() if self._names.is_document(name)}

    def _refuse_strangers(self) -> None:
        leaving = {self._names.document(id) for id in self._ledger.unsettled()[0]}
        strangers = self._told_documents() - self._known() - leaving
        if strangers:
            raise StoreError(
                f"{self._engine.place} holds {len(strangers)} documents that were put there from "
                f"another folder, such as {min(map(str, strangers))}; go on in that folder, or "
                "name another --base or another endpoint"
            )

    def _rebuild(self, settings: dict[str, str]) -> None:
        """Make the whole graph anew from the documents."""
        new = not self._ledger.size() and self._engine.empty
        former = self._ledger.setting("former base") or self._ledger.setting("base")
        with self._ledger.transaction():
            # Until it is done, for what stands below the former one has to go.
            self._ledger.keep_setting("former base", former or self._names.base)
            for name, value in settings.items():
                self._ledger.keep_setting(name, value)
            self._ledger.keep_setting("rebuilding", "no" if new else "yes")
        if not new:
            self._refill([self._names, Names(former or self._names.base)])
        with self._ledger.transaction():
            self._ledger.keep_setting("former base", "")

    def _refill(self, ours: Sequence[Names]) -> None:
        counts: Counter[bytes] = Counter()

        def foreign(name: NamedNode) -> bool:
            return not any(names.is_document(name) or name == names.shared for names in ours)

        self._engine.refill(self._all_parts(counts), foreign)
        with self._ledger.transaction():
            self._ledger.forget_counts()
            self._ledger.count(counts)
            self._ledger.settle()
            waiting = self._ledger.identity.waiting()
            self._ledger.identity.wait_no_more()
            self._ledger.search.change(waiting, self.page)
            self._ledger.keep_setting("rebuilding", "no")
            # What stands in them depends on what the documents say.
            for one in self._ledger.imports.graphs():
                self._ledger.imports.note_graph(one.iri)

    def _all_parts(self, counts: Counter[bytes]) -> Iterator[Graph]:
        for id in self._ledger.ids():
            extraction = self._ledger.extraction(id)
            if extraction is not None:
                said = self._statements(extraction)
                counts.update(keys(said.shared))
                yield None, said.shared
                yield said.name, said.document

    def _stored(self, id: str, given: Extraction | None) -> Extraction | None:
        """A document as it was read, None where it is not stored or is to wait.

        ``given`` is its extraction where that need not be read again.
        """
        if self._ledger.identity.waits(id):
            return None
        if given is None or self._ledger.fingerprint(id) is None:
            return self._ledger.extraction(id)
        return given

    def _current(self, id: str, given: Extraction | None = None) -> Statements | None:
        """What a document says as the ledger has it: see ``graph.change.Current``."""
        extraction = self._stored(id, given)
        return self._statements(extraction) if extraction else None

    def page(self, id: str, given: Extraction | None = None) -> Page | None:
        """What a document gives to the index of names: see ``graph.change.Paged``."""
        extraction = self._stored(id, given)
        if extraction is None:
            return None
        part = self._ledger.identity.part(id)
        return page(self._ledger.sourced(applied(extraction, part)))

    def _statements(self, extraction: Extraction) -> Statements:
        id = extraction.document.id
        part = self._ledger.identity.part(id)
        return statements(
            applied(extraction, part),
            self._names,
            self._edges,
            self._ledger.sources(id),
            joined={span: join.clue for span, join in joined_mentions(extraction, part).items()},
            possible=[(pair.a, pair.b) for pair in part.possible],
        )
