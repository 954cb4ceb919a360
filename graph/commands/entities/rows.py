"""Rows of a listing, for people, for a spreadsheet or for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def format_option(command: Command) -> Command:
    """The option ``--format``: how the rows are written."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "jsonl"]),
        default="table",
        show_default=True,
        help="For people, for a spreadsheet, or for programs.",
    )(command)


def write(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: str, stream: IO[str]
) -> None:
    """Write the ``columns`` of the rows in a form; each row whole where it is "jsonl"."""
    from graph.table import table

    if form == "jsonl":
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    if form == "csv":
        csv.writer(stream).writerows([columns, *cells])
    else:
        stream.write(table(columns, cells))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)
