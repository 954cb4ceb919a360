"""The table that is printed."""

from __future__ import annotations

from collections.abc import Sequence

from tools.bench.figures import Figure

HEAD = ("figure", "now", "goal", "", "beside it")


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned lines, a goal that is not reached marked with a cross."""
    rows = [HEAD, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    ]
    lines.insert(1, "  ".join("─" * width for width in [*widths, len(HEAD[-1])]))
    return "\n".join(line.rstrip() for line in lines)


def _cells(figure: Figure) -> tuple[str, str, str, str, str]:
    goal = ""
    if figure.goal is not None:
        goal = f"{'≤' if figure.at_most else '≥'} {figure.goal:g}"
    mark = {True: "✓", False: "✗", None: ""}[figure.met]
    return figure.what, figure.text or f"{figure.value:.3f}", goal, mark, figure.beside
