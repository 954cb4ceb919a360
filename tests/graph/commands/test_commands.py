"""Each command on the graph of the seed article, as a process: results, messages, exit status."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph

from extractors.explanations import explanation
from tests.commandline import COMMAND, triplewire

pytestmark = pytest.mark.model


def lines(seed_folder: Path, *arguments: str) -> list[str]:
    """Standard output of a command that must succeed and say nothing on standard error."""
    done = triplewire(*arguments, cwd=seed_folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_facts_are_listed_with_their_sentence_and_place(seed_folder: Path) -> None:
    first, sentence, place, *_ = lines(seed_folder, "facts", "--about", "Kim Jong Un")
    assert first.startswith("Kim Jong Un — ")
    article = (seed_folder / "seeds" / "kim-putin-beijing.txt").read_text("utf-8")
    assert sentence.strip().strip("“”") in article
    assert re.fullmatch(r"    kim-putin-beijing\.txt, characters \d+–\d+ · fact [0-9a-f]{8}", place)


def test_facts_about_a_name_include_what_belongs_to_it(seed_folder: Path) -> None:
    found = lines(seed_folder, "facts", "--between", "north korea", "UKRAINE")
    assert any("North Korean soldiers" in line for line in found)


def test_facts_as_jsonl_are_lines_of_facts_jsonl(seed_folder: Path) -> None:
    written = (seed_folder / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    assert lines(seed_folder, "facts", "--format", "jsonl") == written
    planned = lines(seed_folder, "facts", "--modality", "planned", "--format", "jsonl")
    assert set(planned) < set(written)
    assert {json.loads(line)["modality"] for line in planned} == {"planned"}


def test_facts_of_a_type_of_event_are_listed(seed_folder: Path) -> None:
    talks = lines(seed_folder, "facts", "--event", "consult", "--format", "jsonl")
    assert {json.loads(line)["relation"]["event"] for line in talks} == {"CONSULT"}


def test_facts_as_csv_have_a_head_and_a_row_each(seed_folder: Path) -> None:
    done = triplewire("facts", "--format", "csv", cwd=seed_folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    written = (seed_folder / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in written]
    assert {"subject", "relation", "object", "sentence"} <= set(rows[0])


def test_a_least_confidence_holds_for_facts_exports_and_maps(
    seed_folder: Path, tmp_path: Path
) -> None:
    every = [json.loads(line) for line in lines(seed_folder, "facts", "--format", "jsonl")]
    least = sorted(fact["confidence"] for fact in every)[len(every) // 2]
    sure = [fact["id"] for fact in every if fact["confidence"] >= least]
    assert 0 < len(sure) < len(every)
    wish = ("--min-confidence", str(least))
    found = lines(seed_folder, "facts", "--format", "jsonl", *wish)
    assert [json.loads(line)["id"] for line in found] == sure
    rows = csv.DictReader(lines(seed_folder, "export", "csv", *wish))
    assert [row["id"] for row in rows] == sure
    page = tmp_path / "sure.html"
    done = triplewire("map", "-o", page, *wish, cwd=seed_folder)
    assert f"{len(sure)} facts drawn" in done.stderr


def test_a_confidence_beyond_one_is_wrong_use(seed_folder: Path) -> None:
    done = triplewire("facts", "--min-confidence", "80", cwd=seed_folder)
    assert done.returncode == 2
    assert "--min-confidence" in done.stderr


def test_a_name_that_nothing_bears_is_answered_with_those_that_come_near(
    seed_folder: Path,
) -> None:
    done = triplewire("facts", "--about", "Kim Jong", cwd=seed_folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "did you mean 'Kim Jong Un'" in done.stderr


def test_a_named_question_takes_its_values_by_name(seed_folder: Path) -> None:
    for wish in (("name=kim jong un",), ("--param", "name=Kim Jong Un")):
        head, _, *rows = lines(seed_folder, "query", "about", *wish)
        assert head.split()[:3] == ["subject", "relation", "object"]
        assert any("Kim Jong Un" in row and "pledge to support" in row for row in rows)


def test_every_named_question_is_listed_and_can_be_shown(seed_folder: Path) -> None:
    listed = [line.split()[0] for line in lines(seed_folder, "query", "--list")]
    assert {"about", "between", "denied", "planned", "sources", "who-did-what"} <= set(listed)
    assert "SELECT" in "\n".join(lines(seed_folder, "query", "planned", "--show"))


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "table"])
def test_a_query_is_answered_in_the_format_asked_for(form: str, seed_folder: Path) -> None:
    query = 'SELECT ?who WHERE { ?who rdfs:label "Kim Jong Un"@en }'
    text = "\n".join(lines(seed_folder, "query", query, "--format", form))
    assert "entity/Kim_Jong_Un" in text or "ent:Kim_Jong_Un" in text
    if form == "json":
        assert json.loads(text)["head"]["vars"] == ["who"]


def test_a_construct_is_answered_in_turtle(seed_folder: Path) -> None:
    query = "CONSTRUCT { ?a tw:relatedTo ?b } WHERE { ?c rdf:subject ?a ; rdf:object ?b }"
    done = triplewire("query", query, "-o", "pairs.ttl", cwd=seed_folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(Graph().parse(seed_folder / "pairs.ttl", format="turtle")) > 10


def test_a_query_may_come_by_standard_input(seed_folder: Path) -> None:
    done = triplewire("query", "-", cwd=seed_folder, stdin=b"ASK { ?claim a tw:Claim }")
    assert (done.returncode, done.stdout) == (0, "true\n")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("SELECT ?x WHERE { ?x", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "would change the graph"),
        ("whodidwhat", "did you mean who-did-what"),
        ("about", "needs name="),
    ],
)
def test_a_wrong_question_is_refused_with_what_is_wrong(
    question: str, said: str, seed_folder: Path
) -> None:
    done = triplewire("query", question, cwd=seed_folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_explain_tells_rule_sentence_and_how_ends_were_resolved(seed_folder: Path) -> None:
    (first, *_) = (
        json.loads(line)
        for line in lines(seed_folder, "facts", "--about", "Kim Jong Un", "--format", "jsonl")
        if "pledge" in line
    )
    text = "\n".join(lines(seed_folder, "explain", first["id"][:6]))
    assert first["sentence"] in text
    assert first["rule"] in text
    assert "Kim Jong Un (person) ← “" in text
    assert f"confidence {first['confidence']:.2f}" in text
    assert re.search(r"^(raised|lowered) by +\w", text, re.MULTILINE)
    assert first["id"] in text


def test_every_rule_of_the_seed_explains_itself(seed_folder: Path) -> None:
    written = (seed_folder / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    rules = {json.loads(line)["rule"] for line in written}
    assert len(rules) > 5
    for rule in sorted(rules):
        assert explanation(rule), f"rule {rule!r} says nothing of itself"


@pytest.mark.parametrize(("fact", "said"), [("zzzzzz", "no fact begins"), ("a", "too short")])
def test_a_fact_that_is_not_there(fact: str, said: str, seed_folder: Path) -> None:
    done = triplewire("explain", fact, cwd=seed_folder)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "graphml", "csv"])
def test_export_writes_the_same_to_a_file_and_to_standard_output(
    form: str, seed_folder: Path, tmp_path: Path
) -> None:
    to_file = triplewire("export", form, "-o", tmp_path / "it", cwd=seed_folder)
    assert to_file.returncode == 0
    to_stdout = triplewire("export", form, cwd=seed_folder)
    assert (tmp_path / "it").read_bytes().decode() == to_stdout.stdout
    assert "Kim" in to_stdout.stdout
    if form == "turtle":
        assert to_stdout.stdout.encode() == (seed_folder / "output" / "graph.ttl").read_bytes()


def test_an_unknown_format_is_answered_with_those_there_are(seed_folder: Path) -> None:
    done = triplewire("export", "turtel", cwd=seed_folder)
    assert done.returncode == 2
    assert "did you mean turtle" in done.stderr


def test_a_map_of_a_part_is_one_page(seed_folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "pair.html"
    done = triplewire("map", "--between", "North Korea", "Russia", "-o", page, cwd=seed_folder)
    assert done.returncode == 0
    text = page.read_text("utf-8")
    assert "North Korea" in text
    assert "stringent security protocols" not in text


def test_entities_are_listed_and_shown_with_their_clues(seed_folder: Path) -> None:
    listed = lines(seed_folder, "entities", "list", "--format", "jsonl", "--kind", "person")
    labels = {json.loads(line)["label"] for line in listed}
    assert {"Kim Jong Un", "Vladimir Putin", "Xi Jinping"} <= labels
    shown = "\n".join(lines(seed_folder, "entities", "show", "pyongyang"))
    assert shown.startswith("North Korea  (country")
    assert re.search(r"“Pyongyang” \(\d+–\d+\): \w", shown)


def test_stats_count_what_is_there(seed_folder: Path) -> None:
    counted = json.loads("\n".join(lines(seed_folder, "stats", "--format", "json")))
    written = (seed_folder / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    assert (counted["articles"], counted["facts"]) == (1, len(written))
    assert sum(counted["modality"].values()) == len(written)


def test_the_graph_of_the_seed_has_the_shape_that_it_promises(seed_folder: Path) -> None:
    assert lines(seed_folder, "check") == ["the graph conforms to its shapes"]


def test_triples_of_standard_input(seed_folder: Path) -> None:
    text = b"Kim Jong Un met Vladimir Putin in Beijing .\n\nNorth Korea sent troops to Russia .\n"
    done = triplewire("triples", "--pretokenized", cwd=seed_folder, stdin=text)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert {row[0] for row in rows} == {"1", "3"}
    assert all(0 <= float(row[1]) <= 1 for row in rows)
    assert any(row[2] == "North Korea" and "troops" in " ".join(row[3:]) for row in rows)
    least = max(row[1] for row in rows)
    wish = ("--min-confidence", least)
    done = triplewire("triples", "--pretokenized", *wish, cwd=seed_folder, stdin=text)
    kept = [line.split("\t") for line in done.stdout.splitlines()]
    assert kept == [row for row in rows if row[1] >= least] != []


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    for command in ("facts", "stats", "query", "check", "map"):
        more = ["planned"] if command == "query" else []
        done = triplewire(command, *more, cwd=tmp_path)
        assert done.returncode == 2, command
        assert done.stderr.startswith("triplewire: output/store: ")
        assert "triplewire build" in done.stderr


def test_a_result_that_cannot_be_written(seed_folder: Path) -> None:
    done = triplewire("facts", "-o", "no-such-folder/facts.txt", cwd=seed_folder)
    assert done.returncode == 2
    assert "no-such-folder/facts.txt: cannot be written" in done.stderr


def test_a_reader_that_goes_away_is_no_error(seed_folder: Path) -> None:
    for command in ("facts", "export turtle", "query who-did-what"):
        done = subprocess.run(
            ["bash", "-c", f"{COMMAND} {command} | head -n 1; exit ${{PIPESTATUS[0]}}"],
            cwd=seed_folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        assert done.returncode in (0, 141)
