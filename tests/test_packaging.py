"""What is imported is ours, and what is shipped is everything that is needed, and nothing more."""

import re
import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

import extractors
import graph

ROOT = Path(__file__).parents[1]


def test_the_imported_packages_are_ours() -> None:
    for package in (extractors, graph):
        assert package.__file__ is not None
        assert Path(package.__file__).parents[1] == ROOT


def test_the_installed_version_is_the_one_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert version("triplewire") == project["version"]


def test_every_entry_point_of_ours_can_be_loaded() -> None:
    ours = distribution("triplewire").entry_points
    assert {"triplewire"} <= {point.name for point in ours if point.group == "console_scripts"}
    assert "triplewire.extractors" in {point.group for point in ours}
    assert "triplewire.exporters" in {point.group for point in ours}
    for point in ours:
        assert point.load() is not None, point


def test_constraints_are_names_and_exact_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 50
    for pin in pins:
        name, _, exact = pin.partition("==")
        assert name, pin
        assert exact, pin
        assert not set(pin) & set(" @/:;"), pin


def test_every_direct_dependency_is_constrained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    }
    for requirement in wanted:
        name = re.split(r"[<>=[]", requirement)[0].lower().replace("_", "-")
        assert name == "triplewire" or name in pinned, requirement
