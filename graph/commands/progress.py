"""What a build says on standard error while it runs: a moving line on a terminal, else nothing."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from graph.commands.shared import warn
from graph.table import on_one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from graph.outputs import Stage

SAYING = {
    "read": "reading",
    "kept": "known already",
    "stored": "storing",
    "identified": "finding",
    "writing": "writing",
}


class Reporter:
    """A context in which ``step`` moves the progress line and ``failed`` prints above it."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Reporter:
        if sys.stderr.isatty():
            self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        # The name of a file is not markup: rich must not read "[red]" in it.
        line = TextColumn("{task.completed:.0f} done · {task.description}", markup=False)
        self._progress = Progress(
            SpinnerColumn(),
            line,
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("loading the model", total=None)
        self._progress.start()

    def step(self, stage: Stage, name: str) -> None:
        """Show that ``name`` (a source or a file) has reached ``stage``."""
        if self._progress is not None and self._task is not None:
            done = 1 if stage in ("kept", "stored") else 0
            description = f"{SAYING[stage]} {on_one_line(name)}"
            self._progress.update(self._task, advance=done, description=description)

    def failed(self, message: str) -> None:
        """Print a message of one line that stays."""
        if self._progress is not None:
            from rich.text import Text

            self._progress.console.print(
                Text(f"triplewire: {on_one_line(message)}"), soft_wrap=True
            )
        else:
            warn(message)
