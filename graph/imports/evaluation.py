"""What an update changes, worked out on a copy of the graph that is thrown away.

Only graphs of users are written. What is found in the graph for a template is asked as a query
over the union of all graphs; blank nodes that are made become Skolem IRIs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from graph.imports.content import ImportProblem
from graph.imports.operations import (
    Data,
    Manage,
    Modify,
    Operation,
    Piece,
    UpdateRefused,
    operations,
)
from graph.imports.reading import Skolem
from graph.oxigraph import asked
from graph.sparql import keywords, nesting, place
from graph.terms import Names
from graph.vocabulary import prefixes

DEEPEST = 100
"""Brackets within brackets of an update."""

MOST = 1_000_000
"""Triples that an update may change."""


@dataclass(slots=True)
class Changed:
    """How a graph of a user is changed: lines that go and come, and whether it is to be."""

    gone: set[str] = field(default_factory=set)
    come: set[str] = field(default_factory=set)
    there: bool = False


class Update:
    """An update of ``store``, a copy of the graph, in which it is worked out and which it spoils.

    ``users`` are the graphs that may be changed and are there, with the number of their triples;
    ``whole`` gives all that one of them says, as a graph of the engine lacks what documents say
    too. ``mark`` tells this update from every other one.
    """

    def __init__(
        self,
        store: Store,
        names: Names,
        users: Mapping[str, int],
        whole: Callable[[str], Iterable[list[str]]],
        mark: str,
    ) -> None:
        self._store, self._names = store, names
        self._users = users
        self._whole = whole
        self._mark, self._number = mark, 0
        self._known = dict(prefixes(names.base))
        self.changed: dict[str, Changed] = {}

    def run(self, text: str) -> dict[str, Changed]:
        """What the update changes, by graph.

        Raises UpdateRefused, and SyntaxError with the engine's words where it is wrong.
        """
        for one in operations_of(text, self._known):
            self._do(one)
        return {
            iri: how
            for iri, how in self.changed.items()
            if how.gone or how.come or how.there != (iri in self._users)
        }

    def _do(self, one: Operation) -> None:
        does = one.does
        if isinstance(does, Data):
            quads = self._data(one.prologue, does.quads)
            if does.adds:
                self._apply((), quads)
            else:
                self._apply(quads, ())
        elif isinstance(does, Modify):
            self._modify(one.prologue, does)
        else:
            self._manage(one.prologue, does)

    def _data(self, prologue: str, quads: str) -> list[Quad]:
        held = Store()
        held.update(f"{prologue} INSERT DATA {quads}", prefixes=self._known)
        for quad in held:
            if isinstance(quad.graph_name, DefaultGraph):
                raise UpdateRefused(
                    "the default graph is that of the documents, which only builds change; "
                    "name a graph of your own: GRAPH <…> { … }",
                    forbidden=True,
                )
        return list(held)

    def _modify(self, prologue: str, does: Modify) -> None:
        default = self._iri(prologue, does.default) if does.default else None
        for one in (*does.delete, *does.insert):
            self._change(self._iri(prologue, one.graph))
        gone = [quad for one in does.delete for quad in self._filled(prologue, one, does, default)]
        come = [quad for one in does.insert for quad in self._filled(prologue, one, does, default)]
        self._apply(gone, come)

    def _filled(
        self, prologue: str, piece: Piece, does: Modify, default: NamedNode | None
    ) -> Iterable[Quad]:
        name = self._iri(prologue, piece.graph)
        query = f"{prologue} CONSTRUCT {{ {piece.triples} }}\n{does.using}\nWHERE {does.where}"
        if default is None:
            found = asked(self._store, query, self._known, {})
        else:
            found = self._store.query(query, prefixes=self._known, default_graph=[default])
        assert isinstance(found, QueryTriples)
        for triple in found:
            yield Quad(triple.subject, triple.predicate, triple.object, name)

    def _manage(self, prologue: str, does: Manage) -> None:
        name = self._iri(prologue, does.graph)
        if does.verb == "CREATE":
            self._writable(name)
            if self._is_there(name) and not does.silent:
                raise UpdateRefused(f"there is a graph {name} already")
            self._change(name).there = True
        elif does.verb in ("CLEAR", "DROP"):
            self._writable(name)
            if not self._is_there(name):
                if not does.silent:
                    raise UpdateRefused(f"there is no graph {name}")
                return
            self._empty(name, does.verb == "DROP")
        else:
            self._transfer(does, self._iri(prologue, does.source), name)

    def _transfer(self, does: Manage, source: NamedNode, name: NamedNode) -> None:
        self._writable(name)
        if does.verb == "MOVE":
            self._writable(source)
        if not self._store.contains_named_graph(source):
            if not does.silent:
                raise UpdateRefused(f"there is no graph {source}")
            return
        if source == name:
            return
        held = [
            Quad(quad.subject, quad.predicate, quad.object, name)
            for quad in self._store.quads_for_pattern(None, None, None, source)
        ]
        if does.verb != "ADD" and self._is_there(name):
            self._empty(name)
        self._change(name).there = True
        self._apply((), held)
        if does.verb == "MOVE":
            self._empty(source, drop=True)

    def _empty(self, name: NamedNode, drop: bool = False) -> None:
        how = self._change(name)
        self._apply([*self._store.quads_for_pattern(None, None, None, name)], ())
        how.there = not drop

    def _apply(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Change the copy, and note what is changed: all that goes before all that comes."""
        for quad in _canonical(gone):
            how = self._change(_name(quad))
            if quad in self._store:
                self._store.remove(quad)
                _count(str(quad.triple), how.gone, how.come)
        for quad in _canonical(self._named(come)):
            how = self._change(_name(quad))
            how.there = True
            if quad not in self._store:
                self._store.add(quad)
                _count(str(quad.triple), how.come, how.gone)
        if sum(len(how.gone) + len(how.come) for how in self.changed.values()) > MOST:
            raise UpdateRefused(f"this would change more than {MOST:,} triples; do it in parts")

    def _named(self, quads: Iterable[Quad]) -> list[Quad]:
        """Quads without blank nodes, which are others each time, but named by their content."""
        known = list(quads)
        if any(isinstance(term, BlankNode) for quad in known for term in quad):
            held = Dataset(known)
            held.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            known = sorted(held, key=str)
        self._number += 1
        skolem = Skolem(self._names.base, f"{self._mark} {self._number}")
        try:
            return [skolem(quad) for quad in known]
        except ImportProblem as error:
            raise UpdateRefused(str(error)) from None

    def _change(self, name: NamedNode) -> Changed:
        """How a graph is changed so far; the first time all that it says is put into the copy."""
        self._writable(name)
        if name.value not in self.changed:
            if self._users.get(name.value, 0) > self._size(name):
                for lines in self._whole(name.value):
                    quads = "".join(f"{line} {name} .\n" for line in lines)
                    self._store.bulk_load(quads.encode(), RdfFormat.N_QUADS)
            self.changed[name.value] = Changed(there=name.value in self._users)
        return self.changed[name.value]

    def _size(self, name: NamedNode) -> int:
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}"
        found = self._store.query(query)
        assert isinstance(found, QuerySolutions)
        return int(next(found)["n"].value)

    def _is_there(self, name: NamedNode) -> bool:
        how = self.changed.get(name.value)
        return how.there if how else name.value in self._users

    def _writable(self, name: NamedNode) -> None:
        if self._names.is_document(name) or name == self._names.shared:
            raise UpdateRefused(
                f"{name} is a graph of the documents, which only builds change; name your own",
                forbidden=True,
            )

    def _iri(self, prologue: str, name: str) -> NamedNode:
        """The IRI that a name of the text stands for."""
        query = f"{prologue} SELECT ?g {{ VALUES ?g {{ {name} }} }}"
        found = Store().query(query, prefixes=self._known)
        assert isinstance(found, QuerySolutions)
        iri = next(found)["g"]
        assert isinstance(iri, NamedNode)
        return iri


