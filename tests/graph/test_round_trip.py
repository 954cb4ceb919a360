"""Any term through every form that can carry it, and back by readers that are not ours.

What a form cannot carry is refused; nothing comes back changed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph.exports import jsonld, rdfxml
from graph.lines import triple_lines
from graph.markup import Uncarried
from graph.results import Result
from graph.turtle import write_sections
from graph.vocabulary import BASE, RELATION, TW, prefixes

XSD = "http://www.w3.org/2001/XMLSchema#"
LANGUAGE_TAGS = ("en", "de-AT", "zh-Hant-TW", "x-klingon", "sr-Latn-RS", "de-1996", "es-419")
ODD = (
    *("\x00", "\x01\x1f", "\x7f\x85", "\ufffe\uffff", "\r", "\r\n", "\n", "\t", " ", ""),
    *("\u2028\u2029", "\u202eright to left", "مرحبا", "東京", "\U0001f600", "e\u0301", "\ufeff"),
    *("]]>", "<!--", "&amp;", '"', '"""', "\\", "\\u0041", "\\n", "'", "@en", "^^<x>", "=1+1"),
    *("_:b", "<a>", "{}", "$", "%41", "a" * 5000, "x" * 3 + "\n" * 3, " . ", ";", ","),
)
NUMBERS = ("007", "+1", "-0", "1.50", ".5", "1e3", "1E400", "NaN", "INF", "-INF", "0x1", "1_0", "")
DATATYPES = ("integer", "decimal", "double", "float", "boolean", "byte", "date", "dateTime", "time")
OTHER_TYPES = (f"{XSD}anyURI", "https://example.org/type#x", str(TW.Thing), "urn:x:y")

# No surrogate is Unicode text: pyoxigraph raises for one, and ``graph.terms`` never lets one in.
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=30))
lexical = st.one_of(st.sampled_from(NUMBERS), texts)
typed = st.builds(
    lambda value, kind: Literal(value, datatype=NamedNode(kind)),
    lexical,
    st.sampled_from((*(f"{XSD}{name}" for name in DATATYPES), *OTHER_TYPES)),
)
tagged = st.builds(
    lambda value, tag: Literal(value, language=tag), texts, st.sampled_from(LANGUAGE_TAGS)
)
literals = st.one_of(st.builds(Literal, texts), typed, tagged)
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufff0-\uffff]')


def _iri(start: str, rest: str) -> NamedNode | None:
    try:
        return NamedNode(start + _FORBIDDEN.sub("", rest))
    except ValueError:
        return None  # what the engine does not take for an IRI never gets in


STARTS = (f"{BASE}entity/", RELATION, str(TW), "https://example.org/", "urn:x:", "http://e/a?b=")
iris = st.builds(_iri, st.sampled_from(STARTS), st.text(max_size=20)).filter(bool)
objects = st.one_of(literals, iris, st.just(BlankNode("b0")))
triples = st.lists(st.builds(Triple, iris, iris, objects), min_size=1, max_size=4, unique=True)

