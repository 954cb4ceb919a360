"""Builds as a user runs them: the same bytes from the same input, and no work done twice."""

import json
import os
import random
import signal
import subprocess
from pathlib import Path

import pytest

from tests.commandline import COMMAND, ROOT, triplewire

pytestmark = pytest.mark.model

WRITTEN = ("graph.ttl", "graph.html", "facts.jsonl", "mentions.jsonl")
GOLDEN = ROOT / "tests" / "golden"


def bytes_of(output: Path) -> dict[str, bytes]:
    """The content of the files that a build writes."""
    return {name: (output / name).read_bytes() for name in WRITTEN}


def articles(folder: Path, number: int) -> None:
    """``number`` short articles, no two alike, about the same few names."""
    folder.mkdir()
    draw = random.Random(7)
    names = ["Kim Jong Un", "Vladimir Putin", "Xi Jinping", "Angela Merkel", "Barack Obama"]
    places = ["Beijing", "Moscow", "Berlin", "Pyongyang", "Washington"]
    for index in range(number):
        one, other = draw.sample(names, 2)
        text = (
            f"{one} met {other} in {draw.choice(places)} on Monday. "
            f"He praised the {index + 2} engineers who had built the bridge. "
            f"According to {other}, Germany will send {index + 10} trucks to Poland.\n"
        )
        (folder / f"article{index:03}.txt").write_text(text, "utf-8")


def test_two_builds_of_the_seed_have_the_same_bytes(seed_folder: Path, tmp_path: Path) -> None:
    first = triplewire("build", "seeds", "-o", tmp_path / "a", cwd=seed_folder, PYTHONHASHSEED="1")
    second = triplewire("build", "seeds", "-o", tmp_path / "b", cwd=seed_folder, PYTHONHASHSEED="2")
    assert (first.returncode, second.returncode) == (0, 0)
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    articles(tmp_path / "news", 6)
    names = sorted(path.name for path in (tmp_path / "news").iterdir())
    for folder, order in (("a", names), ("b", names[::-1])):
        done = triplewire(
            "build", *order, "-o", tmp_path / folder, cwd=tmp_path / "news", PYTHONHASHSEED="0"
        )
        assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_articles_added_one_by_one_make_the_graph_of_all(tmp_path: Path) -> None:
    articles(tmp_path / "news", 4)
    names = sorted(path.name for path in (tmp_path / "news").iterdir())
    triplewire("build", *names, "-o", "../at-once", cwd=tmp_path / "news")
    for name in reversed(names):
        triplewire("build", name, "-o", "../step-by-step", cwd=tmp_path / "news")
    assert bytes_of(tmp_path / "at-once") == bytes_of(tmp_path / "step-by-step")


def test_a_second_build_reads_nothing_and_writes_the_same(workplace: Path) -> None:
    before = bytes_of(workplace / "output")
    again = triplewire("build", "seeds", cwd=workplace)
    assert again.returncode == 0
    assert "1 known already" in again.stderr
    assert bytes_of(workplace / "output") == before


def test_a_changed_article_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Angela Merkel visited Poland on Monday.\n", "utf-8")
    triplewire("build", "article.txt", cwd=tmp_path)
    article.write_text("Barack Obama visited Kenya on Monday.\n", "utf-8")
    triplewire("build", "article.txt", cwd=tmp_path)
    written = (tmp_path / "output" / "facts.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["subject"]["label"] for line in written} == {"Barack Obama"}
    assert "Merkel" not in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


@pytest.mark.slow
def test_a_killed_build_goes_on_where_it_was(tmp_path: Path) -> None:
    articles(tmp_path / "news", 120)
    triplewire("build", "news", "-o", "whole", cwd=tmp_path)

    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        [COMMAND, "-v", "build", "news", "-o", "killed"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "stored" in line:
            break
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=60)
    running.stderr.close()
    assert not (tmp_path / "killed" / "graph.ttl").exists()

    again = triplewire("build", "news", "-o", "killed", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "known already" in again.stderr
    assert bytes_of(tmp_path / "killed") == bytes_of(tmp_path / "whole")


def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    articles(tmp_path / "news", 400)
    running = subprocess.Popen(
        [COMMAND, "-v", "build", "news"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        # A background job ignores Ctrl-C, and so does what it starts: these tests may be one.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "stored" in line:
            break
    running.send_signal(signal.SIGINT)
    rest = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 130
    assert rest.splitlines()[-1].endswith("run the same command to go on.")
    assert "Traceback" not in rest


def test_the_graph_of_a_small_article_is_as_kept(tmp_path: Path) -> None:
    """``TRIPLEWIRE_REGENERATE=1`` writes it anew; read the difference before you commit it."""
    golden = GOLDEN / "small.ttl"
    done = triplewire("build", "small.txt", "-o", tmp_path, cwd=GOLDEN)
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "graph.ttl").read_text("utf-8")
    if os.environ.get("TRIPLEWIRE_REGENERATE"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
