"""Questions: what they answer, how answers are written, and what is refused and why."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results

from extractors.facts import Extraction
from graph.query import QueryError, UnknownName, questions, run
from graph.questions import filled, parsed
from graph.store import Store
from graph.terms import sendable
from tests.graph.sample import NASTY, nasty, seed, small

XML = "{http://www.w3.org/2005/sparql-results#}"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        store.put([seed(), nasty(), small(title="A, B")], "v1")
        yield store


def asked(store: Store, question: str, /, **params: str) -> list[dict[str, str]]:
    """The rows of a question, as CSV has them."""
    text = run(store, question, params).write("csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def triples(rows: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {(row["subject"], row["relation"], row["object"]) for row in rows}


# the questions


def test_every_question_has_help_examples_and_runs(store: Store) -> None:
    known = questions()
    assert [question.name for question in known] == sorted(question.name for question in known)
    assert {question.name for question in known} == {
        *("about", "between", "contested", "denied", "entities", "events", "merges"),
        *("named-edges", "neighbours", "paths", "places", "planned", "quantities", "ranking"),
        *(
            "possibly-same",
            "relations",
            "same-relation",
            "sources",
            "timeline",
            "uncertain",
            "when",
        ),
        *("who-did-what", "who-said-what"),
    }
    for question in known:
        assert question.summary.endswith("."), question.name
        assert any(question.name in example for example in question.examples), question.name
        for parameter in question.parameters:
            assert parameter.help
            word = "# LIMIT" if parameter.kind == "number" else "VALUES"
            assert f"{word} ?{parameter.name} {{}}" in question.text
        needed = {p.name: "Kim" for p in question.parameters if p.default is None}
        result = run(store, question.name, needed)
        assert result.variables
        assert all(len(row) == len(result.variables) for row in result.rows())


def test_who_did_what_lists_what_is_affirmed(store: Store) -> None:
    found = triples(asked(store, "who-did-what"))
    assert ("North Korea", "send", "artillery shells") in found
    assert ("Kim Jong Un", "pledge to support", "Russia’s military campaign") in found
    assert not {relation for _, relation, _ in found} & {"abandon", "shield", "be killed"}
    only = triples(asked(store, "who-did-what", event="aid"))
    assert only == {
        ("North Korea", "send", "artillery shells"),
        ("North Korea", "plan to send", "6,000 personnel"),
    }


def test_about_takes_aliases_in_any_case_and_what_belongs_to_the_name(store: Store) -> None:
    rows = asked(store, "about", name="pyongyang")
    assert triples(rows) == {
        ("Vladimir Putin", "praise", "North Korean soldiers"),
        ("North Korean soldiers", "fight in", "Ukraine"),
        ("North Korean soldiers", "deploy to", "Ukraine"),
        ("North Korean soldiers", "be killed", ""),
        ("North Korea", "send", "artillery shells"),
        ("North Korea", "plan to send", "6,000 personnel"),
        ("North Korea", "abandon", "Russia"),
    }
    assert len(rows) == 7
    assert {row["affirmed"] for row in rows if row["relation"] == "abandon"} == {"Negative"}
    assert rows == asked(store, "about", name="  North   KOREA ")


def test_about_finds_arguments_too(store: Store) -> None:
    assert ("North Korea", "send", "artillery shells") in triples(
        asked(store, "about", name="Moscow")
    )


def test_between_needs_both_at_different_ends(store: Store) -> None:
    assert triples(asked(store, "between", a="Kim", b="Russia")) == {
        ("Kim Jong Un", "pledge to support", "Russia’s military campaign")
    }
    assert asked(store, "between", a="Russia", b="kim") == asked(
        store, "between", a="Kim", b="russia"
    )
    assert asked(store, "between", a="KCNA", b="Kim") == []


def test_who_said_what_tells_the_word(store: Store) -> None:
    rows = asked(store, "who-said-what", name="National Intelligence Service")
    assert {(row["word"], row["relation"]) for row in rows} == {
        ("according to", "send"),
        ("believe", "plan to send"),
        ("estimate", "be killed"),
    }
    assert {row["said_by"] for row in asked(store, "who-said-what")} == {
        "KCNA",
        "National Intelligence Service",
    }


def test_planned_denied_and_uncertain_part_the_rest(store: Store) -> None:
    assert {r["relation"] for r in asked(store, "planned")} == {"pledge to support", "plan to send"}
    assert triples(asked(store, "denied")) == {("North Korea", "abandon", "Russia")}
    told = {(row["relation"], row["told"]) for row in asked(store, "uncertain")}
    assert told == {("be killed", "Estimated"), ("shield", "Possible")}


def test_when_finds_what_overlaps_the_period(store: Store) -> None:
    (row,) = asked(store, "when")
    assert (row["first"], row["last"], row["relation"]) == (
        *("2025-09-04", "2025-09-04"),
        "pledge to support",
    )
    assert asked(store, "when", since="2025-09-01", until="2025-09-04") == [row]
    assert (
        asked(store, "when", since="2025-09-05") == asked(store, "when", until="2025-09-03") == []
    )


def test_named_edges_come_with_their_claim_and_sentence(store: Store) -> None:
    rows = asked(store, "named-edges", name="Ukraine")
    assert triples(rows) == {
        ("North Korea", "(soldiers of) deploy to", "Ukraine"),
        ("North Korea", "(soldiers of) fight in", "Ukraine"),
    }
    facts = {fact.id: fact for fact in seed().facts}
    for row in rows:
        assert facts[row["claim"].rsplit("/")[-1]].evidence.sentence == row["sentence"]


def test_sources_entities_relations_and_merges(store: Store) -> None:
    sources = {row["document"]: row for row in asked(store, "sources")}
    assert sources["kim-putin-beijing.txt"]["claims"] == "11"
    assert sources["kim-putin-beijing.txt"]["published"] == "2025-09-04"
    entities = {row["name"]: row for row in asked(store, "entities")}
    assert entities["Kim Jong Un"]["claims"] == "3"
    assert entities["Kim Jong Un"]["wikidata"] == "Q56226"
    assert {row["relation"]: row["claims"] for row in asked(store, "relations")}["meet"] == "2"
    clues = [(row["text"], row["clue"]) for row in asked(store, "merges", name="Kim Jong Un")]
    assert clues == [("Kim", "short name"), ("he", "pronoun")]


def test_events_count_what_is_affirmed_by_type(store: Store) -> None:
    found = {(row["event"], *triple) for row in asked(store, "events") for triple in [ends(row)]}
    assert ("CONSULT", "Kim Jong Un", "Vladimir Putin") in found
    assert ("AID", "North Korea", "artillery shells") in found
    (row,) = asked(store, "events", name="moscow")
    assert (row["event"], *ends(row)) == ("SUPPORT", "Kim Jong Un", "Russia’s military campaign")


def ends(row: dict[str, str]) -> tuple[str, str]:
    return row["subject"], row["object"]


def test_neighbours_and_ranking_count_claims_among_names(store: Store) -> None:
    rows = asked(store, "neighbours", name="Ukraine")
    assert [(row["neighbour"], row["claims"]) for row in rows] == [("North Korea", "2")]
    ranked = [(row["entity"], row["claims"]) for row in asked(store, "ranking")]
    assert ranked[0] == ("North Korea", "4")
    assert ("Ann", "1") in ranked


def test_paths_have_a_name_between() -> None:
    first, second = small("Ann met Bob."), small("Ann met Eve.", "other.txt")
    with Store.in_memory() as store:
        store.put([first, second], "v1")
        (row,) = asked(store, "paths", a="Bob", b="eve")
        assert [row[name] for name in ("start", "relation", "between", "relation_2", "end")] == [
            *("Bob", "meet", "Ann", "meet", "Eve")
        ]
        denied = replace(second, facts=(replace(second.facts[0], polarity="negative"),))
        store.put([denied], "v2")
        assert asked(store, "paths", a="Bob", b="Eve") == []


def test_places_quantities_and_a_relation(store: Store) -> None:
    assert ("in Beijing", "Kim Jong Un") in {
        (row["place"], row["subject"]) for row in asked(store, "places")
    }
    assert [row["subject"] for row in asked(store, "places", name="North Korea")] == [
        "Vladimir Putin"
    ]
    (row,) = asked(store, "quantities", unit="SOLDIERS")
    assert (row["low"], row["high"], row["relation"]) == ("2000", "2000", "be killed")
    sent = asked(store, "same-relation", relation="Send")
    assert [ends(row) for row in sent] == [("North Korea", "artillery shells")]


def test_a_timeline_takes_the_day_of_the_sentence_before_the_article_s(store: Store) -> None:
    rows = asked(store, "timeline", name="Kim")
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    by = {row["relation"]: row["dated_by"] for row in rows}
    assert by["pledge to support"] == "sentence"
    assert by["meet"] == "article"
    assert {row["dated_by"] for row in asked(store, "timeline", name="Ann")} == {""}


def test_contested_claims_are_those_affirmed_and_denied() -> None:
    yes, no = small(), small(name="other.txt", title="Other")
    denied: Extraction = replace(no, facts=(replace(no.facts[0], id="n0", polarity="negative"),))
    with Store.in_memory() as store:
        store.put([yes, denied], "v1")
        (row,) = asked(store, "contested")
        assert triples([row]) == {("Ann", "meet", "Bob")}
        assert row["no"].endswith("/n0")


# values


def test_a_hostile_name_is_found_and_does_nothing_else(store: Store) -> None:
    before = len(list(store.quads()))
    rows = asked(store, "about", name=sendable(NASTY))
    assert [row["subject"] for row in rows] == [sendable(NASTY)]
    for hostile in (
        'x" } ; DROP ALL #',
        "VALUES ?name {}",
        '"""',
        "\\",
        "'} UNION {?s ?p ?o",
        "\n",
    ):
        with pytest.raises(UnknownName):
            run(store, "about", {"name": hostile})
        assert asked(store, "who-did-what", event=hostile) == []
    assert len(list(store.quads())) == before


