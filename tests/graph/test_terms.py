"""Minting: readable where it can be, legal always."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from io import BytesIO

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from graph.terms import (
    Names,
    boolean,
    decimal,
    integer,
    label,
    moment,
    named_relation,
    relation,
    share,
    text,
    web_address,
    wikidata,
)
from tests.graph.sample import NASTY

HOSTILE = [
    "",
    " ",
    ".",
    "..",
    "a/b#c?d",
    "<script>",
    'say "hi"',
    "back\\slash",
    "line\nfeed\r\ttab",
    "\x00\x1f\x7f\x85",
    "\ud800 lone surrogate",
    "\ufffe\uffff",
    "\u202eRTL\u2066",
    "العربية 中文 한국어 ไทย",
    "e\u0301 = \u00e9",
    "😀👩\u200d🚀",
    "100% {x} | ^ `",
    "{?s} ?p } ; DROP ALL",
    "a:b",
    "-",
    "x" * 3000,
    NASTY,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_text_has_an_entity_a_relation_and_literals_that_every_format_carries(
    words: str,
) -> None:
    triples = [
        Triple(Names().entity(words), relation(words), text(words)),
        Triple(Names().fact(words), named_relation(words, words, words), label(words)),
    ]
    for format, name in (
        (RdfFormat.TURTLE, "turtle"),
        (RdfFormat.N_TRIPLES, "nt"),
        (RdfFormat.RDF_XML, "xml"),
    ):
        data = serialize(triples, format=format) or b""
        again = {(quad.subject, quad.predicate, quad.object) for quad in parse(data, format)}
        assert again == {(t.subject, t.predicate, t.object) for t in triples}
        read = rdflib.Graph().parse(BytesIO(data), format=name)
        # An XML parser may read a carriage return as a line feed, and rdflib's does.
        expected = {t.object.value.replace("\r", "\n") for t in triples}  # type: ignore[union-attr]
        assert {str(o).replace("\r", "\n") for o in read.objects()} == expected
        ElementTree.fromstring(read.serialize(format="xml"))


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("pledge to support", "pledge_to_support"),
        ("be  killed", "be_killed"),
        ("so-called", "so-called"),
        ("2 fire", "_x0032__fire"),
        ("co%operate", "co_x0025_operate"),
        ("be U.S. envoy", "be_U_x002E_S_x002E__envoy"),
        ("naïve", "naïve"),
        ("a_b", "a_x005F_b"),
        ("", "_"),
    ],
)
def test_relations_are_names_that_rdf_xml_can_carry(words: str, local: str) -> None:
    assert relation(words) == NamedNode(f"https://w3id.org/triplewire/relation/{local}")


def test_relations_among_names_tell_before_from_after() -> None:
    base = "https://w3id.org/triplewire/relation/"
    after = named_relation(None, "pledge to support", "military campaign of")
    assert after.value == f"{base}pledge_to_support.military_campaign_of"
    assert named_relation("soldiers of", "deploy to", None).value == f"{base}soldiers_of..deploy_to"
    assert named_relation("a", "b", None) != named_relation(None, "a", "b") != relation("a.b")


@pytest.mark.parametrize(
    ("id", "local"),
    [
        ("North_Korea", "North_Korea"),
        ("North Korea", "North_Korea"),
        ("Kim Jong-un", "Kim_Jong-un"),
        ("Côte d'Ivoire", "Côte_d%27Ivoire"),
        ("習近平", "習近平"),
        ("AT&T", "AT%26T"),
        ("100%", "100%25"),
        ("..", "%2E%2E"),
        ("", "_"),
    ],
)
def test_entities_stay_readable(id: str, local: str) -> None:
    assert Names().entity(id).value == f"https://w3id.org/triplewire/entity/{local}"


def test_a_base_moves_entities_facts_documents_and_spans() -> None:
    names = Names("https://example.org/x/")
    assert names.entity("A").value == "https://example.org/x/entity/A"
    assert names.fact("f1", "-names").value == "https://example.org/x/fact/f1-names"
    assert names.document("d").value == "https://example.org/x/document/d"
    assert names.span("d", 3, 9).value == "https://example.org/x/document/d#char=3,9"


@pytest.mark.parametrize("base", ["", "x", "https://example.org", "https://a b/", "//x/", "a:<>/"])
def test_a_base_is_an_absolute_iri_that_ends_in_a_slash(base: str) -> None:
    with pytest.raises(ValueError, match="absolute IRI that ends in /"):
        Names(base)


def test_what_no_format_can_carry_becomes_the_replacement_character() -> None:
    assert text("a\x00b\ud800c\ufffe").value == "a�b�c�"
    assert text('"<b>" \\ \n \t 😀 \u202e').value == '"<b>" \\ \n \t 😀 \u202e'


@pytest.mark.parametrize(
    ("value", "lexical"),
    [(2000.0, "2000"), (13e9, "13000000000"), (4.5, "4.5"), (2 / 3, "0.666666666666667")],
)
def test_numbers_are_decimals_without_an_exponent(value: float, lexical: str) -> None:
    assert decimal(value).value == lexical


@pytest.mark.parametrize(
    ("value", "lexical"),
    [(0.93, "0.93"), (1.0, "1"), (0.0, "0"), (0.12345, "0.1235"), (7.0, "1"), (-1.0, "0")],
)
def test_shares_are_canonical_decimals_within_bounds(value: float, lexical: str) -> None:
    assert share(value) == Literal(
        lexical, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    )
    assert share(float("nan")).value == "0"


@pytest.mark.parametrize(
    ("value", "lexical", "datatype"),
    [
        ("2025-09-04", "2025-09-04", "date"),
        ("2025-09-04T10:00:00+00:00", "2025-09-04T10:00:00Z", "dateTime"),
        ("2025-09-04T10:00:00Z", "2025-09-04T10:00:00Z", "dateTime"),
        ("2025-09-04T10:00", "2025-09-04T10:00:00", "dateTime"),
        ("Thursday", "Thursday", "string"),
        ("2025-13-44", "2025-13-44", "string"),
        ("", "", "string"),
    ],
)
def test_dates_are_typed_where_they_are_dates(value: str, lexical: str, datatype: str) -> None:
    literal = moment(value)
    assert literal.value == lexical
    assert literal.datatype.value == f"http://www.w3.org/2001/XMLSchema#{datatype}"


def test_only_addresses_become_addresses_and_only_items_items() -> None:
    assert web_address("https://news.example/a?b=1&c=2") is not None
    for wrong in (
        "javascript:alert(1)",
        "https://x/<y>",
        "no",
        "https://",
        "http://[",
        "https://x/%zz",
    ):
        assert web_address(wrong) is None, wrong
    assert wikidata("Q423") == NamedNode("http://www.wikidata.org/entity/Q423")
    assert wikidata("Q1> <x:y") is None
    assert integer(3).value == "3"
    assert boolean(False).value == "false"
