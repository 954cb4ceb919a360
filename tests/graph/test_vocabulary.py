"""The vocabulary: every term defined, every definition a term, and data that keep to the shapes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pyoxigraph
import pytest
import rdflib
from rdflib import PROV, RDF, RDFS

from extractors.events.types import EVENTS, dimension
from extractors.facts import KINDS, MODALITIES, POLARITIES, Extraction
from graph.statements import statements
from graph.turtle import write_triples
from graph.vocabulary import EVENT_TYPES, KIND_CLASSES, TW, ontology, prefixes, shapes
from tests.graph.sample import nasty, seed, small

FACT = rdflib.Namespace(prefixes()["fact"])


def graph_of(extraction: Extraction) -> rdflib.Graph:
    said = statements(extraction)
    out = BytesIO()
    write_triples([*said.document, *said.shared], out)
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


@pytest.fixture(scope="module")
def definitions() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology(), format="turtle")


@pytest.mark.parametrize("text", [ontology(), shapes()])
def test_ontology_and_shapes_are_turtle_to_both_parsers(text: str) -> None:
    read = len(rdflib.Graph().parse(data=text, format="turtle"))
    assert read == len(list(pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE))) > 100


def test_every_term_is_defined_and_every_definition_is_a_term(definitions: rdflib.Graph) -> None:
    terms = {str(TW[name]) for name in TW.__annotations__ if not name.startswith("_")}
    defined = {str(s) for s in definitions.subjects(RDF.type) if str(s).startswith(str(TW))}
    assert defined == terms
    for term in terms:
        assert definitions.value(rdflib.URIRef(term), RDFS.label) is not None, term


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_type_is_of_the_class_of_its_dimension(
    event: str, definitions: rdflib.Graph
) -> None:
    assert event in EVENT_TYPES
    (kind,) = set(definitions.objects(TW[event], RDF.type)) - {rdflib.OWL.NamedIndividual}
    assert str(definitions.value(kind, RDFS.label)) == dimension(event)
    assert (kind, RDFS.subClassOf, TW.EventType) in definitions


def test_a_term_that_does_not_exist_fails_at_once() -> None:
    with pytest.raises(AttributeError, match="polarty"):
        _ = TW.polarty


@pytest.mark.parametrize("make", [seed, nasty, small])
def test_what_we_write_conforms_to_our_shapes(
    make: Callable[[], Extraction], definitions: rdflib.Graph
) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    data = graph_of(make())
    conforms, _, report = pyshacl.validate(
        data,
        shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"),
        ont_graph=definitions,
    )
    assert conforms, report


def test_the_shapes_notice_what_is_wrong() -> None:
    extraction = seed()
    pyshacl = pytest.importorskip("pyshacl")
    rules = rdflib.Graph().parse(data=shapes(), format="turtle")
    fact = next(fact for fact in extraction.facts if fact.relation.label == "send")
    said = FACT[fact.id]
    for predicate in (TW.polarity, RDF.subject, PROV.wasQuotedFrom, TW.modality):
        broken = graph_of(extraction)
        broken.remove((said, predicate, None))
        conforms, _, report = pyshacl.validate(broken, shacl_graph=rules)
        assert not conforms
        assert f"fact:{said.removeprefix(FACT)}" in report


def test_the_values_of_the_data_types_all_have_terms(definitions: rdflib.Graph) -> None:
    assert set(KIND_CLASSES) == set(KINDS)
    for value, kind in [
        *((name.capitalize(), TW.Polarity) for name in POLARITIES),
        *((name.capitalize(), TW.Modality) for name in MODALITIES),
    ]:
        assert (TW[value], RDF.type, kind) in definitions
    kinds = set(definitions.subjects(RDFS.subClassOf, TW.EventType))
    assert len(EVENT_TYPES) == 16
    for event in EVENT_TYPES:
        assert set(definitions.objects(TW[event], RDF.type)) & kinds, event
