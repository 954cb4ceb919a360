"""The graphs of users in a store: put, replaced, changed and removed, whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graph.imports.shelf import Shelf, UserGraph

if TYPE_CHECKING:
    from graph.ledger import Ledger
    from graph.telling import Telling
    from graph.terms import Names

_MANY = 10_000
"""Changed lines of a graph from which on the engine is told the whole graph."""


class GraphRefused(Exception):
    """A graph that is no user's, or that belongs to another import: which one, and what to do."""


@dataclass(frozen=True, slots=True)
class Put:
    """What was imported: ``triples`` in ``graphs``; ``elsewhere`` of them stand there already."""

    triples: int
    graphs: int
    elsewhere: int


@dataclass(slots=True)
class Edit:
    """A change of the graph ``iri``: lines that go and lines that come, or ``drop`` it."""

    iri: str
    gone: Iterable[str] = ()
    come: Iterable[str] = ()
    drop: bool = False


class UserGraphs:
    """What a store offers of its users' graphs. ``begin`` ends the change before."""

    def __init__(
        self,
        ledger: Ledger,
        telling: Telling,
        names: Names,
        lock: RLock,
        begin: Callable[[], None],
    ) -> None:
        self._ledger, self._telling, self._names = ledger, telling, names
        self._shelf = ledger.imports
        self._lock, self._begin = lock, begin

    def graphs(self) -> Sequence[UserGraph]:
        """All of them, by IRI."""
        with self._lock:
            return self._shelf.graphs()

    def mark(self, name: str) -> str | None:
        """What the import of this name was made from, None where there is none, "" if changed."""
        with self._lock:
            return self._shelf.mark(name)

    def lines(self, iri: str) -> Iterator[list[str]]:
        """All that a graph says, as lines of N-Triples without " .", in parts."""
        return self._shelf.lines(iri)

    def iri(self, name: str) -> str:
        """The graph of an import of this name. Raises ValueError where it cannot be one."""
        from graph.terms import iri_part

        return f"{self._names.base}graph/{iri_part(name)}"

    def name(self, iri: str) -> str:
        """The name of an import that is made for the graph ``iri``."""
        return iri.removeprefix(f"{self._names.base}graph/") or iri

    def check(self, iri: str) -> None:
        """Raise GraphRefused where a graph of this name cannot be a user's."""
        try:
            name = NamedNode(iri)
        except ValueError as error:
            raise GraphRefused(f"<{iri}> is no absolute IRI ({error})") from error
        if self._names.is_document(name) or name == self._names.shared:
            raise GraphRefused(
                f"<{iri}> is a graph of the documents, which only builds change; name another one"
            )

    def put(self, name: str, parts: Iterable[tuple[str, list[str]]], mark: str = "") -> Put:
        """Let the import ``name`` be these graphs with their lines, in place of what it was.

        Wholly or not at all: what is raised while ``parts`` are drawn leaves everything as it was.
        Raises GraphRefused for the name of a document's graph, or of another import's.
        """
        with self._lock:
            self._begin()
            with self._ledger.transaction():
                touched = self._renew(name, parts, mark)
            withheld = self._telling.settle_users()
            triples = sum(one.triples for one in self._shelf.graphs() if one.iri in touched)
        return Put(triples, len(touched), sum(withheld.get(iri, 0) for iri in touched))

    def _renew(self, name: str, parts: Iterable[tuple[str, list[str]]], mark: str) -> set[str]:
        """Let an import be ``parts``; its graphs. What stays is not told to the engine again."""
        before = self._shelf.last()
        old = {one.iri for one in self._shelf.graphs() if one.name == name}
        noted = _Noted(self._shelf)
        touched: set[str] = set()
        for iri, lines in parts:
            if iri not in touched:
                self._make(iri, name, mark)
                touched.add(iri)
                if iri not in old:
                    noted.whole(iri)
            noted.changed(iri, self._shelf.add(iri, lines, before))
        for iri in old - touched:
            self._drop(iri)
        for iri in old & touched:
            self._shelf.remark(iri, mark)
            for gone in self._shelf.sweep(iri, before):
                noted.changed(iri, gone)
        return touched

    def remove(self, name: str) -> Sequence[UserGraph]:
        """Remove an import with all its graphs, or a graph by its IRI; what was removed.

        Raises KeyError where there is none.
        """
        with self._lock:
            found = [one for one in self._shelf.graphs() if name in (one.name, one.iri)]
            if not found:
                raise KeyError(f"no import or graph {name!r}")
            self._begin()
            with self._ledger.transaction():
                for one in found:
                    self._drop(one.iri)
            self._telling.settle_users()
        return found

    @property
    def edits(self) -> int:
        """How many times graphs were altered: another number before each time."""
        with self._lock:
            return int(self._ledger.setting("edits") or 0)

    def alter(self, edits: Sequence[Edit]) -> None:
        """Change graphs, all together or not at all. Those that are not there are made.

        Raises GraphRefused.
        """
        with self._lock:
            self._begin()
            with self._ledger.transaction():
                for edit in edits:
                    self._edit(edit)
                self._ledger.keep_setting("edits", str(self.edits + 1))
            self._telling.settle_users()

    def _edit(self, edit: Edit) -> None:
        if edit.drop:
            if self._shelf.name_of(edit.iri) is not None:
                self._drop(edit.iri)
            return
        if self._shelf.name_of(edit.iri) is None:
            self._make(edit.iri, self.name(edit.iri), "")
            self._shelf.note_graph(edit.iri)
        changed = self._shelf.take(edit.iri, edit.gone)
        changed += self._shelf.add(edit.iri, edit.come)
        if changed:
            self._shelf.remark(edit.iri, "")
            _Noted(self._shelf).changed(edit.iri, changed)

    def _make(self, iri: str, name: str, mark: str) -> None:
        self.check(iri)
        if self._telling.users.is_foreign(iri):
            raise GraphRefused(f"the graph <{iri}> was put there by others; name another one")
        owner = self._shelf.name_of(iri)
        if owner not in (None, name):
            raise GraphRefused(f"the graph <{iri}> belongs to the import {owner}; remove it first")
        self._shelf.make(iri, name, mark)

    def _drop(self, iri: str) -> None:
        noted = _Noted(self._shelf)
        noted.whole(iri)
        for lines in self._shelf.lines(iri):
            noted.changed(iri, lines)
        self._shelf.drop(iri)


class _Noted:
    """Writes down what the engine is to be told of a change: lines, or where many the graph."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._alone = shelf.alone()
        self._count: Counter[str] = Counter()

    def whole(self, iri: str) -> None:
        """All of a graph is changed."""
        self._alone = self._alone and self._shelf.alone()
        self._count[iri] = _MANY + 1
        self._shelf.note_graph(iri)

    def changed(self, iri: str, lines: Sequence[str]) -> None:
        """Lines have come or gone: with them those of the graph that gives or takes them."""
        if not self._alone:
            others = ((self._shelf.first(line, without=iri), line) for line in lines)
            self._shelf.note_triples(
                (other, line) for other, line in others if other is not None and other > iri
            )
        if self._count[iri] <= _MANY:
            self._count[iri] += len(lines)
            self._shelf.note_triples((iri, line) for line in lines)
            if self._count[iri] > _MANY:
                self._shelf.note_graph(iri)
