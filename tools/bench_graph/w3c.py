"""How many of the W3C's SPARQL 1.1 tests are passed: by ``graph.query.run``, bare Oxigraph, rdflib.

Solutions are compared as a multiset and graphs as such, both up to the names of blank nodes, and
numbers by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import rdflib

from graph.query import run
from graph.store import Answer, Bindings
from graph.terms import Names
from graph.vocabulary import prefixes
from tools.bench_graph.suite import Data, Test

Ask = Callable[[Test, str], "Rows | bool | ox.Dataset"]
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Solutions, each from the names of its variables to terms."""

    rows: tuple[dict[str, ox.NamedNode | ox.BlankNode | ox.Literal], ...]


@dataclass
class OneTest:
    """What ``run`` asks: the data of a test, whose default graph is no union of the others."""

    store: ox.Store
    base: str
    names: Names

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        assert not bindings
        return self.store.query(sparql, prefixes=prefixes(self.names.base), base_iri=self.base)


def ours(test: Test, text: str) -> Rows | bool | ox.Dataset:
    """What ``graph.query.run`` answers, as its JSON or its N-Triples say."""
    store = loaded(test.data)
    answer = run(OneTest(store, test.text.as_uri(), Names()), text)
    if answer.kind == "graph":
        return _dataset(ox.parse(answer.write("ntriples"), format=ox.RdfFormat.N_TRIPLES))
    return _results(answer.write("json"), ox.QueryResultsFormat.JSON)


def oxigraph(test: Test, text: str) -> Rows | bool | ox.Dataset:
    """What Oxigraph answers when it is asked itself."""
    answer = loaded(test.data).query(text, base_iri=test.text.as_uri())
    if isinstance(answer, ox.QueryTriples):
        return _dataset(ox.Quad(*triple) for triple in answer)
    return _results(
        answer.serialize(format=ox.QueryResultsFormat.JSON) or b"", ox.QueryResultsFormat.JSON
    )


def peer(test: Test, text: str) -> Rows | bool | ox.Dataset:
    """What rdflib answers from its store in memory."""
    data = _peer_data(test.data)
    answer = data.query(text, base=test.text.as_uri())
    if answer.graph is not None:
        triples = answer.graph.serialize(format="nt")
        return _dataset(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))
    return _results(answer.serialize(format="json") or b"", ox.QueryResultsFormat.JSON)


def passes(test: Test, ask: Ask) -> bool:
    """Whether ``ask`` answers the test as it should; an error is a failure."""
    text = test.text.read_text(encoding="utf-8")
    assert isinstance(test.result, Path)
    wanted = expected(test.result)
    try:
        found = ask(test, text)
    except Exception:
        return False
    if isinstance(wanted, Rows) and isinstance(found, Rows):
        return same_rows(wanted, found)
    if isinstance(wanted, ox.Dataset) and isinstance(found, ox.Dataset):
        return same_graph(wanted, found)
    return type(wanted) is type(found) and wanted == found


def updates_rightly(test: Test) -> bool:
    """Whether the engine changes the data of the test as it should."""
    store = loaded(test.data)
    assert isinstance(test.result, Data)
    try:
        store.update(test.text.read_text(encoding="utf-8"), base_iri=test.text.as_uri())
    except (OSError, SyntaxError, RuntimeError):
        return False
    return same_graph(_dataset(store), _dataset(loaded(test.result)))


def peer_updates_rightly(test: Test) -> bool:
    """The same of rdflib's store in memory."""
    data = _peer_data(test.data)
    assert isinstance(test.result, Data)
    try:
        text = test.text.read_text(encoding="utf-8")
        data.update(f"BASE <{test.text.as_uri()}>\n{text}")
        held = ox.parse(data.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS)
        found = _dataset(ox.Quad(*quad.triple, _graph(quad)) for quad in held)
    except Exception:
        return False
    return same_graph(found, _dataset(loaded(test.result)))


