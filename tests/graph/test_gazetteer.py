"""``triplewire build --gazetteer``: what a user knows by name is known to the graph."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ARTICLE = (
    "The Lake Chad Basin Commission met in Paris on Monday. "
    "Keita thanked the commission, and LCBC officials praised Keita.\n"
)
HEADER = "kind,names,country,wikidata\n"
COMMISSION = "organization,Lake Chad Basin Commission|LCBC,,Q99999901\n"
KEITA = "person,Amara Keita|Keita,sn,Q99999902\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "ours.csv").write_text(HEADER + COMMISSION + KEITA, encoding="utf-8")
    return tmp_path


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph", "build", "article.txt", "-o", "out", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def mentions(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "out" / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def items(folder: Path) -> dict[str, str | None]:
    return {one["text"]: one["wikidata"] for one in mentions(folder)}


def test_a_users_rows_are_in_the_mentions(folder: Path) -> None:
    done = build(folder, "--gazetteer", "ours.csv")
    assert done.returncode == 0, done.stderr
    found = items(folder)
    assert found["Keita"] == "Q99999902"
    assert found["LCBC"] == found["Lake Chad Basin Commission"] == "Q99999901"
    assert {one["label"] for one in mentions(folder) if one["text"] == "Keita"} == {"Amara Keita"}


def test_another_gazetteer_reads_the_articles_again(folder: Path) -> None:
    assert "1 article read" in build(folder).stderr
    assert items(folder)["Keita"] is None
    assert "1 article read" in build(folder, "--gazetteer", "ours.csv").stderr
    assert items(folder)["Keita"] == "Q99999902"
    assert "1 known already" in build(folder, "--gazetteer", "ours.csv").stderr
    (folder / "ours.csv").write_text(HEADER + KEITA.replace("02", "07"), encoding="utf-8")
    assert "1 article read" in build(folder, "--gazetteer", "ours.csv").stderr
    assert items(folder)["Keita"] == "Q99999907"


def test_several_files_are_one_table(folder: Path) -> None:
    (folder / "more.tsv").write_text("kind\tnames\nperson\tLansana Diop|Diop\n", encoding="utf-8")
    done = build(folder, "--gazetteer", "ours.csv", "--gazetteer", "more.tsv")
    assert done.returncode == 0, done.stderr
    assert items(folder)["Keita"] == "Q99999902"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            HEADER + COMMISSION + "organization,Lagos Canoe Builders' Club|LCBC,,\n",
            "ours.csv, lines 2 and 3: 'LCBC' names two things at one time",
        ),
        ("kind,names,colour\n", "ours.csv: no column 'colour' is known"),
        (HEADER + "person,Ada Bo,,Q1x\n", "ours.csv, line 2: 'Q1x' is no Wikidata item"),
    ],
)
def test_a_file_that_cannot_be_used_is_wrong_use(folder: Path, text: str, message: str) -> None:
    (folder / "ours.csv").write_text(text, encoding="utf-8")
    done = build(folder, "--gazetteer", "ours.csv")
    assert done.returncode == 2
    assert done.stderr.startswith(f"triplewire: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert not (folder / "out").exists()


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    done = build(folder, "--gazetteer", "theirs.csv")
    assert done.returncode == 2
    assert done.stderr == "triplewire: theirs.csv: cannot be read (No such file or directory)\n"
