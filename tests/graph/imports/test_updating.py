"""SPARQL 1.1 Update: what it changes in graphs of users, and what it never does."""

from __future__ import annotations

import shutil
import socket
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from graph.imports.evaluation import Update
from graph.imports.operations import UpdateRefused
from graph.imports.updating import Cost, Done, UpdateEnded, update
from graph.store import Store
from graph.terms import Names
from tests.graph.imports.sources import held, is_as_expected, lines_of
from tests.graph.sample import seed, small

PRE = "PREFIX x: <x:> "
DATA = """GRAPH <x:g> { <x:a> <x:p> 1 , 2 . <x:b> <x:p> 3 } GRAPH <x:h> { <x:a> <x:q> <x:b> }"""


def changed(text: str, **graphs: str) -> dict[str, set[str]]:
    """What graphs of users hold after an update, worked out on a graph of their own."""
    engine = Engine()
    for name, turtle in graphs.items():
        triples = parse(turtle, RdfFormat.TURTLE)
        engine.extend(
            Quad(t.subject, t.predicate, t.object, NamedNode(f"x:{name}")) for t in triples
        )
    before = {
        graph.value: {str(q.triple) for q in engine.quads_for_pattern(None, None, None, graph)}
        for graph in engine.named_graphs()
        if isinstance(graph, NamedNode)
    }
    sizes = {iri: len(lines) for iri, lines in before.items()}
    found = Update(engine, Names(), sizes, lambda iri: [list(before[iri])], "mark").run(PRE + text)
    for iri, how in found.items():
        assert how.gone <= before.get(iri, set())
        assert not how.come & before.get(iri, set())
        if how.there:
            before[iri] = (before.get(iri, set()) - how.gone) | how.come
        else:
            del before[iri]
    return {iri: {line.replace("<x:", "<") for line in lines} for iri, lines in before.items()}


G = "x:a x:p 1 , 2 . x:b x:p 3 ."
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
ONE, TWO, THREE = (f'<{s}> <p> "{n}"{INTEGER}' for s, n in (("a", 1), ("a", 2), ("b", 3)))
PREFIXED = "@prefix x: <x:> . "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT DATA { GRAPH x:g { x:c x:p x:d } }", {"x:g": {ONE, TWO, THREE, "<c> <p> <d>"}}),
        ("DELETE DATA { GRAPH x:g { x:a x:p 1 } }", {"x:g": {TWO, THREE}}),
        ("DELETE DATA { GRAPH x:g { x:a x:p 01 } }", {"x:g": {TWO, THREE}}),
        ("DELETE WHERE { GRAPH x:g { x:a ?p ?o } }", {"x:g": {THREE}}),
        (
            "WITH x:g DELETE { ?s x:p ?o } INSERT { ?s x:q ?s } WHERE { ?s x:p ?o FILTER(?o > 2) }",
            {"x:g": {ONE, TWO, "<b> <q> <b>"}},
        ),
        (
            "INSERT { GRAPH x:n { ?s x:p ?o } GRAPH x:m { ?s x:z x:z } } WHERE { ?s x:p ?o, 2 }",
            {"x:g": {ONE, TWO, THREE}, "x:n": {ONE, TWO}, "x:m": {"<a> <z> <z>"}},
        ),
        (
            "INSERT { GRAPH x:n { ?s x:p ?o } } USING x:g WHERE { ?s x:p ?o FILTER(?o = 3) }",
            {"x:g": {ONE, TWO, THREE}, "x:n": {THREE}},
        ),
        (
            "INSERT { GRAPH x:n { ?s x:p ?o } } USING NAMED x:g WHERE { GRAPH ?g { ?s x:p ?o } "
            "FILTER(?o = 3) }",
            {"x:g": {ONE, TWO, THREE}, "x:n": {THREE}},
        ),
        (
            "INSERT { GRAPH x:n { ?s x:p ?o } } WHERE { GRAPH x:none { ?s x:p ?o } }",
            {"x:g": {ONE, TWO, THREE}},
        ),
        ("CLEAR GRAPH x:g", {"x:g": set()}),
        ("DROP GRAPH x:g", {}),
        ("DROP SILENT GRAPH x:none", {"x:g": {ONE, TWO, THREE}}),
        ("CREATE GRAPH x:n", {"x:g": {ONE, TWO, THREE}, "x:n": set()}),
        ("CREATE GRAPH x:n ; DROP GRAPH x:n", {"x:g": {ONE, TWO, THREE}}),
        ("COPY GRAPH x:g TO x:n", {"x:g": {ONE, TWO, THREE}, "x:n": {ONE, TWO, THREE}}),
        ("MOVE x:g TO x:n", {"x:n": {ONE, TWO, THREE}}),
        ("MOVE x:g TO x:g", {"x:g": {ONE, TWO, THREE}}),
        (
            "INSERT DATA { GRAPH x:n { x:c x:p x:d } } ; ADD x:n TO x:g",
            {"x:g": {ONE, TWO, THREE, "<c> <p> <d>"}, "x:n": {"<c> <p> <d>"}},
        ),
        (
            "INSERT DATA { GRAPH x:n { x:c x:p x:d } } ; COPY x:n TO x:g ;",
            {"x:g": {"<c> <p> <d>"}, "x:n": {"<c> <p> <d>"}},
        ),
        (
            "DELETE DATA { GRAPH x:g { x:a x:p 1 } } ; INSERT DATA { GRAPH x:g { x:a x:p 1 } }",
            {"x:g": {ONE, TWO, THREE}},
        ),
        (
            "PREFIX y: <x:> INSERT DATA { GRAPH y:g { y:c x:p '};' } } # };\n; BASE <http://b/> "
            "DELETE DATA { GRAPH <x:g> { y:a y:p 2 } }",
            {"x:g": {ONE, THREE, '<c> <p> "};"'}},
        ),
    ],
)
def test_operations(text: str, expected: dict[str, set[str]]) -> None:
    assert changed(text, g=PREFIXED + G) == expected