def test_a_value_may_look_like_a_place_to_fill() -> None:
    from graph.query import _filled

    question = parsed(
        "two", "# Two.\n# @param a  x\n# @param b  x\nSELECT * { VALUES ?a {} VALUES ?b {} }"
    )
    with Store.in_memory() as store:
        text = _filled(store, question, {"a": "VALUES ?b {}", "b": '" }'})
    assert text.endswith('SELECT * { VALUES ?a { "VALUES ?b {}" } VALUES ?b { "\\" }" } }')


def test_a_line_goes_with_the_parameter_that_it_is_for() -> None:
    text = '# X.\n# @param a = ""  x\n# @param n : number = "5"  x\nSELECT * {\n'
    question = parsed("x", text + "VALUES ?a {}\n?s ?p ?a .  # if ?a\n?s ?p ?o\n} # LIMIT ?n {}")
    five = {"n": [Literal("5")]}
    assert filled(question, five).endswith("SELECT * {\n\n?s ?p ?o\n} LIMIT 5")
    both = filled(question, {"a": [Literal("# if ?n"), Literal("# LIMIT ?n {}")], **five})
    assert 'VALUES ?a { "# if ?n" "# LIMIT ?n {}" }\n?s ?p ?a .' in both


def test_a_limit_cuts_a_list_and_a_count(store: Store) -> None:
    every = asked(store, "who-did-what")
    some = asked(store, "who-did-what", limit="2")
    assert len(some) == 2
    assert all(row in every for row in some)
    assert asked(store, "ranking", limit="1") == asked(store, "ranking")[:1]
    assert asked(store, "about", name="Kim", limit="0") == []
    for wrong in ("-1", "two", "1 } DROP ALL", "1e3", "９"):
        with pytest.raises(QueryError, match="is no whole number"):
            run(store, "denied", {"limit": wrong})


