"""The table of figures, on a made-up set and on none; the real sets lie outside this project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench.__main__ import SETS, main
from tools.bench.events import strict
from tools.bench.figures import Figure, Missing, module, number
from tools.bench.table import table

# A scorer that prints what the one of the news articles prints, of any facts.
NEWS = """
import json, sys
facts = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
assert {fact["document"] for fact in facts} == {"harbour.txt"}, facts
print("harbour  core 0.100  all 0.100")
print("ALL      core 1.000  all 0.500  resolved 0.725  attribution 0.920  polarity 1.000"
      "  modality 0.899  gold 2  extracted", 2 + len(facts))
"""
PEER = ["triplet-extract", ".44"]
# The functions that the strict count takes from the scorer of events.
EVENTS = """
import json
CURRENT = {"FIGHT": "ASSAULT"}
def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]
def says(node, name):
    return (node or {}).get("label") == name
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "bench/news").mkdir(parents=True)
    (tmp_path / "bench/news/score.py").write_text(NEWS, encoding="utf-8")
    (tmp_path / "gold/news").mkdir(parents=True)
    text = "The navy found the ferry off Malta."
    (tmp_path / "gold/news/harbour.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.model
def test_figures_stand_beside_their_goals(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(shared), "--only", "news"]) == 0
    lines = {line.split("  ")[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert lines["News: recall of core facts"][5:] == [
        "1.000",
        "≥",
        "0.88",
        "✓",
        "triplet-extract",
        ".44",
    ]
    assert lines["News: recall of all facts"][5:9] == ["0.500", "≥", "0.78", "✗"]
    assert lines["News: modality right"][3:7] == ["0.899", "≥", "0.9", "✗"]
    assert float(lines["News: facts for each gold fact"][6]) >= 1.5


@pytest.mark.parametrize("name", [name for name in SETS if name != "speed"])
def test_a_set_that_is_not_there_is_named(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--shared", str(tmp_path / "nowhere"), "--only", name]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"bench: {name} is not scored: {tmp_path / 'nowhere'}" in told.err
    assert "is not there" in told.err
    assert "make bench SHARED=FOLDER" in told.err


@pytest.mark.model
def test_a_scorer_that_fails_costs_its_figures_only(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shared / "bench/news/score.py").write_text("raise SystemExit('no gold')", encoding="utf-8")
    assert main(["--shared", str(shared), "--only", "news"]) == 1
    assert "score.py ended with status 1: no gold" in capsys.readouterr().err


def test_a_fact_without_event_type_is_not_right(tmp_path: Path) -> None:
    def fact(number: str, event: str | None, target: str = "Bern") -> str:
        relation = {"label": "meet", "event": event}
        ends = {"subject": {"label": "Oslo"}, "object": {"label": target}}
        return json.dumps({"document": f"{number}.txt", "relation": relation, **ends})

    (tmp_path / "score.py").write_text(EVENTS, encoding="utf-8")
    golds = [("1", "CONSULT"), ("2", "CONSULT"), ("3", "FIGHT"), ("4", "AID")]
    records, facts = tmp_path / "gold.jsonl", tmp_path / "facts.jsonl"
    rows = [{"id": i, "event": e, "source": ["Oslo"], "target": ["Bern"]} for i, e in golds]
    records.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    said = [fact("1", "CONSULT"), fact("1", None), fact("2", None), fact("3", "ASSAULT")]
    said.append(fact("4", "AID", target="Lima"))
    facts.write_text("\n".join(said), encoding="utf-8")
    assert strict(module(tmp_path / "score.py"), records, facts) == 2 / 3


def test_a_goal_may_be_the_most_that_is_allowed() -> None:
    assert Figure("edges", 90.0, 90, at_most=True).met
    assert Figure("edges", 90.2, 90, at_most=True).met is False
    assert Figure("recall", 0.8796, 0.88).met
    assert Figure("recall", 0.5).met is None


def test_the_columns_of_the_table_are_aligned() -> None:
    shown = table([Figure("short", 0.5, 0.25, "a peer"), Figure("longer name", 12.0)])
    head, rule, one, other = shown.splitlines()
    assert head.index("now") == rule.index(" ─") + 1 == one.index("0.500") == other.index("12.000")
    assert one.endswith("✓  a peer")


@pytest.mark.parametrize(
    ("printed", "name", "value"),
    [("a 1  all 0.5", "all", 0.5), ("{'mine': 0.81}", "mine", 0.81), ("x: 3", "x", 3.0)],
)
def test_printed_numbers_are_found_by_their_names(printed: str, name: str, value: float) -> None:
    assert number(printed, name, "score.py") == value


def test_a_number_that_is_not_printed_is_named() -> None:
    with pytest.raises(Missing, match=r"score.py printed no figure 'recall'"):
        number("overall 0.5", "recall", "score.py")