def operations_of(text: str, known: dict[str, str]) -> list[Operation]:
    """The operations of a text that the engine takes for an update.

    Raises UpdateRefused, and SyntaxError.
    """
    if nesting(text) > DEEPEST:  # the engine's parser would overflow its stack
        raise UpdateRefused(f"the update is nested more than {DEEPEST} brackets deep")
    away = next((one for one in keywords(text) if one.text.upper() in ("SERVICE", "LOAD")), None)
    if away is not None:
        line, column = place(text, away.start)
        raise UpdateRefused(
            f"line {line}, column {column}: {away.text.upper()} would reach for the network or "
            "for files, which is not allowed; triplewire import reads files",
            forbidden=True,
        )
    found: list[Operation] = []
    with suppress(IndexError):  # the engine tells better what is wrong
        found = operations(text)
    for alone in [one.alone for one in found] or [text]:
        with suppress(OSError, RuntimeError, ValueError):  # of graphs that an empty store has not
            Store().update(alone, prefixes=known)
    if not found:
        raise UpdateRefused("there is no operation in the update")
    return found


def _canonical(quads: Iterable[Quad]) -> list[Quad]:
    """Quads as the engine keeps them."""
    held = Store()
    held.extend(quads)
    return list(held)


def _count(line: str, more: set[str], less: set[str]) -> None:
    if line in less:
        less.remove(line)
    else:
        more.add(line)


def _name(quad: Quad) -> NamedNode:
    assert isinstance(quad.graph_name, NamedNode)
    return quad.graph_name