def expected(file: Path) -> Rows | bool | ox.Dataset:
    """The answer in a result file of the suite."""
    if file.suffix in _FORMATS:
        return _results(file.read_bytes(), _FORMATS[file.suffix])
    graph = rdflib.Graph().parse(file, publicID=file.as_uri())
    triples = _dataset(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))
    kind = ox.NamedNode(f"{_RS}ResultSet")
    found = list(triples.quads_for_object(kind))
    if not found:
        return triples
    rows = []
    for quad in triples.quads_for_subject(found[0].subject):
        if quad.predicate.value == f"{_RS}boolean":
            return bool(quad.object.value == "true")
        if quad.predicate.value == f"{_RS}solution":
            rows.append(_row(triples, quad.object))
    return Rows(tuple(rows))


def same_rows(one: Rows, other: Rows) -> bool:
    """Whether both have the same solutions, up to the names of blank nodes."""
    numbered = [_as_graph(rows.rows) for rows in (one, other)]
    return len(one.rows) == len(other.rows) and same_graph(*numbered)


def same_graph(one: ox.Dataset, other: ox.Dataset) -> bool:
    """Whether both are isomorphic, numbers compared by value."""
    held = [_dataset(_by_value(quad) for quad in graph) for graph in (one, other)]
    for graph in held:
        graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return bool(held[0] == held[1])


def loaded(data: Data) -> ox.Store:
    """The data of a test."""
    store = ox.Store()
    for file in data.default:
        _load(store, file, ox.DefaultGraph())
    for name, file in data.named:
        _load(store, file, ox.NamedNode(name))
    return store


def _peer_data(data: Data) -> rdflib.Dataset:
    held = rdflib.Dataset()
    for file in data.default:
        held.default_graph.parse(file, publicID=file.as_uri())
    for name, file in data.named:
        held.graph(rdflib.URIRef(name)).parse(file, publicID=file.as_uri())
    return held


def _load(store: ox.Store, file: Path, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    kind = ox.RdfFormat.from_extension(file.suffix[1:])
    store.load(path=file, format=kind, base_iri=file.as_uri(), to_graph=graph)


def _graph(quad: ox.Quad) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph:
    default = getattr(quad.graph_name, "value", "") == "urn:x-rdflib:default"
    return ox.DefaultGraph() if default else quad.graph_name


def _results(text: bytes, format: ox.QueryResultsFormat) -> Rows | bool:
    answer = ox.parse_query_results(text, format=format)
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    names = [variable.value for variable in answer.variables]
    return Rows(
        tuple({name: row[name] for name in names if row[name] is not None} for row in answer)
    )


def _row(triples: ox.Dataset, solution: ox.BlankNode) -> dict[str, ox.Literal]:
    row = {}
    for quad in triples.quads_for_subject(solution):
        if quad.predicate.value == f"{_RS}binding":
            parts = {q.predicate.value: q.object for q in triples.quads_for_subject(quad.object)}
            row[parts[f"{_RS}variable"].value] = parts[f"{_RS}value"]
    return row


def _as_graph(rows: Iterable[dict[str, ox.Literal]]) -> ox.Dataset:
    """A node for each solution, so that graph isomorphism can tell solutions apart."""
    quads = []
    for row in rows:
        node = ox.BlankNode()
        quads.append(ox.Quad(node, ox.NamedNode("row:is"), ox.Literal("")))
        for name, term in row.items():
            quads.append(ox.Quad(node, ox.NamedNode(f"var:{name}"), term))
    return _dataset(quads)


def _by_value(quad: ox.Quad) -> ox.Quad:
    term = quad.object
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(_XSD):
        kind = term.datatype.value.removeprefix(_XSD)
        try:
            if kind in {"integer", "decimal"}:
                term = ox.Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
            elif kind in {"double", "float"}:
                term = ox.Literal(repr(float(term.value)), datatype=term.datatype)
        except ArithmeticError:
            pass
        except ValueError:
            pass
    return ox.Quad(quad.subject, quad.predicate, term, quad.graph_name)


def _dataset(quads: Iterable[ox.Quad]) -> ox.Dataset:
    return ox.Dataset(quads)
