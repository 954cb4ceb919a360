"""Values put into the text of a query mean what the engine's own substitutions mean."""

from __future__ import annotations

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Variable

from graph.remote.binding import bound

A, B, P, Q = (NamedNode(f"https://example.org/{name}") for name in "abpq")
QUERIES = [
    "SELECT ?x ?y WHERE { ?x ?p ?y }",
    "SELECT ?x ?y WHERE { ?y <https://example.org/p> ?z FILTER(?z = ?x) }",
    "SELECT ?x ?y WHERE { { ?y ?p ?z FILTER(?z = ?x) } UNION { ?x ?p ?y } }",
    "SELECT ?x ?y WHERE { ?y ?p ?z OPTIONAL { ?z ?q ?w FILTER(?w = ?x) } }",
    "SELECT ?x ?y WHERE { ?y ?p ?z FILTER EXISTS { ?z ?q ?w FILTER(?w = ?x) } }",
    "SELECT ?x ?y WHERE { ?y ?p ?z MINUS { ?y ?q ?x } }",
    "SELECT ?x ?y WHERE { ?x ?p ?y { SELECT ?x (COUNT(?z) AS ?n) { ?x ?q ?z } GROUP BY ?x } }",
    "SELECT ?x ?y WHERE { ?x ?p ?y VALUES (?x ?y) { (<https://example.org/a> UNDEF) } }",
    "SELECT * WHERE { ?x ?p ?y # { ?x }\n }",
    "SELECT ?x (STR('?x {') AS ?y) { ?x ?p ?z }",
    "PREFIX x: <https://example.org/> SELECT ?x ?y WHERE { ?x x:p/x:q? ?y } ORDER BY ?y LIMIT 3",
]


def store() -> pyoxigraph.Store:
    held = pyoxigraph.Store()
    for s, p, o in [(A, P, B), (B, Q, A), (A, Q, B), (B, P, Literal("x")), (A, P, Literal('"} #'))]:
        held.add(Quad(s, p, o))
    return held


def rows(answer: object) -> list[str]:
    assert isinstance(answer, QuerySolutions)
    return sorted(f"{row['x']} {row['y']}" for row in answer)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("value", [A, B, Literal("x"), Literal('"} #'), Literal("nobody")])
def test_it_is_what_a_substitution_is(query: str, value: NamedNode | Literal) -> None:
    by_engine = rows(store().query(query, substitutions={Variable("x"): value}))
    assert rows(store().query(bound(query, {"x": value}))) == by_engine


def test_the_queries_above_tell_values_apart() -> None:
    found = [len(rows(store().query(bound(query, {"x": A})))) for query in QUERIES]
    assert sum(bool(number) for number in found) >= 9


def test_a_sub_select_that_hides_a_variable_has_one_of_its_own() -> None:
    query = "SELECT ?x WHERE { ?x ?p ?y { SELECT ?y { ?y ?q ?x } } }"
    assert bound(query, {"x": A}).count("VALUES") == 1


def test_what_is_not_projected_cannot_be_given() -> None:
    with pytest.raises(RuntimeError, match="does not project"):
        bound("SELECT ?y WHERE { ?x ?p ?y }", {"x": A})