def test_an_unknown_name_tells_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownName, match="did you mean 'Kim Jong Un'") as caught:
        run(store, "about", {"name": "Kim Jung Un"})
    assert caught.value.nearest[0] == "Kim Jong Un"


def test_parameters_are_checked(store: Store) -> None:
    with pytest.raises(QueryError, match=r"about needs name=…: a name or an alias"):
        run(store, "about")
    with pytest.raises(QueryError, match="about has no parameter 'nmae'; it takes name"):
        run(store, "about", {"nmae": "x"})
    with pytest.raises(QueryError, match=r"no question 'abuot'; did you mean about\?"):
        run(store, "abuot")
    with pytest.raises(ValueError, match="declares no parameter"):
        parsed("x", "# X.\n# @param a : colour  x\nASK {}")


def test_terms_can_be_given_to_variables_of_a_select(store: Store) -> None:
    text = "SELECT ?e ?label WHERE { ?e rdfs:label ?label }"
    result = run(store, text, {"e": store.names.entity("Ann")})
    assert result.variables == ("label",)
    assert [str(row[0]) for row in result.rows()] == ['"Ann"@en']
    with pytest.raises(QueryError, match="only be given to variables that a SELECT"):
        run(store, "SELECT ?label { ?e rdfs:label ?label }", {"e": NamedNode("x:y")})


