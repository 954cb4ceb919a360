"""What the modules of this package share: a figure, running a scorer, building facts."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from graph.pipeline import build

# One thread: on a few processors more of them wait for one another longer than they work.
QUIET = {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}


class Missing(Exception):
    """A set cannot be scored; the message says what is not there."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. ``goal`` is the least (the most, with ``at_most``), None for none.

    ``text`` is shown for the value where that is no plain share.
    """

    what: str
    value: float
    goal: float | None = None
    beside: str = ""
    at_most: bool = False
    text: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached, as far as the table shows; None without one."""
        if self.goal is None:
            return None
        value = round(self.value, 3)
        return value <= self.goal if self.at_most else value >= self.goal


def there(path: Path) -> Path:
    """The path itself. Raises Missing where nothing is there."""
    if not path.exists():
        raise Missing(f"{path} is not there")
    return path


def run(script: Path, *arguments: Path | str) -> str:
    """What a scorer prints. Raises Missing where it is not there or fails, with its last line."""
    done = subprocess.run(
        [sys.executable, str(there(script)), *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **QUIET},
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise Missing(f"{script} ended with status {done.returncode}: {last}")
    return done.stdout


def number(text: str, name: str, script: str) -> float:
    """The number printed after ``name``. Raises Missing where the scorer prints none."""
    found = re.search(rf"(?<!\w){re.escape(name)}['\"]?[ :]+(-?[\d.]+)", text)
    if found is None:
        raise Missing(f"{script} printed no figure {name!r}")
    return float(found[1])


def built(texts: Path, output: Path) -> Path:
    """The folder in which a build of the texts wrote facts.jsonl and mentions.jsonl.

    Raises Missing where a text could not be read.
    """
    done = build([str(texts)], output)
    if done.failures:
        raise Missing(f"{texts}: {done.failures[0]}")
    return output


def module(script: Path) -> ModuleType:
    """A scorer as a module, for the functions in it. Raises Missing where it is not there."""
    found = importlib.util.spec_from_file_location(f"scorer_{script.parent.name}", there(script))
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made
