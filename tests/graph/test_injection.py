"""Values of users in named questions: terms, whatever they look like, and never a part of SPARQL.

And queries are answered by the engine: rdflib's evaluator, in Python, is never reached.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import algebra, evaluate, parser, processor
from rdflib.plugins.sparql import update as updating

from extractors.facts import Document, Evidence, Extraction, fact_id
from graph.cli import run as command
from graph.query import QueryError, Question, UnknownName, questions, run
from graph.questions import Parameter
from graph.store import Answer, Bindings, Store
from graph.terms import Names, sendable
from graph.vocabulary import prefixes
from tests.graph.sample import Article, nasty, seed, small

HOSTILE = (
    '"} DROP ALL {',
    '" } } UNION { ?s ?p ?o } #',
    "\\u0022 } DROP ALL {",
    '\\" } ; DROP ALL',
    'x" }\nDROP ALL\n{ "',
    "\r\n} DELETE WHERE { ?s ?p ?o }",
    "https://example.org/> ?p ?o . <x",
    "<http://e/a>",
    "'''",
    '"""',
    "\\",
    "\\\\",
    "?name",
    "$name",
    "UNDEF",
    "VALUES ?name {}",
    "# a comment",
    "SERVICE <http://127.0.0.1/> { ?s ?p ?o }",
    "\x00\x01",
    "\ud800",
    "‮evil",
    "{}" * 2000,
)
ANY = "nobody and nothing"
STRICT = ("day", "number")

PARAMETERS = [(question, one) for question in questions() for one in question.parameters]
NAMED = [f"{question.name} {one.name}" for question, one in PARAMETERS]


class Recorded:
    """A store that keeps what it is asked."""

    def __init__(self, store: Store) -> None:
        self.names: Names = store.names
        self.asked: list[str] = []
        self._store = store

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        self.asked.append(sparql)
        return self._store.query(sparql, bindings)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def bearing(label: str) -> Article:
    """An article in which what has this label, a name, meets Bob."""
    sentence = "Someone met Bob."
    article = Article(sentence, "bearer.txt", title="T")
    article.entity("someone", "person")
    article.entity("Bob", "person")
    ends = article.end("someone", "Someone", sentence), article.end("Bob", "Bob", sentence)
    article.fact(sentence, ends[0], "meet", "met", ends[1], "CONSULT")
    article.entities["someone"] = replace(article.entities["someone"], label=label)
    return article


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        bearers = [bearing(label).extraction() for label in map(sendable, HOSTILE) if label.strip()]
        store.put([seed(), nasty(), small()], "v1")
        for number, one in enumerate(bearers):
            store.put([distinct(one, number)], "v1")
        yield store


def distinct(extraction: Extraction, number: int) -> Extraction:
    """The same said in another article, of somebody else."""
    document = extraction.document
    own = Document.of(document.text, f"{number}.txt", title=f"T{number}")
    facts = []
    for fact in extraction.facts:
        evidence = Evidence(own.id, fact.evidence.sentence, fact.evidence.start, fact.evidence.end)
        subject = replace(fact.subject, id=f"someone_{number}")
        moved = replace(fact, evidence=evidence, subject=subject)
        facts.append(replace(moved, id=fact_id(moved)))
    entities = tuple(
        replace(one, id=f"someone_{number}") if one.id == "someone" else one
        for one in extraction.entities
    )
    return replace(extraction, document=own, facts=tuple(facts), entities=entities)


def needed(question: Question, one: Parameter, value: str) -> dict[str, str]:
    """Values for a question: this one, and names that are there for what else it needs."""
    others = {p.name: "Bob" for p in question.parameters if p.default is None}
    return {**others, one.name: value}


def answered(store: Any, question: Question, values: dict[str, str]) -> list[Any] | str:
    """The rows, or which name is unknown, or that it is no day or number."""
    try:
        return list(run(store, question.name, values).rows())
    except UnknownName as error:
        return f"unknown: {error.name}"
    except QueryError as error:
        return str(error).partition("=")[0]


def refused(question: Question, one: Parameter, value: str, otherwise: Any) -> Any:
    """What is answered to a value that is not in the graph: the same as to any such."""
    if one.kind == "name":
        return f"unknown: {value}"
    return f"question {question.name}: {one.name}" if one.kind in STRICT else otherwise


# what is not there


