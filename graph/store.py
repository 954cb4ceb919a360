"""Where the graph lives: one interface, whatever holds it.

A store keeps every document's extraction, from which its RDF follows, and the RDF itself, ready to
be asked. One named graph a document holds its claims and evidence; the default graph (behind an
endpoint the named graph ``Names.shared``) holds the entities, relations and plain edges of all
documents. No triple stands in two graphs, so the union that queries see has each once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from extractors.facts import Document, Extraction
from graph.identity.model import Identity, Join, Possible, Profile
from graph.statements import Edges
from graph.terms import Names

if TYPE_CHECKING:
    import rdflib

    from graph.imports.graphs import UserGraphs
    from graph.remote.endpoint import Address
    from graph.search.match import Match
    from graph.search.search import Search

Bindings = Mapping[str, NamedNode | Literal]
Answer = QuerySolutions | QueryBoolean | QueryTriples


class StoreError(Exception):
    """A store that cannot be opened or used: which one, why, and what to do."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a store knows of a document without reading its extraction.

    ``sources`` are (source, name) of all places where this content was read, sorted by name.
    ``facts`` is how many facts it has, ``fingerprint`` what extracted them.
    """

    id: str
    name: str
    title: str | None
    sources: tuple[tuple[str, str], ...]
    fingerprint: str
    facts: int


class Store(ABC):
    """A graph of documents. Use it as a context manager, or ``close`` it."""

    names: Names
    """Where its entities, facts and documents live."""

    edges: Edges
    """Whose word makes a plain edge."""

    imports: UserGraphs
    """RDF from elsewhere, in graphs of its own: queries see them, the documents' graphs do not."""

    @staticmethod
    def open(
        path: str | PathLike[str],
        *,
        base: str | None = None,
        edges: Edges | None = None,
        create: bool = True,
        endpoint: str | Address | None = None,
    ) -> Store:
        """The store in the folder ``path``, made where there is none and ``create`` is set.

        With ``endpoint`` its graph lives behind this SPARQL 1.1 endpoint instead of in the folder,
        which keeps the documents, and the address for the next time; one that has lived elsewhere
        is made anew there. Where ``path`` itself is an http(s) address the graph there can be
        asked, not changed: what needs the documents raises StoreError. Passwords and tokens come
        from the environment (see ``graph.remote.credentials``).

        ``base`` and ``edges`` are kept from the last time where they are None (at first:
        https://w3id.org/triplewire/ and "reported"); other ones rewrite the whole graph. Repairs
        what a killed process left half done. Raises StoreError where the folder is no store, is
        in use by another process or is damaged, where an endpoint does not answer as one, and
        ValueError where ``base`` is no IRI.
        """
        from graph.opening import at_address, in_folder, is_address

        if is_address(path):
            return at_address(str(path), base)
        return in_folder(path, base, edges, create, endpoint)

    @staticmethod
    def in_memory(*, base: str | None = None, edges: Edges | None = None) -> Store:
        """An empty store that is gone when it is closed."""
        from graph.opening import in_memory

        return in_memory(base, edges)

    @abstractmethod
    def put(
        self, extractions: Sequence[Extraction], fingerprint: str, *, hold: bool = False
    ) -> None:
        """Store a batch, wholly or not at all; what is there already stays as it is.

        Its entities have the ids that the documents give them until the next ``adopt``; with
        ``hold`` its RDF, too, is not made before that, or before the store is opened again.

        A source that had other content before gives up that content, which is removed unless
        another source has it too. The same content from several sources is one document.
        ``fingerprint`` names what made the extractions (see ``has``).
        """

    @abstractmethod
    def note_source(self, document: Document) -> None:
        """Add where ``document``, which is stored already, was read as well.

        Raises KeyError where it is not stored.
        """

    @abstractmethod
    def remove(self, document_id: str) -> None:
        """Remove a document, and what of the shared description no other document supports.

        Who is who among the other documents stays as it is until the next ``adopt``.
        Raises KeyError where there is none with this id.
        """

    @abstractmethod
    def has(self, document_id: str, fingerprint: str | None = None) -> bool:
        """Whether the document is stored, as extracted by ``fingerprint`` where that is given."""

    @abstractmethod
    def documents(self) -> Sequence[StoredDocument]:
        """All documents, ordered by name."""

    @abstractmethod
    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """The extractions of all or of these documents, ordered by document name, one at a time.

        Entities have the ids, labels, kinds and names of the corpus (see ``adopt``). A document
        with several sources bears the first by name. Raises KeyError on an unknown id.
        """

    @abstractmethod
    def profiles(self) -> Iterator[Profile]:
        """What each document knows of its entities, by document id, as it was read."""

    @abstractmethod
    def adopt(self, identity: Identity) -> int:
        """Let the entities of the documents be what they are over the corpus.

        ``identity`` is what was found from ``profiles``, and takes the place of what held before.
        The documents are as they were read, and can be given another identity at any time. Only
        those for which something changes are written anew, some at a time: a process that is
        killed leaves the rest as it was, and the same call finishes it. Returns their number.
        """

    @abstractmethod
    def joins(self, document_id: str) -> Sequence[Join]:
        """Why entities of a document have another id over the corpus.

        Raises KeyError where there is no document with this id.
        """

    @abstractmethod
    def possible(self) -> Sequence[Possible]:
        """The pairs of entities that may be one, the likeliest first."""

    @property
    def search(self) -> Search | None:
        """The index of names, made where it is missing; None where there is none beside the graph.

        Raises StoreError where it is damaged or cannot be written.
        """
        return None

    def find(
        self, text: str, limit: int = 10, kinds: Collection[str] = (), *, named: bool = False
    ) -> Sequence[Match]:
        """The entities that ``text`` may mean, the likeliest first, ``limit`` of them at most.

        First those that bear it for a name or an alias, whatever the case, the accents, the
        punctuation and the blanks; then those whose names begin so, and those whose names have
        all its words (the last one may be unfinished); each of these by the number of facts. Where
        there is none of them, those whose names look alike, the most alike first. ``kinds`` are
        those of ``extractors.facts.KINDS``, all without; with ``named`` only what has a name.

        What was put with ``hold`` is found once its identity is adopted. Without an index of names
        the graph itself is asked, which takes longer with every entity.
        """
        from graph.search.asking import find

        return find(self, text, limit, kinds, named)

    @abstractmethod
    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """The engine's answer to a SPARQL 1.1 query over the union of all graphs.

        ``bindings`` are terms for variables, which a SELECT must project. Raises SyntaxError
        where the query is wrong, or QueryError where an endpoint says no more than that.
        ``graph.query.run`` is the guarded door for text of users.
        """

    @abstractmethod
    def quads(self) -> Iterator[Quad]:
        """Every statement with its graph, in no particular order."""

    @abstractmethod
    def graphs(self) -> Sequence[NamedNode]:
        """The names of the documents' graphs, sorted."""

    @abstractmethod
    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """One graph as canonical N-Triples, unsorted; the default graph for None."""

    @abstractmethod
    def dataset(self) -> rdflib.Dataset:
        """The same data under rdflib's interface, its default graph the union of all.

        Treat it as read-only: what is added here is not known to the store.
        """

    @abstractmethod
    def disagreements(self) -> Iterator[str]:
        """Where the graph is not what follows from the documents, a line each.

        Goes through everything, a document at a time.
        """

    @abstractmethod
    def rebuild(self) -> None:
        """Make the graph anew from the documents; what others have put beside it stays."""

    @abstractmethod
    def backup(self, folder: Path) -> None:
        """A copy of the graph alone, in a new folder of the same disk, to be read by others.

        That of an endpoint is read whole. Raises StoreError where the store is in memory or the
        folder cannot be written.
        """

    @abstractmethod
    def close(self) -> None:
        """Release the folder. Closing twice does no harm."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
