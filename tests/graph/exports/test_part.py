"""A part of a store: the chosen claims, whole, and nothing that only others say."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import networkx
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import RDF, RDFS

from extractors.facts import Extraction, fact_id
from graph.exports import Part, export, exporters
from graph.select import Selection, select
from graph.store import Store
from graph.validation import violations
from graph.vocabulary import RELATION, TW
from tests.graph.exports.test_exports import documents, store, written
from tests.graph.sample import small

__all__ = ["documents", "store"]

WISHES: list[dict[str, Any]] = [
    {"about": "Russia"},
    {"between": ("North Korea", "Ukraine")},
    {"source": "KCNA"},
    {"since": "2025-09-01", "until": "2025-09-30"},
    {"polarity": "negative"},
    {"modality": "planned"},
    {"event": "AID"},
    {"min_confidence": 0.9},
]


def part(store: Store, names: bool = False, **wishes: Any) -> Part:
    return Part(store, select(store.extractions(), Selection(**wishes)), names)


def quads(source: Store | Part, only: str = "all") -> set[Any]:
    out = io.BytesIO()
    export("nquads", source, out, only)  # type: ignore[arg-type]
    return set(parse(out.getvalue(), RdfFormat.N_QUADS))


def subjects(quads: set[Any], of: str) -> set[str]:
    return {q.subject.value for q in quads if q.object == NamedNode(of)}


@pytest.mark.parametrize("wishes", WISHES, ids=lambda wishes: next(iter(wishes)))
def test_a_part_is_some_of_the_statements_of_the_whole(
    store: Store, wishes: dict[str, Any]
) -> None:
    whole, chosen = quads(store), quads(part(store, **wishes))
    assert chosen < whole
    facts = {f.id for e in select(store.extractions(), Selection(**wishes)) for f in e.facts}
    claims = {iri.rsplit("/", 1)[1] for iri in subjects(chosen, str(TW.Claim))}
    assert claims == facts
    # Whatever is said of a kept claim, mention or sentence is said in the part, too.
    kept = {(q.subject, q.graph_name) for q in chosen}
    edges = {q for q in whole if q.predicate.value.startswith(RELATION)}
    inside = {q for q in whole - edges if (q.subject, q.graph_name) in kept}
    assert inside == chosen - edges


@pytest.mark.parametrize("wishes", WISHES, ids=lambda wishes: next(iter(wishes)))
def test_a_part_has_the_shape_of_a_graph(store: Store, wishes: dict[str, Any]) -> None:
    out = io.BytesIO()
    export("turtle", part(store, **wishes), out)
    data = rdflib.Graph().parse(data=out.getvalue(), format="turtle")
    assert violations(data, store.names.base) == []


def test_an_edge_that_others_claim_is_not_in_the_part() -> None:
    """What is denied has no edge, though another article claims it."""
    said, denied = small("Ann met Bob.", "a.txt"), small("Ann never met Bob.", "b.txt")
    fact = replace(denied.facts[0], polarity="negative")
    denied = replace(denied, facts=(replace(fact, id=fact_id(fact)),))
    with Store.in_memory() as store:
        store.put([said, denied], "v1")
        assert any(q.predicate.value.startswith(RELATION) for q in quads(store))
        chosen = quads(part(store, polarity="negative"))
        assert subjects(chosen, str(TW.Claim))
        assert not any(q.predicate.value.startswith(RELATION) for q in chosen)
        assert any(q.predicate.value == str(RDFS.label) for q in chosen)


def test_among_names_the_ends_are_names(store: Store) -> None:
    out = io.BytesIO()
    export("graphml", part(store, names=True), out)
    read = networkx.read_graphml(io.BytesIO(out.getvalue()))
    assert all(node["named"] for node in read.nodes.values())
    edges = {
        (a, data["label"], b, data["phrase"], data["modality"])
        for a, b, data in read.edges(data=True)
    }
    pledge = ("Kim_Jong_Un", "pledge to support (military campaign of)", "Russia")
    assert (*pledge, "has pledged to “fully support”", "planned") in edges
    deployed = ("North_Korea", "(soldiers of) deploy to", "Ukraine", "deployed to", "asserted")
    assert deployed in edges


def test_among_names_rows_read_from_name_to_name(store: Store) -> None:
    out = io.BytesIO()
    export("csv", part(store, names=True), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert rows
    for row in rows:
        assert (row["subject"], row["object"]) == (row["named_subject"], row["named_object"])
        assert row["relation"] == row["named_relation"]
        assert row["subject_mention"]


def test_among_names_claims_stay_as_they_are_and_edges_join_names(store: Store) -> None:
    whole, chosen = quads(store), quads(part(store, names=True))
    assert chosen < whole
    named = {q.subject for q in whole if q.predicate == NamedNode(str(TW.named))}
    named = {s for s in named if any(q.subject == s and q.object.value == "true" for q in whole)}
    edges = [q for q in chosen if q.predicate.value.startswith(RELATION)]
    assert edges
    assert all(q.subject in named and q.object in named for q in edges)
    claims = subjects(chosen, str(TW.Claim))
    with_names = {q.subject.value for q in whole if q.predicate == NamedNode(str(TW.namedEdge))}
    assert claims == with_names
    assert not [q for q in quads(part(store, names=True), "edges") if q.object == RDF.Statement]


@pytest.mark.parametrize("format", exporters())
def test_every_format_writes_a_part(store: Store, documents: list[Extraction], format: str) -> None:
    """A part of everything is everything that its claims need, in the same order as always."""
    out = io.BytesIO()
    export(format, part(store, min_confidence=0.0), out)
    whole, own = written(format, store), out.getvalue()
    assert own
    again = io.BytesIO()
    export(format, part(store, min_confidence=0.0), again)
    assert again.getvalue() == own
    assert len(own) <= len(whole)
    if format in ("csv", "jsonl", "graphml", "gexf", "cytoscape", "neo4j"):
        assert own == whole
