"""The seed article all the way: what an analyst asks first, answered with the sentence."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import rdflib

from extractors.extract import extract
from extractors.read import read
from graph.query import run
from graph.store import Store
from graph.terms import label
from graph.turtle import write_store
from graph.vocabulary import ontology, shapes
from tests.graph.sample import SEED

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        store.put(
            list(extract(read([str(SEED)], on_error=lambda error: pytest.fail(str(error))))), "seed"
        )
        yield store


def edges(store: Store, one: str, other: str) -> dict[str, str]:
    """Sentence by relation of the plain edges among names from ``one`` to ``other``."""
    rows = run(
        store,
        """SELECT ?relation ?sentence ?one ?other WHERE {
             ?claim tw:namedEdge ?edge ; prov:wasQuotedFrom/oa:hasSelector/oa:exact ?sentence .
             ?edge rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
             ?s rdfs:label ?one . ?o rdfs:label ?other . ?p rdfs:label ?relation .
             ?s ?p ?o }""",
        {"one": label(one), "other": label(other)},
    ).rows()
    return {str(r.value): str(s.value) for r, s in rows if r is not None and s is not None}


def test_kim_is_tied_to_russia_by_his_pledge_of_support(store: Store) -> None:
    found = edges(store, "Kim Jong Un", "Russia")
    assert "has pledged to “fully support”" in found["pledge to support (military campaign of)"]


def test_north_korea_is_tied_to_ukraine_by_its_soldiers(store: Store) -> None:
    found = {
        relation: sentence
        for relation, sentence in edges(store, "North Korea", "Ukraine").items()
        if "soldiers of" in relation
    }
    assert found
    assert all("North Korean soldiers" in sentence for sentence in found.values())


def test_every_sentence_of_the_graph_is_found_verbatim_in_the_article(store: Store) -> None:
    text = SEED.read_text(encoding="utf-8")
    rows = list(
        run(
            store,
            """SELECT ?start ?end ?exact WHERE {
                 ?claim prov:wasQuotedFrom/oa:hasSelector ?position , ?quote .
                 ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact }""",
        ).rows()
    )
    assert len(rows) > 30
    for start, end, exact in rows:
        assert start is not None
        assert end is not None
        assert exact is not None
        assert text[int(start.value) : int(end.value)] == exact.value


def test_the_graph_conforms_to_our_shapes(store: Store) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    out = io.BytesIO()
    write_store(store, out)
    conforms, _, report = pyshacl.validate(
        rdflib.Graph().parse(data=out.getvalue(), format="turtle"),
        shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"),
        ont_graph=rdflib.Graph().parse(data=ontology(), format="turtle"),
    )
    assert conforms, report
