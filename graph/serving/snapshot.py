"""A copy of a graph that nobody writes, for processes that only ask.

A backup of the engine is a folder of hard links: made in milliseconds, and it stays as it was
while builds go on in the store itself.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Variable

from graph.oxigraph import asked
from graph.search.index import NAMES
from graph.search.search import Search
from graph.store import Answer, Bindings
from graph.terms import Names
from graph.vocabulary import prefixes


class Snapshot:
    """The graph in the backup ``folder``, whose entities live below ``base``.

    ``default_graphs`` and ``named_graphs`` are the dataset of the next queries, as the SPARQL 1.1
    Protocol gives it; where both are empty it is the union of all graphs, or what FROM says.

    ``search`` is the index of names as it was then. Raises OSError where the folder is none.
    """

    def __init__(self, folder: Path, base: str) -> None:
        self.names = Names(base)
        self.default_graphs: list[NamedNode] = []
        self.named_graphs: list[NamedNode] = []
        self.search = Search.of_copy(folder / NAMES) if (folder / NAMES).exists() else None
        self._store = pyoxigraph.Store.read_only(str(folder))

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        known = prefixes(self.names.base)
        if not (self.default_graphs or self.named_graphs):
            return asked(self._store, sparql, known, bindings or {})
        return self._store.query(
            sparql,
            prefixes=dict(known),
            default_graph=[*self.default_graphs],
            named_graphs=[*self.named_graphs],
            substitutions={Variable(name): term for name, term in (bindings or {}).items()},
        )
