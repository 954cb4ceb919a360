"""Turtle: readable by people, read back equal by two parsers, the same bytes every time."""

from __future__ import annotations

import io

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph.store import Store
from graph.turtle import write_store, write_triples
from tests.graph.sample import nasty, seed, small

XSD = "http://www.w3.org/2001/XMLSchema#"
A = NamedNode("https://w3id.org/triplewire/entity/A")
P = NamedNode("https://w3id.org/triplewire/relation/p")


def turtle(*triples: Triple) -> str:
    out = io.BytesIO()
    write_triples(triples, out)
    return out.getvalue().decode()


def test_a_document_reads_like_the_design() -> None:
    with Store.in_memory() as store:
        store.put([seed()], "v1")
        out = io.BytesIO()
        write_store(store, out)
    text = out.getvalue().decode()
    assert text.startswith("@prefix tw: <https://w3id.org/triplewire#> .\n@prefix rel: ")
    assert (
        "\nent:Ukraine a schema:Country ;\n"
        '    rdfs:label "Ukraine"@en ;\n'
        "    owl:sameAs wd:Q212 ;\n"
        "    tw:named true .\n"
    ) in text
    assert "\n    rel:pledge_to_support.military_campaign_of ent:Russia ;\n" in text
    fact = next(fact for fact in seed().facts if fact.relation.label == "send")
    assert (
        f"\nfact:{fact.id} a rdf:Statement , tw:Claim ;\n"
        "    rdf:subject ent:North_Korea ;\n"
        "    rdf:predicate rel:send ;\n"
        "    rdf:object ent:artillery_shells ;\n"
    ) in text
    assert "tw:confidence 0.93 ;" in text
    layers = [text.index(f"\n{start}") for start in ("ent:", "rel:", "doc:", "fact:", "<https")]
    assert layers == sorted(layers)


@pytest.mark.parametrize(
    ("object", "written"),
    [
        (Literal("12", datatype=NamedNode(XSD + "integer")), "12"),
        (Literal("0.5", datatype=NamedNode(XSD + "decimal")), "0.5"),
        (Literal("1", datatype=NamedNode(XSD + "decimal")), '"1"^^xsd:decimal'),
        (Literal("true", datatype=NamedNode(XSD + "boolean")), "true"),
        (Literal("1", datatype=NamedNode(XSD + "boolean")), '"1"^^xsd:boolean'),
        (Literal("2025-09-04", datatype=NamedNode(XSD + "date")), '"2025-09-04"^^xsd:date'),
        (Literal("chat", language="fr"), '"chat"@fr'),
        (Literal('"^^<x:y>'), '"\\"^^<x:y>"'),
        (NamedNode("https://w3id.org/triplewire/entity/U.S."), None),
        (NamedNode("https://w3id.org/triplewire/entity/"), None),
        (NamedNode("https://w3id.org/triplewire/entity/a%20b"), "ent:a%20b"),
        (NamedNode("https://w3id.org/triplewire/entity/-a"), None),
        (NamedNode("https://w3id.org/triplewire/entity/a~b"), None),
        (NamedNode("https://w3id.org/triplewire/entity/2024"), "ent:2024"),
        (NamedNode("https://w3id.org/triplewire/entity/習近平"), "ent:習近平"),
        (NamedNode("https://elsewhere.example/x"), None),
    ],
)
def test_terms_are_short_where_the_grammar_allows_it(
    object: Literal | NamedNode, written: str | None
) -> None:
    text = turtle(Triple(A, P, object))
    assert text.endswith(f"\nent:A rel:p {written or object} .\n")
    (quad,) = pyoxigraph.parse(text, RdfFormat.TURTLE)
    assert quad.object == object
    as_lines = rdflib.Graph().parse(data=f"{A} {P} {object} .", format="nt")
    assert set(rdflib.Graph().parse(data=text, format="turtle")) == set(as_lines)


def test_repeated_triples_are_written_once_and_sorted() -> None:
    b, c = (NamedNode(f"https://w3id.org/triplewire/entity/{name}") for name in "BC")
    triples = [Triple(A, P, c), Triple(b, P, A), Triple(A, P, b), Triple(A, P, c)]
    assert turtle(*triples) == turtle(*triples[::-1])
    assert turtle(*triples).endswith("\nent:A rel:p ent:B , ent:C .\n\nent:B rel:p ent:A .\n")


def test_a_store_is_written_the_same_whatever_its_history() -> None:
    def written(*batches: list[object]) -> bytes:
        with Store.in_memory() as store:
            for batch in batches:
                store.put(batch, "v1")  # type: ignore[arg-type]
            store.put([small("Ann met Eve.", "gone.txt")], "v1")
            store.remove(small("Ann met Eve.", "gone.txt").document.id)
            out = io.BytesIO()
            write_store(store, out)
            return out.getvalue()

    one = written([seed()], [nasty()], [small()])
    assert one == written([small(), nasty(), seed()])


def test_nothing_is_still_turtle() -> None:
    with Store.in_memory() as store:
        out = io.BytesIO()
        write_store(store, out)
    assert not list(pyoxigraph.parse(out.getvalue(), RdfFormat.TURTLE))
    assert b"@prefix tw:" in out.getvalue()