def test_an_operation_sees_what_those_before_it_did() -> None:
    text = "INSERT DATA { GRAPH x:n { x:c x:p 9 } } ; INSERT { GRAPH x:n { ?s x:q 1 } } "
    assert changed(f"{text} WHERE {{ ?s x:p 9 }}") == {
        "x:n": {f'<c> <p> "9"{INTEGER}', f'<c> <q> "1"{INTEGER}'}
    }


def test_blank_nodes_become_other_iris_in_each_operation() -> None:
    text = "INSERT DATA { GRAPH x:g { [] x:p [ x:q 1 ] } }"
    once, again = changed(text), changed(text)
    assert once == again
    assert all(".well-known/genid/" in line for line in once["x:g"])
    assert len(changed(f"{text} ; {text}")["x:g"]) == 4


@pytest.mark.parametrize(
    ("text", "words", "forbidden"),
    [
        ("INSERT DATA { x:a x:p 1 }", "default graph", True),
        ("DELETE DATA { x:a x:p 1 }", "default graph", True),
        ("INSERT { x:a x:p ?o } WHERE { ?s ?p ?o }", "default graph", True),
        ("DELETE WHERE { ?s ?p ?o }", "default graph", True),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "be named", True),
        ("CLEAR ALL", "graphs of documents", True),
        ("DROP NAMED", "graphs of documents", True),
        ("CLEAR SILENT DEFAULT", "graphs of documents", True),
        ("COPY DEFAULT TO x:g", "graphs of documents", True),
        ("INSERT DATA { GRAPH doc:1 { x:a x:p 1 } }", "a graph of the documents", True),
        ("DROP GRAPH doc:1", "a graph of the documents", True),
        ("MOVE doc:1 TO x:g", "a graph of the documents", True),
        ("CLEAR GRAPH <https://w3id.org/triplewire/shared>", "a graph of the documents", True),
        ("LOAD <http://127.0.0.1:{port}/> INTO GRAPH x:g", "LOAD would reach", True),
        (
            "INSERT { GRAPH x:g { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:{port}/> {} }",
            "SERVICE would reach",
            True,
        ),
        ("oops ; LOAD <http://127.0.0.1:{port}/>", "LOAD would reach", True),
        ("DROP GRAPH x:none", "there is no graph <x:none>", False),
        ("CREATE GRAPH x:g", "there is a graph", False),
        ("", "no operation", False),
        (f"DELETE WHERE {'{' * 200_000}", "brackets deep", False),
        ("INSERT DATA { GRAPH x:g { x:a x:p <<( x:a x:p 1 )>> } }", "RDF 1.2", False),
        (
            "INSERT { GRAPH x:g { ?s x:i ?i } GRAPH x:h { ?s x:i ?i } } WHERE { ?s ?p ?o "
            "BIND(UUID() AS ?i) }",
            "UUID",
            False,
        ),
    ],
)
def test_what_is_refused(text: str, words: str, forbidden: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        text = text.replace("{port}", str(listening.getsockname()[1]))
        with pytest.raises(UpdateRefused, match=words) as error:
            changed(text, g=PREFIXED + G)
        assert error.value.forbidden is forbidden
        with pytest.raises(BlockingIOError):
            listening.accept()


@pytest.mark.parametrize(
    "text", ["INSERT DATA { GRAPH x:g { x:a oops } }", "INSERT {", "SELECT * {}", "}"]
)
def test_what_the_engine_cannot_parse(text: str) -> None:
    with pytest.raises(SyntaxError):
        changed(text, g=PREFIXED + G)


# in a store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), small()], "v1")
        store.imports.put("mine", [("x:mine", ["<x:a> <x:p> <x:b>", *lines_of(small())])])
    return tmp_path / "store"


def test_an_update_finds_claims_and_changes_graphs_of_users_only(place: Path) -> None:
    with Store.open(place) as store:
        before = held(store)
        text = (
            "INSERT { GRAPH <x:new> { ?c rdfs:comment 'hm' } } WHERE { ?c a tw:Claim ; "
            "tw:polarity tw:Negative } ; DELETE WHERE { GRAPH <x:mine> { <x:a> ?p ?o } }"
        )
        done = update(store, place, text)
        assert done.graphs == ("x:mine", "x:new")
        assert done.removed == 1
        assert done.added == len(held(store)["x:new"]) > 0
        after = held(store)
        assert {iri: after[iri] for iri in before if iri != "x:mine"} == {
            iri: before[iri] for iri in before if iri != "x:mine"
        }
        assert not list(place.glob(".updating*"))
    with Store.open(place) as store:
        assert held(store) == after


def test_what_stands_with_a_document_can_be_taken_out_of_a_graph(place: Path) -> None:
    with Store.open(place) as store:
        line = lines_of(small())[0]
        assert "x:mine" not in [iri for iri, lines in held(store).items() if line in lines]
        done = update(store, place, f"DELETE DATA {{ GRAPH <x:mine> {{ {line} }} }}")
        assert done == Done(0, 1, ("x:mine",))
        update(
            store,
            place,
            "DELETE { GRAPH <x:mine> { ?s a ?o } } WHERE { GRAPH <x:mine> { ?s a ?o } }",
        )
        left = set(lines_of(small())[1:]) | {"<x:a> <x:p> <x:b>"}
        left = {one for one in left if "#type>" not in one}
        is_as_expected(store, [seed(), small()], {"x:mine": left})


def test_nothing_is_done_of_an_update_that_fails_at_its_end(place: Path) -> None:
    with Store.open(place) as store:
        before = held(store)
        with pytest.raises(UpdateRefused):
            update(store, place, "DROP GRAPH <x:mine> ; DROP GRAPH <x:none>")
        with pytest.raises(UpdateRefused, match="line 1, column"):
            update(store, place, "DROP GRAPH <x:mine> ; DROP oops")
        assert held(store) == before


def test_a_runaway_update_is_ended(place: Path) -> None:
    greedy = (
        "INSERT { GRAPH <x:n> { ?a <x:p> ?x } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
        "BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) }"
    )
    with Store.open(place) as store:
        before = held(store)
        begun = time.monotonic()
        with pytest.raises(UpdateEnded) as error:
            update(store, place, greedy, Cost(1.5, 4096))
        assert error.value.late
        assert time.monotonic() - begun < 4
        with pytest.raises((UpdateEnded, UpdateRefused)):
            update(store, place, greedy, Cost(60, 128))
        assert held(store) == before
        assert not list(place.glob(".updating*"))


def test_copies_that_a_killed_process_left_go_with_the_next_update(place: Path) -> None:
    shutil.copytree(place / "oxigraph", place / ".updating-old" / "graph")
    with Store.open(place) as store:
        update(store, place, "CREATE GRAPH <x:n>")
        assert not list(place.glob(".updating*"))
        assert [one.iri for one in store.imports.graphs()] == ["x:mine", "x:n"]