# what is refused


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "# SELECT\nPREFIX x: <y:z>\ndelete where { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/passwd>",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="would change the graph; queries only read") as caught:
        run(store, text)
    assert caught.value.line == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        'ASK { ?s ?p "#" . FILTER(?s < ?p) SERVICE <http://localhost:1/> { ?s ?p ?o } }',
        "SELECT * { ?s ?p '''it's''' . SERVICE<http://localhost:1/>{ ?s ?p ?o } }",
    ],
)
def test_the_network_is_refused(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would reach for the network"):
        run(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "SERVICE" }',
        "ASK { ?s ?p ?service } # SERVICE <x> { INSERT }",
        "ASK { ?s <http://x/SERVICE> ?o }",
        "PREFIX SERVICE: <x:y> ASK { ?s SERVICE:SERVICE ?o }",
        'ASK { ?s ?p """ SERVICE "quoted" SERVICE """@en }',
    ],
)
def test_the_word_service_elsewhere_is_only_a_word(store: Store, text: str) -> None:
    assert run(store, text).kind == "boolean"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("SELEC * { ?s ?p ?o }", 1, 1, r"did you mean SELECT\?"),
        ("", None, None, "begins with SELECT, ASK"),
        ("SELECT * {\n  ?s foo:x ?o }", 2, 6, "the prefix foo: is not declared"),
        ("SELECT * {\n  ?s shcema:url ?o }", 2, 6, r"did you mean schema:\?"),
        ("SELECT * { ?s ?p ?o", 1, 10, r"expected }: this { is never closed"),
        ("SELECT * { ?s ?p ?o )", 1, 21, r"expected } before this \)"),
        ("SELECT * { ?s ?p ?o } }", 1, 23, "this } closes nothing"),
        ("SELECT * {\n ?s ?p ?o .\n FILTER(?o = ) }", 3, 14, "a value is missing after ="),
        ("SELECT ?x { ?x a tw:Claim LIMIT 3 }", 1, 27, "expected OPTIONAL"),
        ("SELECT ?x { ?x ?y } ", 1, 19, "a triple has a subject, a predicate and an object"),
        ("SELECT ?x { ?x a ?y , }", 1, 23, "a value is missing after ,"),
        ("SELECT ?x { ?x ?y 'z }", 1, 19, "the string that begins with this ' is never closed"),
        ("SELECT ?x { ?x a <http://e/a b> }", 1, 18, "this IRI holds a blank"),
        ("SELECT ?x { ?x ?y ?z FILTER(?x <?y && ?z }", 1, 42, r"expected \) before this }"),
        ("SELECT ?x ?y { ?x a ?y } GROUP BY ?x", 1, 37, "variable that is unbound"),
    ],
)
def test_errors_tell_the_place_and_what_was_expected(
    store: Store, text: str, line: int | None, column: int | None, said: str
) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        run(store, text)
    assert (caught.value.line, caught.value.column) == (line, column)
    if line is not None and "\n" in str(caught.value):
        _, shown, mark = str(caught.value).split("\n")
        assert shown[2:] == text.split("\n")[line - 1]
        assert mark.index("^") == 2 + (column or 0) - 1


def test_of_a_long_line_what_is_around_the_fault_is_shown(store: Store) -> None:
    union = " UNION ".join(f"{{ ?s a <http://e/{n}> }}" for n in range(500))
    for text in (f"SELECT * {{ {union} ?x ?y }}", f"SELECT * {{ ?s foo:bar 1 . {union} }}"):
        with pytest.raises(QueryError) as caught:
            run(store, text)
        _, shown, mark = str(caught.value).split("\n")
        assert len(shown) < 300
        column = (caught.value.column or 0) - 1
        assert shown[mark.index("^") :].startswith(text[column : column + 5].rstrip())


# forms of answers


SELECT = """SELECT ?s ?label ?n ?missing WHERE {
  ?s rdfs:label ?label ; tw:named ?n FILTER(!STRSTARTS(?label, "R")) OPTIONAL { ?s tw:no ?missing }
} ORDER BY ?s"""


