"""The wheel, built once, installed in a fresh environment and run from another folder."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("extractors", "graph")


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed, away from this project's own files."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("triplewire-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the executables of an environment with nothing but the wheel and its needs."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (bin_folder / "python", "-m", "pip", "--disable-pip-version-check")
    constraints = ROOT / "constraints.txt"
    run(*pip, "install", "--quiet", "--constraint", constraints, wheel, cwd=folder)
    return bin_folder


@pytest.mark.slow
def test_the_wheel_has_every_file_of_the_packages(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    inside = zipfile.ZipFile(wheel).namelist()
    assert len(tracked) > 30
    assert {Path(name).suffix for name in tracked} >= {".py", ".txt", ".ttl", ".rq", ".css", ".js"}
    assert set(tracked) <= set(inside)


@pytest.mark.slow
def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    top = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == set(PACKAGES)


@pytest.mark.slow
def test_the_wheel_carries_licence_and_readme(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    text = archive.read(metadata).decode()
    assert "License-Expression: MIT" in text
    assert "# Triplewire" in text
    assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


@pytest.mark.slow
@pytest.mark.model
def test_the_installed_command_builds_elsewhere(installed: Path, tmp_path: Path) -> None:
    command = installed / "triplewire"
    (tmp_path / "article.txt").write_text(
        "North Korea sent troops to Russia on Monday. Kim Jong Un met Vladimir Putin in Beijing.\n",
        "utf-8",
    )
    run(command, "build", "article.txt", "-o", "here", cwd=tmp_path)
    lines = (tmp_path / "here" / "facts.jsonl").read_text("utf-8").splitlines()
    subjects = {json.loads(line)["subject"]["label"] for line in lines}
    assert {"North Korea", "Kim Jong Un"} <= subjects
    for name in ("graph.ttl", "graph.html", "mentions.jsonl", "store"):
        assert (tmp_path / "here" / name).exists(), name
    assert "Vladimir Putin" in run(
        command, "facts", "-s", "here/store", "--about", "Kim Jong Un", cwd=tmp_path
    )
    assert "who-did-what" in run(command, "query", "--list", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_packages_are_those_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import graph, extractors; print(graph.__file__, extractors.__file__)"
    for place in run(installed / "python", "-c", code, cwd=tmp_path).split():
        assert Path(place).is_relative_to(installed.parent)
