"""``triplewire import`` as a process: what it says, what it keeps, and what sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from tests.commandline import triplewire
from tests.graph.sample import seed

OWN = """@prefix ent: <https://w3id.org/triplewire/entity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://example.org/> .
ex:Ally rdfs:subClassOf ex:Partner .
ent:North_Korea a ex:Ally ; ex:note [ ex:by "me" ] .
"""
ASKED = """PREFIX ex: <https://example.org/>
SELECT DISTINCT ?who ?does WHERE {
  ?partner a/rdfs:subClassOf* ex:Partner .
  ?claim a tw:Claim ; rdf:subject ?partner , ?s ; rdf:predicate/rdfs:label ?does .
  ?s rdfs:label ?who
} ORDER BY ?does LIMIT 2"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "output" / "store") as store:
        store.put([seed()], "v1")
    (tmp_path / "own.ttl").write_text(OWN, "utf-8")
    return tmp_path


def test_queries_join_imports_with_claims(place: Path) -> None:
    done = triplewire("import", "own.ttl", cwd=place)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "triplewire: own.ttl: 4 triples in <https://w3id.org/triplewire/graph/own>\n"
    )
    answer = triplewire("query", ASKED, "--format", "csv", cwd=place)
    assert answer.stdout.splitlines()[1:] == ["North Korea,abandon", "North Korea,plan to send"]
    assert "imported         4\n" in triplewire("stats", cwd=place).stdout
    again = triplewire("import", "own.ttl", cwd=place)
    assert again.stderr == "triplewire: own.ttl: imported before, 4 triples\n"
    removed = triplewire("import", "--remove", "own", "--list", cwd=place)
    assert removed.stderr == "triplewire: removed own: 4 triples in 1 graph\n"
    assert "own" not in removed.stdout
    assert triplewire("query", ASKED, "--format", "csv", cwd=place).stdout == "who,does\r\n"


def test_bad_files_cost_themselves_only(place: Path) -> None:
    (place / "bad.nt").write_text("oops\n", "utf-8")
    (place / "more").mkdir()
    (place / "more" / "own.nt").write_text("<x:a> <x:p> <x:o> .\n", "utf-8")
    done = triplewire("import", "bad.nt", "own.ttl", "more", "more/own.nt", "x.csv", cwd=place)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in said] == [
        "bad.nt",
        "own.ttl",
        "more",
        "more/own.nt",
        "x.csv",
    ]
    assert "line 1, column 1" in said[0]
    assert "would replace own.ttl" in said[3]
    listed = triplewire("import", "--list", cwd=place).stdout
    assert [line.split() for line in listed.splitlines()[2:]] == [
        ["own", "4", "https://w3id.org/triplewire/graph/own"]
    ]


def test_standard_input_and_a_graph_of_ones_own(place: Path) -> None:
    done = triplewire(
        *("import", "-", "--format", "turtle", "--graph", "https://example.org/g"),
        cwd=place,
        stdin=OWN.encode(),
    )
    assert done.stderr == "triplewire: -: 4 triples in <https://example.org/g>\n"
    asked = "SELECT (COUNT(*) AS ?n) { GRAPH <https://example.org/g> { ?s ?p ?o } }"
    assert triplewire("query", asked, "--format", "csv", cwd=place).stdout == "n\r\n4\r\n"


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("-",),
        ("own.ttl", "own.nt", "--graph", "x:g"),
        ("own.ttl", "--format", "pdf"),
        ("--remove", "nothing"),
        ("own.ttl", "-s", "nowhere"),
    ],
)
def test_wrong_use_has_status_2(wrong: tuple[str, ...], place: Path) -> None:
    done = triplewire("import", *wrong, cwd=place)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_datasets_are_exported_with_imports_and_turtle_without(place: Path) -> None:
    before = triplewire("export", "turtle", cwd=place).stdout
    known = triplewire("export", "nquads", cwd=place).stdout
    triplewire("import", "own.ttl", cwd=place)
    assert triplewire("export", "turtle", cwd=place).stdout == before
    for part in ("edges", "claims"):
        assert "example.org" not in triplewire("export", "nquads", "--only", part, cwd=place).stdout
    quads = triplewire("export", "nquads", cwd=place).stdout
    assert quads.startswith(known)
    assert len(quads.splitlines()) == len(known.splitlines()) + 4
    assert "graph/own> {" in triplewire("export", "trig", cwd=place).stdout
    assert triplewire("check", cwd=place).returncode == 0


def test_an_update_from_the_command_line(place: Path) -> None:
    text = "INSERT { GRAPH <x:notes> { ?c <x:doubted> true } } WHERE { ?c a tw:Claim }"
    done = triplewire("update", "-", cwd=place, stdin=text.encode())
    assert done.returncode == 0
    assert done.stderr == "triplewire: 11 triples added, no triple removed in 1 graph\n"
    refused = triplewire("update", "CLEAR ALL", cwd=place)
    assert refused.returncode == 2
    assert "graphs of documents" in refused.stderr
    listed = triplewire("import", "--list", cwd=place).stdout
    assert listed.splitlines()[2].split() == ["x:notes", "11", "x:notes"]
