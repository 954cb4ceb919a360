"""What a store was given last, kept until it changes again: a build writes its files from it.

The engine would have to look every term up again, and the ledger to decode what was just encoded.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode, RdfFormat, serialize

from extractors.facts import Extraction
from graph.statements import Statements


class Recent:
    """Some documents of a store, no more than one batch of them."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Extraction, Statements]] = {}

    def forget(self) -> None:
        """Hold nothing: the store is about to change."""
        self._held = {}

    def keep(self, documents: Mapping[str, tuple[Extraction, Statements]]) -> None:
        """Hold these documents, by their ids, as the store now has them."""
        self._held = dict(documents)

    def extraction(self, id: str) -> Extraction | None:
        """The extraction of a document, None where it is not held."""
        return self._held[id][0] if id in self._held else None

    def ntriples(self, graph: NamedNode | None, documents: int) -> bytes | None:
        """A graph as the engine would write it, but in another order; None where it is not held.

        The default graph (None) is held where the ``documents`` of the store are all held.
        """
        said = [statements for _, statements in self._held.values()]
        if graph is None:
            if not said or len(said) < documents:
                return None
            triples = dict.fromkeys(triple for one in said for triple in one.shared)
            return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        for one in said:
            if one.name == graph:
                return serialize(one.document, format=RdfFormat.N_TRIPLES) or b""
        return None
