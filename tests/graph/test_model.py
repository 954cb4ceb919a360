"""The published model: what is written is declared, what is declared is written, and is true."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS
from rdflib.compare import isomorphic

from extractors.facts import Extraction
from extractors.values import Circumstance
from graph.statements import statements
from graph.turtle import write_triples
from graph.vocabulary import ROLES, TW, ontology, shapes
from tests.graph.sample import Article, nasty, seed, small

SOURCE = Path(statements.__code__.co_filename).parent
KEPT = Path(__file__).parents[1] / "golden" / "small.ttl"
WITHOUT_USE = {
    "Mention": "the class of what has tw:mentionOf",
    "NamedEdge": "the class of what tw:namedEdge leads to",
    **dict.fromkeys(("Polarity", "Modality", "EventType", "EventTypes"), "classes of the values"),
    **dict.fromkeys(
        ("VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict"),
        "classes of the values",
    ),
}
"""Terms that stand in no graph, with the reason."""


def everything() -> Extraction:
    """A claim with a clause in every role, of another extractor; a thing of every kind beside."""
    said = "Ann met Bob. " + " ".join(f"{role} words." for role in (*ROLES, "other"))
    article = Article(said, "all.txt")
    article.entity("Ann", "person")
    article.entity("Bob", "person")
    for kind in ("group", "event", "quantity", "time", "thing"):
        article.entity(f"Some {kind}", kind)
    clauses = tuple(
        Circumstance(role, role, f"{role} words", said.index(f"{role} words"), len(role) + 6)
        for role in (*ROLES, "other")
    )
    ends = article.end("Ann", "Ann", "Ann met"), article.end("Bob", "Bob", "Ann met")
    article.fact("Ann met Bob.", ends[0], "meet", "met", ends[1], circumstances=clauses)
    return article.extraction()


def turtle(extraction: Extraction, **options: object) -> bytes:
    said = statements(extraction, **options)  # type: ignore[arg-type]
    out = BytesIO()
    write_triples([*said.document, *said.shared], out)
    return out.getvalue()


def graph_of(data: bytes | str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format="turtle")


@pytest.fixture(scope="module")
def model() -> rdflib.Graph:
    return graph_of(ontology())


@pytest.fixture(scope="module")
def written() -> rdflib.Graph:
    first = seed()
    ann = small()
    mention = ann.entities[0].mentions[0].mention
    joined = {(mention.start, mention.end): "same name"}
    pairs = [("Ann", "Bob")]
    graph = graph_of(turtle(first)) + graph_of(turtle(nasty())) + graph_of(turtle(everything()))
    graph += graph_of(turtle(ann, joined=joined, possible=pairs))
    return graph + graph_of(KEPT.read_bytes())


def ours(graph: rdflib.Graph) -> set[str]:
    """Our terms in a graph, by local name."""
    terms = {str(term) for triple in graph for term in triple if isinstance(term, rdflib.URIRef)}
    return {term.removeprefix(str(TW)) for term in terms if term.startswith(str(TW))}


def test_what_is_written_is_declared_and_what_is_declared_is_written(
    model: rdflib.Graph, written: rdflib.Graph
) -> None:
    declared = {str(s).removeprefix(str(TW)) for s in model.subjects(RDFS.isDefinedBy)}
    assert ours(written) <= declared
    values = {str(s).removeprefix(str(TW)) for s in model.subjects(RDF.type, OWL.NamedIndividual)}
    assert declared - ours(written) - values - set(WITHOUT_USE) == {"extractor"}
    assert not ours(written) & set(WITHOUT_USE)


def test_what_the_source_names_is_declared(model: rdflib.Graph) -> None:
    declared = {str(s).removeprefix(str(TW)) for s in model.subjects(RDFS.isDefinedBy)}
    named = {
        name
        for file in SOURCE.glob("*.py")
        for name in re.findall(r"\bTW\.([A-Za-z]\w*)", file.read_text("utf-8"))
    }
    assert len(named) > 25
    assert named <= declared


def test_every_term_is_explained(model: rdflib.Graph) -> None:
    terms = set(model.subjects(RDFS.isDefinedBy))
    assert len(terms) > 80
    for term in terms:
        for told in (RDFS.label, SKOS.definition, SKOS.example):
            assert model.value(term, told) is not None, (term, told)


def test_the_ontology_tells_what_it_is(model: rdflib.Graph) -> None:
    itself = rdflib.URIRef("https://w3id.org/triplewire")
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    wanted = (OWL.versionIRI, OWL.priorVersion, DCTERMS.title, DCTERMS.creator, DCTERMS.license)
    for told in (*wanted, DCTERMS.issued, vann.preferredNamespacePrefix):
        assert model.value(itself, told) is not None, told
    assert str(model.value(itself, vann.preferredNamespaceUri)) == str(TW)


def test_terms_of_others_exist(model: rdflib.Graph, written: rdflib.Graph) -> None:
    """rdflib lists the terms of these vocabularies; a misspelt one is none of them."""
    used = {term for graph in (model, written) for triple in graph for term in triple}
    for vocabulary in (DCTERMS, PROV, SDO, SKOS, OWL, RDFS):
        meant = {str(term) for term in used if isinstance(term, rdflib.URIRef)}
        meant = {term for term in meant if term.startswith(str(vocabulary))} - {str(vocabulary)}
        assert meant, vocabulary
        assert meant <= {str(term) for term in dir(vocabulary)}, vocabulary


def test_owl_sees_properties_of_one_sort_each(model: rdflib.Graph) -> None:
    """OWL 2 DL, section 3: no property is of two sorts, and what is used is declared."""
    sorts = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    known = {sort: set(model.subjects(RDF.type, sort)) for sort in sorts}
    assert not known[sorts[0]] & known[sorts[1]]
    assert not known[sorts[0]] & known[sorts[2]]
    assert not known[sorts[1]] & known[sorts[2]]
    built_in = tuple(str(one) for one in (RDF, RDFS, OWL))
    used = {p for p in model.predicates() if not str(p).startswith(built_in)}
    assert used <= set().union(*known.values())
    classes = set(model.subjects(RDF.type, OWL.Class))
    parents = set(model.objects(None, RDFS.subClassOf)) | set(model.objects(None, RDFS.domain))
    assert parents <= classes
    for one, above in model.subject_objects(RDFS.subPropertyOf):
        assert [one in known[sort] for sort in sorts] == [above in known[sort] for sort in sorts]


def test_reasoning_makes_nothing_what_it_is_not(model: rdflib.Graph, written: rdflib.Graph) -> None:
    owlrl = pytest.importorskip("owlrl")
    closed = model + written
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(closed)
    allowed = {
        SDO.Person: {SDO.Person},
        SDO.Country: {SDO.Country},
        TW.Group: {TW.Group, SDO.Thing},
        TW.Thing: {TW.Thing, SDO.Thing},
        TW.Claim: {TW.Claim, RDF.Statement, PROV.Entity},
        SDO.NewsArticle: {SDO.NewsArticle},
    }
    edge = {TW.NamedEdge, RDF.Statement}  # a claim between two names is its own
    seen = 0
    for kind, types in allowed.items():
        for one in set(written.subjects(RDF.type, kind)):
            inferred = set(closed.objects(one, RDF.type)) - {RDFS.Resource, OWL.Thing}
            assert inferred - types <= (edge if kind == TW.Claim else set()), one
            seen += 1
    assert seen > 20
    assert (TW.AID, RDF.type, SKOS.Concept) in closed
    mentions = set(written.subjects(TW.mentionOf))
    assert mentions <= set(closed.subjects(RDF.type, TW.Mention))


DATA = {
    "ontology": lambda: ontology().encode(),
    "shapes": lambda: shapes().encode(),
    "seed": lambda: turtle(seed()),
    "nasty": lambda: turtle(nasty()),
    "kept": KEPT.read_bytes,
}


@pytest.mark.parametrize("name", DATA)
def test_three_parsers_read_the_same(name: str, tmp_path: Path) -> None:
    """rdflib, Oxigraph and Raptor: the same graph, blank nodes and all."""
    data = DATA[name]()
    read = graph_of(data)
    lines = pyoxigraph.serialize(
        pyoxigraph.parse(data, RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES
    )
    assert isomorphic(read, rdflib.Graph().parse(data=lines, format="nt"))
    if shutil.which("rapper") is None:
        pytest.skip("no rapper; on Debian: apt-get install raptor2-utils")
    file = tmp_path / "data.ttl"
    file.write_bytes(data)
    done = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(file), "http://base/"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert isomorphic(read, rdflib.Graph().parse(data=done.stdout, format="nt"))
