"""The scanner: which words of a query are keywords."""

from __future__ import annotations

import pytest

from graph.sparql import calls_out, form, keywords, names_its_graphs, place, tokens


def words(sparql: str) -> list[str]:
    return [token.text for token in keywords(sparql)]


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("SELECT * { ?a ?b ?c }", ["SELECT"]),
        ("# SELECT\nASK {}", ["ASK"]),
        ("PREFIX from: <http://x#from> ASK { ?from from:from <from> }", ["PREFIX", "ASK"]),
        ("""ASK { ?s ?p 'FROM' , "FROM" , '''FROM''' , \"\"\"FROM "x" \"\"\" }""", ["ASK"]),
        (r'ASK { ?s ?p "\"FROM\\" }', ["ASK"]),
        ("ASK { ?s ?p 'x'@from }", ["ASK"]),
        ("ASK { FILTER(?a<?b && ?c>?d) }", ["ASK", "FILTER"]),
        ("SELECT ?x FROM <a:b> { _:from ?p ?x }", ["SELECT", "FROM", "_"]),
    ],
)
def test_only_keywords_are_keywords(sparql: str, expected: list[str]) -> None:
    assert words(sparql) == expected


def test_the_form_is_the_first_word_after_the_prologue() -> None:
    first = form("BASE <x:y>\nPREFIX select: <x:z>\nconstruct { } where { }")
    assert first is not None
    assert first.text == "construct"
    assert place("BASE <x:y>\nask", 11) == (2, 1)
    assert form("  # nothing") is None


def test_from_and_service_are_found_in_any_case() -> None:
    assert names_its_graphs("select * from named <a:b> { }")
    assert not names_its_graphs("SELECT ?from { ?from ?p 'FROM' }")
    away = calls_out("ASK { Service <a:b> { } }")
    assert away is not None
    assert away.start == 6


def test_nothing_is_too_broken_to_be_scanned() -> None:
    for broken in ("'", '"""', "<", "\\", "{{{", "?", "\x00", "@", "'''a", "\ud800"):
        assert "".join(token.text for token in tokens(broken)).strip() == broken.strip()