Writer = Callable[[list[list[str]], io.BytesIO, Mapping[str, str]], None]
FORMS: dict[str, tuple[Writer, RdfFormat, str]] = {
    "turtle": (write_sections, RdfFormat.TURTLE, "turtle"),
    "ntriples": (
        lambda parts, out, _: out.write("".join(f"{x}\n" for p in parts for x in p).encode()),
        RdfFormat.N_TRIPLES,
        "nt",
    ),
    "jsonld": (jsonld.write_sections, RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (rdfxml.write_sections, RdfFormat.RDF_XML, "xml"),
}
CARRIES_ALL = ("turtle", "ntriples")


def written(form: str, given: list[Triple]) -> bytes | None:
    """The triples in a form, None where it refuses them."""
    out = io.BytesIO()
    try:
        FORMS[form][0]([triple_lines(given)], out, prefixes())
    except Uncarried:
        if form in CARRIES_ALL:
            raise
        return None
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
@given(triples)
@settings(max_examples=150, deadline=None, derandomize=True)
@example([Triple(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal(x)) for x in ODD[8:]])
@example([Triple(NamedNode("http://e/s"), NamedNode(f"{TW}owner"), Literal("http://e/o"))])
def test_what_oxigraph_reads_back_is_what_was_written(form: str, given: list[Triple]) -> None:
    data = written(form, given)
    if data is not None:
        read = parse(data, FORMS[form][1])
        assert same([Triple(q.subject, q.predicate, q.object) for q in read], given)


def same(read: list[Triple], given: list[Triple]) -> bool:
    """The labels of blank nodes are no one's business."""
    texts = [
        sorted({re.sub(r"_:\S+", "_:b", str(triple)) for triple in one}) for one in (read, given)
    ]
    return texts[0] == texts[1]


@pytest.mark.parametrize("form", FORMS)
@given(triples)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_rdflib_reads_back_is_what_was_written(form: str, given: list[Triple]) -> None:
    data = written(form, given)
    if data is None or any(rdflib_would_not(triple) for triple in given):
        return
    read = rdflib.Graph(bind_namespaces="none")
    with literals_as_written():
        read.parse(data=data, format=FORMS[form][2])
    assert {by_parts(triple) for triple in read} == {by_parts(triple) for triple in given}


@contextmanager
def literals_as_written() -> Iterator[None]:
    """Without this rdflib writes 7 where it reads 007."""
    normalizing, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalizing


def rdflib_would_not(triple: Triple) -> bool:
    """Its reader of JSON-LD and of Turtle loses some: tags it checks otherwise, odd IRIs."""
    return any(
        isinstance(term, NamedNode) and not re.fullmatch(r"[\w:/.#?=-]+", term.value, re.ASCII)
        for term in triple
    )


def by_parts(triple: object) -> tuple[object, ...]:
    found: list[object] = []
    for term in triple:  # type: ignore[attr-defined]
        if isinstance(term, Literal | rdflib.Literal):
            language = term.language
            kind = str(getattr(term.datatype, "value", term.datatype) or f"{XSD}string")
            value = term.value if isinstance(term, Literal) else str(term)
            found.append((value, language.lower() if language else kind))
        elif isinstance(term, BlankNode | rdflib.BNode):
            found.append("_:b")
        else:
            found.append(term.value if isinstance(term, NamedNode) else str(term))
    return tuple(found)


# results


def answer(
    given: list[Literal | NamedNode],
) -> tuple[list[tuple[object, ...]], Callable[[], Result]]:
    """What the engine holds of these terms, and the question that it answers with them."""
    store = pyoxigraph.Store()
    subject = NamedNode("http://e/s")
    store.extend(
        pyoxigraph.Quad(subject, NamedNode(f"http://e/p{n}"), term) for n, term in enumerate(given)
    )
    query = "SELECT ?p ?o ?nothing WHERE { ?s ?p ?o } ORDER BY ?p"

    def ask() -> Result:
        found = store.query(query)
        assert isinstance(found, QuerySolutions)
        return Result(found, frozenset(), prefixes())

    return [tuple(row) for row in ask().rows()], ask


values = st.lists(st.one_of(literals, iris), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ],
)
@given(values)
@settings(max_examples=150, deadline=None, derandomize=True)
@example([Literal(text) for text in ODD])
@example([Literal(text) for text in ODD[5:]])
def test_a_table_is_read_back_as_the_engine_had_it(
    form: str, known: QueryResultsFormat, given: list[Literal | NamedNode]
) -> None:
    rows, ask = answer(given)
    try:
        data = ask().write(form)
    except Uncarried:
        if form != "xml":
            raise
        return
    again = parse_query_results(data, known)
    assert isinstance(again, QuerySolutions)
    read = [tuple(row) for row in again]
    if form == "xml":  # whose reader in Oxigraph trims texts; ElementTree does not
        assert texts_of(data) == [[p.value, o.value] for p, o, _ in rows]  # type: ignore[attr-defined]
        read, rows = ([trimmed(row) for row in found] for found in (read, rows))
    assert read == rows


def texts_of(data: bytes) -> list[list[str]]:
    """The texts of the bindings, row by row."""
    results = ElementTree.fromstring(data)[1]
    return [[binding[0].text or "" for binding in result] for result in results]


def trimmed(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        (term.value.strip(" \t\r\n"), term.language, term.datatype)
        if isinstance(term, Literal)
        else term
        for term in row
    )


@given(values)
@settings(max_examples=150, deadline=None, derandomize=True)
@example([Literal(text) for text in ODD])
def test_csv_has_the_texts(given: list[Literal | NamedNode]) -> None:
    rows, ask = answer(given)
    lines = csv.reader(io.StringIO(ask().write("csv").decode(), newline=""), strict=True)
    assert next(lines) == ["p", "o", "nothing"]
    assert list(lines) == [[p.value, o.value, ""] for p, o, _ in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
@given(st.lists(literals, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_rdflib_reads_the_same_table(form: str, given: list[Literal]) -> None:
    rows, ask = answer(list(given))
    try:
        data = ask().write(form)
    except Uncarried:
        return
    if form == "tsv" and (b"\\u" in data or len(data.decode().splitlines()) > len(rows) + 1):
        return  # its grammar of TSV has no such escapes, and its lines end at more than line feeds
    with literals_as_written():
        again = rdflib.query.Result.parse(io.BytesIO(data), format=form)
    read = sorted(by_parts((row.p, row.o)) for row in again)  # type: ignore[union-attr]
    assert read == sorted(by_parts((p, o)) for p, o, _ in rows)
