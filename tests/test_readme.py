"""Every console example of the README is run, in order, and its output compared.

``TRIPLEWIRE_REGENERATE=1`` writes the outputs anew.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.cli import COMMANDS
from tests.commandline import COMMAND, ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES_AT_LEAST = 6


def output_of(command: str, folder: Path) -> str:
    """What the terminal would show: standard output and standard error of a shell command."""
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    return done.stdout.decode()


def commands_of(block: str) -> list[str]:
    """The commands of a console block: what follows ``$``, over lines that a backslash joins."""
    return [match.group(1) for match in re.finditer(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE)]


def run_examples(text: str, folder: Path) -> str:
    """``text`` with the output of each console block replaced by what its commands print."""

    def anew(match: re.Match[str]) -> str:
        parts = [f"$ {one}\n{output_of(one, folder)}" for one in commands_of(match.group(1))]
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(anew, text)


@pytest.mark.model
def test_the_examples_print_what_the_readme_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    text = README.read_text("utf-8")
    assert sum(len(commands_of(block)) for block in BLOCK.findall(text)) >= EXAMPLES_AT_LEAST
    made = run_examples(text, tmp_path)
    assert "Traceback" not in made
    assert str(tmp_path) not in made
    if os.environ.get("TRIPLEWIRE_REGENERATE"):
        README.write_text(made, "utf-8")
    assert made == README.read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for name in COMMANDS:
        assert f"triplewire {name}" in text, f"README.md says nothing about `triplewire {name}`"


def test_every_link_and_picture_of_the_readme_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8"))
    here = [link for link in links if "://" not in link]
    assert "docs/map.png" in here
    for link in here:
        assert (ROOT / link).exists(), link
