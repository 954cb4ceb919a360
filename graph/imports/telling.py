"""Graphs of users, told to the engine: each triple where it is to stand, and nowhere twice.

What stands follows from the ledger alone: a line of a user's graph does unless a document says it,
or a graph that comes before by IRI has it. So a note of what may have changed is enough to go on
from after a process was killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, QuerySolutions

from graph.engine import Engine
from graph.imports.shelf import Shelf
from graph.keys import key
from graph.ledger import Ledger
from graph.terms import Names
from graph.vocabulary import RELATION

_AT_ONCE = 500
"""Lines that are looked for in the documents' graphs by one query."""


class UserTelling:
    """The engine's share of every change that touches graphs of users."""

    def __init__(self, ledger: Ledger, engine: Engine, names: Names) -> None:
        self._ledger, self._engine = ledger, engine
        self._shelf: Shelf = ledger.imports
        self._documents = f"{names.base}document/"
        # Documents say nothing of anything else, so most lines of others need no look.
        self._shared = (f"<{names.base}entity/", f"<{RELATION}")
        self._own = (f"<{names.base}fact/", f"<{self._documents}")
        self.withheld: dict[str, int] = {}
        """How many lines of each graph that was told last stand elsewhere, by IRI."""

    def settle(self) -> bool:
        """Tell the engine all that is written down; whether there was anything."""
        graphs, pairs = self._shelf.unsettled()
        self.withheld = {}
        for iri in graphs:
            name = NamedNode(iri)
            if self._shelf.name_of(iri) is None:
                self._engine.replace(name, None)
            else:
                self._engine.replace(name, self._standing(iri))
        by_graph: dict[str, list[str]] = {}
        for iri, line in pairs:
            by_graph.setdefault(iri, []).append(line)
        come: list[tuple[str, str]] = []
        gone: list[tuple[str, str]] = []
        for iri, lines in by_graph.items():
            standing = set(self._of(iri, lines))
            come += [(iri, line) for line in lines if line in standing]
            if iri not in self.withheld:
                left = [line for line in lines if self._shelf.has(iri, line)]
                self.withheld[iri] = len(left) - len(standing)
            gone += [(iri, line) for line in lines if line not in standing]
        if graphs or pairs:
            self._engine.shift(gone, come)
        return bool(graphs or pairs)

    def is_foreign(self, iri: str) -> bool:
        """Whether a graph in the engine was put there by others."""
        if not self._engine.shared or self._shelf.name_of(iri) is not None:
            return False
        return NamedNode(iri) in self._engine.graphs()

    def repair(self) -> None:
        """Note the graphs that the engine does not have."""
        held = {name.value for name in self._engine.graphs()}
        missing = [one.iri for one in self._shelf.graphs() if one.iri not in held]
        if missing:
            with self._ledger.transaction():
                for iri in missing:
                    self._shelf.note_graph(iri)

    def _standing(self, iri: str) -> Iterator[list[str]]:
        """The lines of a whole graph that are to stand there."""
        alone = self._shelf.alone()
        self.withheld[iri] = 0
        for lines in self._shelf.lines(iri):
            standing = self._of(iri, lines, alone)
            self.withheld[iri] += len(lines) - len(standing)
            yield standing

    def _of(self, iri: str, lines: list[str], alone: bool = False) -> list[str]:
        """Those of ``lines`` that are to stand in a graph; ``alone`` where it has them all."""
        if not alone:
            lines = [line for line in lines if self._shelf.first(line) == iri]
        said = self._said(lines)
        return [line for line in lines if line not in said] if said else lines

    def _said(self, lines: Iterable[str]) -> set[str]:
        """Those of ``lines`` that documents say."""
        said: set[str] = set()
        own: list[str] = []
        for line in lines:
            if line.startswith(self._own):
                own.append(line)
            elif line.startswith(self._shared) and self._ledger.supported(key(line)):
                said.add(line)
        for start in range(0, len(own), _AT_ONCE):
            said |= self._in_documents(own[start : start + _AT_ONCE])
        return said

    def _in_documents(self, lines: list[str]) -> set[str]:
        rows = "\n".join(f"({number} {line})" for number, line in enumerate(lines))
        found = self._engine.query(
            f"SELECT ?n WHERE {{ VALUES (?n ?s ?p ?o) {{\n{rows}\n}} GRAPH ?g {{ ?s ?p ?o }} "
            f'FILTER(STRSTARTS(STR(?g), "{self._documents}")) }}',
            {},
            {},
        )
        assert isinstance(found, QuerySolutions)
        return {lines[int(row["n"].value)] for row in found}