@pytest.mark.parametrize(
    ("format", "known"), [("json", QueryResultsFormat.JSON), ("xml", QueryResultsFormat.XML)]
)
def test_json_and_xml_are_read_back_the_same_by_the_engine(
    store: Store, format: str, known: QueryResultsFormat
) -> None:
    expected = [tuple(row) for row in run(store, SELECT).rows()]
    again = parse_query_results(run(store, SELECT).write(format), known)
    assert isinstance(again, pyoxigraph.QuerySolutions)
    assert [variable.value for variable in again.variables] == ["s", "label", "n", "missing"]
    assert [tuple(row) for row in again] == expected
    assert len(expected) > 10


def test_tsv_is_read_back_the_same_by_the_engine(store: Store) -> None:
    expected = [tuple(row) for row in run(store, SELECT).rows()]
    again = parse_query_results(run(store, SELECT).write("tsv"), QueryResultsFormat.TSV)
    assert isinstance(again, pyoxigraph.QuerySolutions)
    assert [tuple(row) for row in again] == expected


EVERYTHING = "SELECT ?s ?p ?o ?none WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"


def test_results_are_what_the_engine_itself_would_write(store: Store) -> None:
    """But for white space between elements, and quotation marks that CSV needs and it forgets."""
    ours = {form: run(store, EVERYTHING).write(form) for form in ("json", "xml", "tsv")}
    theirs: dict[str, bytes] = {}
    for form, known in (
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ):
        answer = store.query(EVERYTHING)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        theirs[form] = answer.serialize(format=known) or b""
    assert json.loads(ours["json"]) == json.loads(theirs["json"])
    trees = [ElementTree.canonicalize(one["xml"], strip_text=True) for one in (ours, theirs)]
    assert trees[0] == trees[1]
    tables = [parse_query_results(one["tsv"], QueryResultsFormat.TSV) for one in (ours, theirs)]
    rows = [[tuple(row) for row in table] for table in tables]  # type: ignore[union-attr]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 400


def test_csv_keeps_commas_quotes_and_line_breaks(store: Store) -> None:
    rows = asked(store, "SELECT ?t WHERE { ?d dct:title ?t } ORDER BY ?t")
    assert [row["t"] for row in rows] == [sendable(NASTY), "A, B", "Kim pledges full support"]


def test_a_table_has_one_line_a_row_and_no_control_characters(store: Store) -> None:
    text = run(store, "SELECT ?e ?label { ?e tw:named true ; rdfs:label ?label }").write("table")
    lines = text.decode().split("\n")
    assert lines[0].split() == ["e", "label"]
    assert len(lines) == 2 + 12 + 1
    assert "ent:Kim_Jong_Un" in text.decode()
    assert not any(mark in text.decode() for mark in "\x00\x0b\u202e")


def test_ask_answers_yes_or_no(store: Store) -> None:
    yes = run(store, "ASK { ?c a tw:Claim }")
    assert yes.truth
    assert yes.write("table") == b"true\n"
    assert json.loads(yes.write("json"))["boolean"] is True
    root = ElementTree.fromstring(yes.write("xml"))
    assert root.findtext(f"{XML}boolean") == "true"


def test_construct_and_describe_give_sorted_turtle_each_triple_once(store: Store) -> None:
    text = "CONSTRUCT { ?s a tw:Claim } WHERE { ?s a tw:Claim ; ?p ?o }"
    turtle = run(store, text).write("turtle")
    assert turtle == run(store, text).write("turtle")
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 13
    assert turtle.count(b" a tw:Claim") == 13
    lines = run(store, text).write("ntriples").decode().splitlines()
    assert lines == sorted(lines)
    described = run(store, "DESCRIBE ent:Ann").write("turtle")
    assert b'ent:Ann a schema:Person ;\n    rdfs:label "Ann"@en' in described


def test_a_format_that_does_not_fit_is_refused(store: Store) -> None:
    result = run(store, "ASK { ?s ?p ?o }")
    assert result.formats == ("table", "json", "xml")
    with pytest.raises(
        ValueError, match="ASK cannot be written as 'turtle'; expected one of table"
    ):
        result.write("turtle")
    out = io.BytesIO()
    assert result.write("table", out) == b""
    assert out.getvalue() == b"true\n"
