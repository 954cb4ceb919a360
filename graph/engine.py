"""Where the quads of a store are: what every engine can do, whichever it is.

An engine answers SPARQL 1.1 and keeps what it is told; nothing in it knows what the quads mean.
``graph.oxigraph`` is a folder or memory, ``graph.remote`` an endpoint on the network.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Triple

from graph.store import Answer, Bindings

if TYPE_CHECKING:
    import rdflib

Part = tuple[NamedNode | None, Sequence[Triple]]
"""A graph, the default graph for None, and triples of it."""


class Engine(ABC):
    """Quads in a default graph and named ones. Every method raises StoreError once it is closed.

    They raise it, too, where the engine cannot be read or written. What is wrong with a query
    raises SyntaxError, or QueryError where an engine has no more to say than words.
    """

    shared: bool = False
    """Whether others may write here too: then what the ledger does not know is not ours to drop."""

    place: str = "the graph"
    """What messages call it."""

    @property
    @abstractmethod
    def closed(self) -> bool:
        """Whether ``close`` was called."""

    @abstractmethod
    def close(self) -> None:
        """Write what is still to be written, and let go. Closing twice does no harm."""

    @abstractmethod
    def change(
        self, graphs: Sequence[NamedNode], orphans: Sequence[str], added: Sequence[Part]
    ) -> None:
        """Replace graphs, remove triples of the default graph and add some.

        ``graphs`` are those that ``added`` holds anew or that must go, ``orphans`` triples as
        N-Triples have them, without the dot. Doing the same once more changes nothing. It may be
        written beside what the caller does next: see ``busy`` and ``wait``.
        """

    @abstractmethod
    def replace(self, graph: NamedNode, parts: Iterable[Sequence[str]] | None) -> None:
        """Let a named graph hold these lines of N-Triples (without " .") and nothing else.

        Without lines it is an empty graph, for None there is none. Whoever is killed meanwhile
        leaves a part. Survives a power cut once ``shift`` has been called after it.
        """

    @abstractmethod
    def shift(self, gone: Sequence[tuple[str, str]], come: Sequence[tuple[str, str]]) -> None:
        """Take triples out of named graphs and add some, each as (graph, line of N-Triples).

        Returns when it is written. Doing the same once more changes nothing.
        """

    @property
    @abstractmethod
    def busy(self) -> bool:
        """Whether a change may not be written yet."""

    @abstractmethod
    def wait(self) -> None:
        """Return when every change is written. Raises StoreError where one could not be."""

    @property
    @abstractmethod
    def empty(self) -> bool:
        """Whether there is no quad."""

    @abstractmethod
    def refill(self, parts: Iterable[Part], foreign: Callable[[NamedNode], bool]) -> None:
        """Replace everything but the ``foreign`` named graphs, which stay as they are.

        Parts of one graph need not come together. Whoever is killed meanwhile leaves a part.
        """

    @abstractmethod
    def query(self, sparql: str, prefixes: Mapping[str, str], bindings: Bindings) -> Answer:
        """The answer over the union of all graphs, or over those that the query names by FROM."""

    @abstractmethod
    def backup(self, folder: Path, named: Sequence[NamedNode] | None = None) -> None:
        """A copy as an Oxigraph folder, which must not be there yet.

        Of the named graphs at least ``named`` are in it, all for None.
        """

    @abstractmethod
    def quads(self, named: Sequence[NamedNode] | None = None) -> Iterator[Quad]:
        """The quads of the default graph and of the ``named`` graphs, in no particular order.

        For None those of all graphs.
        """

    @abstractmethod
    def graphs(self) -> list[NamedNode]:
        """The names of the named graphs, sorted."""

    @abstractmethod
    def ntriples(self, graph: NamedNode | None) -> bytes:
        """A graph, the default graph for None, as canonical N-Triples."""

    @abstractmethod
    def dataset(self, prefixes: Mapping[str, str]) -> rdflib.Dataset:
        """The quads under rdflib's interface, its default graph the union of all."""
