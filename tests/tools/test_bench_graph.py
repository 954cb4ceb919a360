"""The bench of the graph: on a small graph without rdflib, and how answers of the W3C compare."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.query import questions
from tools.bench_graph import rows
from tools.bench_graph.__main__ import main
from tools.bench_graph.asking import asked
from tools.bench_graph.suite import Data, Test
from tools.bench_graph.w3c import Rows, ours, passes, peer, same_graph, same_rows, updates_rightly

A, B = ox.BlankNode("a"), ox.BlankNode("b")
ONE = ox.Literal(1)


def test_a_table_of_a_small_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--triples", "15000", "--without", "rdflib", "--cache", str(tmp_path)]
    assert main([*given, "--only", "against"]) == 0
    lines = {line.split("  ")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert {f"question {one.name}, ms" for one in questions()} < lines.keys()
    assert "rows" in lines["question about, ms"]
    assert "rdflib" not in "".join(lines.values())


def test_every_question_is_asked_with_all_its_values() -> None:
    assert [question.name for question, _ in asked()] == [one.name for one in questions()]
    for question, values in asked():
        assert list(values) == [parameter.name for parameter in question.parameters]
        assert all(values.values())


def test_a_figure_stands_beside_that_of_rdflib() -> None:
    mine = {"about": {"seconds": 0.01, "rows": 3, "text": ""}}
    theirs = {"about": {"seconds": 0.2, "rows": 4}}
    one, slowest, least = rows.asking(mine, theirs)
    assert (one.value, one.goal, one.met) == (10.0, 100, True)
    assert one.beside == "3 rows; rdflib 200 ms, 20 times, 4 rows"
    assert slowest.beside == "about"
    assert (least.value, least.met) == (20.0, True)
    memory = list(rows.loading({"seconds": 1, "megabytes": 50}, {"load": _many()}))
    assert [figure.met for figure in memory] == [True, False]


def _many() -> dict[str, float]:
    return {"seconds": 4, "megabytes": 100}


def test_a_row_of_the_endpoint_has_its_numbers_in_text() -> None:
    row = rows.serving({"what": "p95", "value": "1,060 ms", "goal": "50 ms"})
    assert (row.value, row.goal, row.met, row.text) == (1060, 50, False, "1,060 ms")
    assert rows.serving({"what": "answers", "value": "12", "goal": ""}).met is None


def test_solutions_are_the_same_whatever_blank_nodes_are_called() -> None:
    one = Rows(({"x": A, "y": ONE}, {"x": B}))
    assert same_rows(one, Rows(({"x": A}, {"x": B, "y": ONE})))
    assert not same_rows(one, Rows(({"x": A}, {"x": A, "y": ONE})))
    assert not same_rows(one, Rows((*one.rows, *one.rows[:1])))
    assert not same_rows(one, Rows(({"x": A, "y": ox.Literal(2)}, {"x": B})))


def test_numbers_are_compared_by_value() -> None:
    p = ox.NamedNode("http://example.org/p")
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    graphs = [
        ox.Dataset([ox.Quad(p, p, ox.Literal(text, datatype=decimal))])
        for text in ("2.0", "2", "2.1")
    ]
    assert same_graph(graphs[0], graphs[1])
    assert not same_graph(graphs[0], graphs[2])


def test_a_test_of_the_w3c_is_passed_or_not(tmp_path: Path) -> None:
    def file(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    data = Data((file("data.ttl", "<urn:a> <urn:p> 1 , 2 ."),), ())
    answer = '{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", '
    answer += '"value": "2", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}]}}'
    wanted = file("answer.srj", answer)
    right = file("right.rq", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    wrong = file("wrong.rq", "SELECT (COUNT(?x) AS ?n) { ?s ?p ?o }")
    broken = file("broken.rq", "SELECT {")
    for ask in (ours, peer):
        assert passes(Test("right", right, data, wanted), ask)
        assert not passes(Test("wrong", wrong, data, wanted), ask)
        assert not passes(Test("broken", broken, data, wanted), ask)
    update = file("update.ru", "DELETE DATA { <urn:a> <urn:p> 2 }")
    after = Data((file("after.ttl", "<urn:a> <urn:p> 1 ."),), ())
    assert updates_rightly(Test("update", update, data, after))
    assert not updates_rightly(Test("update", update, data, data))