@pytest.mark.parametrize(("question", "one"), PARAMETERS, ids=NAMED)
def test_a_hostile_value_is_a_value_that_is_not_there(
    store: Store, question: Question, one: Parameter
) -> None:
    before = len(list(store.quads()))
    nothing = answered(store, question, needed(question, one, ANY))
    for hostile in HOSTILE:
        unheard = f"{hostile} unheard of"
        found = answered(store, question, needed(question, one, unheard))
        assert found == refused(question, one, unheard, nothing)
    assert len(list(store.quads())) == before


@given(st.data())
@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_value_makes_a_difference_but_as_a_value(store: Store, data: st.DataObject) -> None:
    question, one = data.draw(st.sampled_from(PARAMETERS))
    marks = st.text(alphabet="\"'\\{}<>?$#.;\n\r\t@^_:%u0 2Aa()/", max_size=20)
    value = data.draw(st.one_of(marks, st.text(max_size=20))) + "unheard of"
    nothing = answered(store, question, needed(question, one, ANY))
    found = answered(store, question, needed(question, one, value))
    assert found == refused(question, one, value, nothing)


# what is there


@pytest.mark.parametrize("hostile", [one for one in HOSTILE if sendable(one).strip()])
def test_a_hostile_name_that_something_bears_is_found(store: Store, hostile: str) -> None:
    rows = list(run(store, "about", {"name": hostile}).rows())
    subjects = {row[0].value for row in rows}  # type: ignore[union-attr]
    assert sendable(hostile) in subjects or len(rows) == 1


def parsed(text: str) -> str:
    """The algebra of a query, by a parser that is not the engine's, without its constants."""
    heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes().items())
    translated = algebra.translateQuery(parser.parseQuery(heads + text))
    return re.sub(
        r"rdflib\.term\.(Literal|URIRef)\((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
        r"(?:, [^)]*)?\)",
        "CONSTANT",
        repr(translated.algebra),
    )


@pytest.mark.parametrize(("question", "one"), PARAMETERS, ids=NAMED)
def test_what_is_sent_has_the_same_algebra(
    store: Store, question: Question, one: Parameter
) -> None:
    sent = []
    if one.kind in STRICT:
        return  # which is a day or a number, or is not sent
    for value in ("Kim", '"} DROP ALL {'):
        recorded = Recorded(store)
        answered(recorded, question, needed(question, one, value))
        sent.append(recorded.asked[-1])
    assert sent[0] != sent[1]
    assert parsed(sent[0]) == parsed(sent[1])


# by whom it is answered


@pytest.fixture
def unevaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib that can parse a query, but not answer one."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a query was evaluated in Python")

    monkeypatch.setattr(evaluate, "evalQuery", refused)
    monkeypatch.setattr(evaluate, "evalPart", refused)
    monkeypatch.setattr(processor, "evalQuery", refused)
    monkeypatch.setattr(processor.SPARQLProcessor, "query", refused)
    monkeypatch.setattr(processor.SPARQLUpdateProcessor, "update", refused)
    monkeypatch.setattr(updating, "evalUpdate", refused)


@pytest.mark.usefixtures("unevaluated")
def test_the_patch_would_be_noticed() -> None:
    import rdflib

    with pytest.raises(AssertionError, match="evaluated in Python"):
        rdflib.Graph().query("ASK { ?s ?p ?o }")


@pytest.mark.usefixtures("unevaluated")
def test_every_question_is_answered_by_the_engine(store: Store) -> None:
    for question in questions():
        values = {p.name: "Bob" for p in question.parameters if p.default is None}
        assert run(store, question.name, values).write("json")


@pytest.mark.usefixtures("unevaluated")
def test_every_command_asks_the_engine(tmp_path: Path) -> None:
    place = str(tmp_path / "store")
    with Store.open(place) as store:
        store.put([seed(), small()], "v1")
        fact = next(iter(store.extractions())).facts[0].id
        assert list(store.dataset().query("SELECT ?s { ?s a tw:Claim } LIMIT 1"))
    out = str(tmp_path / "out")
    for asked in (
        ["query", "about", "name=Ann"],
        ["query", "DESCRIBE ent:Ann"],
        ["query", "CONSTRUCT { ?s a ?o } { ?s a ?o }", "--format", "jsonld"],
        ["facts", "--about", "Ann"],
        ["explain", fact],
        ["stats"],
        ["entities", "list"],
        ["entities", "show", "Ann"],
        ["export", "turtle", "--about", "Ann", "-o", out],
        ["export", "rdfxml", "-o", out],
        ["map", "--about", "Ann", "-o", out],
        ["check"],
    ):
        with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
            assert command([*asked, "-s", place]) == 0, asked
