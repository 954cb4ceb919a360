"""The command line as a whole: its help, how fast it is there, and what its examples do."""

import gzip
import json
import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from graph.cli import COMMANDS, cli, run
from tests.commandline import COMMAND, triplewire
from tests.graph.reconciliation.service import Service, running
from tests.test_readme import output_of


def all_commands() -> dict[str, click.Command]:
    """Every command by its full name: ``build``, ``entities list`` …"""
    found: dict[str, click.Command] = {}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found.update({f"{name} {sub}": one for sub, one in command.commands.items()})
    return found


def examples(command: click.Command) -> list[str]:
    """The lines of a command's help that call ``triplewire``."""
    help = command.help or ""
    return [
        line.strip()
        for line in help.partition("Examples:")[2].splitlines()
        if "triplewire " in line
    ]


def test_every_command_is_there() -> None:
    assert set(COMMANDS) <= set(all_commands())
    assert len(all_commands()) == len(COMMANDS) + 12


@pytest.mark.parametrize("name", all_commands())
def test_the_help_of_each_command_has_examples(name: str) -> None:
    assert examples(all_commands()[name]), f"`triplewire {name} --help` shows no example"


@pytest.mark.model
@pytest.mark.parametrize("name", all_commands())
def test_the_examples_of_the_help_do_what_they_say(name: str, workplace: Path) -> None:
    article = (workplace / "seeds" / "kim-putin-beijing.txt").read_text("utf-8")
    (workplace / "article.txt").write_text(article, "utf-8")
    (workplace / "sentences.txt").write_text("Kim met Putin in Beijing .\n", "utf-8")
    (workplace / "names.csv").write_text("kind,names\nperson,Song Il-guk\n", "utf-8")
    (workplace / "corrections.ttl").write_text("<x:a> <x:b> 1 .", "utf-8")
    (workplace / "extract.nt.gz").write_bytes(gzip.compress(b"<x:a> <x:b> <x:c> .\n"))
    (workplace / "news").mkdir()
    (workplace / "news" / "one.txt").write_text(article, "utf-8")
    (workplace / "news" / "one.html").write_text(
        f"<html><body><article><p>{article}</p></article></body></html>", "utf-8"
    )
    (workplace / "elsewhere").symlink_to("output")
    written = (workplace / "output" / "facts.jsonl").read_text("utf-8")
    fact = json.loads(written.splitlines()[0])["id"]
    with running(Service()) as service:
        for example in examples(all_commands()[name]):
            filled = re.sub(r"--service \S+", f"--service {service.url}", example)
            command = f"set -o pipefail; {filled.replace('FACT', fact)} || echo failed: $?"
            if name == "serve":  # which goes on until it is ended
                command = f"timeout -s INT 6 {filled} || [ $? -eq 124 ] || echo failed: $?"
            said = output_of(command, workplace)
            assert "failed: " not in said, f"{example}\n{said}"
            assert "Traceback" not in said, f"{example}\n{said}"


def test_the_first_line_of_each_help_is_whole() -> None:
    for name, command in all_commands().items():
        first = (command.help or "").split("\n")[0]
        assert re.fullmatch(r"[A-Z].*[.:]", first), f"{name}: {first}"


def test_help_is_there_at_once_without_spacy() -> None:
    code = (
        "import sys; from graph.cli import run; run(['--help']); "
        "sys.exit(', '.join({'spacy', 'rdflib', 'pyoxigraph', 'pyvis'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", done.stdout, re.MULTILINE)


@pytest.mark.model
def test_who_only_asks_does_not_wait_for_spacy(seed_folder: Path) -> None:
    store = str(seed_folder / "output" / "store")
    for asked in (["stats"], ["facts", "--about", "Russia"], ["entities", "list"]):
        code = (
            "import sys; from graph.cli import run; run(sys.argv[1:]); "
            "sys.exit('spacy' if 'spacy' in sys.modules else 0)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *asked, "-s", store],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), asked


def test_the_version(tmp_path: Path) -> None:
    assert triplewire("--version", cwd=tmp_path).stdout.split()[-1] == version("triplewire")


def test_wrong_use_is_told_with_status_2(tmp_path: Path) -> None:
    for wrong in ("build", "nonsense", "facts --nonsense", "query", "export", "build x --base y"):
        done = triplewire(*shlex.split(wrong), cwd=tmp_path)
        assert done.returncode == 2, wrong
        assert done.stdout == ""
        assert "Traceback" not in done.stderr


def test_a_model_that_is_not_there_is_named_with_the_command_that_installs_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("Angela Merkel visited Poland.\n", "utf-8")
    done = triplewire("build", "a.txt", "--model", "en_no_such_model", cwd=tmp_path)
    assert done.returncode == 2
    assert "en_no_such_model" in done.stderr
    assert "pip install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_python_m_graph_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph", "--version"], capture_output=True, text=True, check=True
    )
    assert (
        done.stdout
        == subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True).stdout
    )


def test_run_returns_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert run(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
