"""RDF with its graphs, as XML, and as RDF 1.2: each read back by another reader."""

from __future__ import annotations

import io

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rdflib.compare import isomorphic

from graph.exports import ExportError, export
from graph.exports.base import Only
from graph.store import Store
from tests.graph.exports.test_exports import as_rdflib, documents, store, written

__all__ = ["documents", "store"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DATASETS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
REIFYING = {**DATASETS, "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}


def in_rdf12(format: str, store: Store, only: Only = "all") -> bytes:
    out = io.BytesIO()
    export(format, store, out, only, rdf12=True)
    return out.getvalue()


@pytest.mark.parametrize("format", DATASETS)
def test_oxigraph_reads_back_every_statement_in_its_graph(store: Store, format: str) -> None:
    read = list(pyoxigraph.parse(written(format, store), DATASETS[format]))
    assert len(read) == len(set(read))
    assert set(read) == set(store.quads())


@pytest.mark.parametrize("format", DATASETS)
def test_rdflib_reads_back_every_graph(store: Store, format: str) -> None:
    read = rdflib.Dataset()
    read.parse(data=written(format, store), format=format)
    names = {str(graph.identifier) for graph in read.graphs() if len(graph)}
    assert {name.value for name in store.graphs()} <= names
    assert len(list(read.quads())) == len(list(store.quads()))


def test_rdf_xml_is_read_back(store: Store) -> None:
    read = rdflib.Graph().parse(data=written("rdfxml", store), format="xml")
    assert isomorphic(read, as_rdflib(store))
    triples = {(q.subject, q.predicate, q.object) for q in store.quads()}
    parsed = pyoxigraph.parse(written("rdfxml", store), RdfFormat.RDF_XML)
    assert {(q.subject, q.predicate, q.object) for q in parsed} == triples


@pytest.mark.parametrize("format", [*DATASETS, "rdfxml"])
def test_the_edges_are_the_default_graph(store: Store, format: str) -> None:
    known = {**DATASETS, "rdfxml": RdfFormat.RDF_XML}[format]
    read = {
        (q.subject, q.predicate, q.object)
        for q in pyoxigraph.parse(written(format, store, "edges"), known)
    }
    shared = pyoxigraph.parse(store.ntriples(), RdfFormat.N_TRIPLES)
    assert read == {(q.subject, q.predicate, q.object) for q in shared}


def unreified(quads: set[pyoxigraph.Quad]) -> set[pyoxigraph.Quad]:
    """Statements of RDF 1.2 as those of RDF 1.1."""
    found = set()
    for quad in quads:
        if quad.predicate.value != f"{RDF}reifies":
            found.add(quad)
            continue
        term = quad.object
        assert isinstance(term, pyoxigraph.Triple)
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        parts["type"] = pyoxigraph.NamedNode(f"{RDF}Statement")
        for name, value in parts.items():
            node = pyoxigraph.NamedNode(RDF + name)
            found.add(pyoxigraph.Quad(quad.subject, node, value, quad.graph_name))
    return found


@pytest.mark.parametrize("format", DATASETS)
def test_rdf_12_says_what_rdf_11_says(store: Store, format: str) -> None:
    read = set(pyoxigraph.parse(in_rdf12(format, store), DATASETS[format]))
    old = set(store.quads())
    assert any(quad.predicate.value == f"{RDF}reifies" for quad in read)
    # A claim without an object has no triple to reify and stays as it was.
    assert unreified(read) == old
    assert len(read) < len(old)


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
def test_rdf_12_without_graphs(store: Store, format: str) -> None:
    read = {
        (q.subject, q.predicate, q.object)
        for q in pyoxigraph.parse(in_rdf12(format, store), REIFYING[format])
    }
    with_graphs = pyoxigraph.parse(in_rdf12("nquads", store), RdfFormat.N_QUADS)
    assert read == {(q.subject, q.predicate, q.object) for q in with_graphs}


def test_a_format_that_cannot_carry_rdf_12_says_which_can(store: Store) -> None:
    with pytest.raises(ExportError, match=r"graphml cannot carry RDF 1\.2; expected one of nquads"):
        in_rdf12("graphml", store)
