"""The reviewed file: what a person decided about who is one and the same, a line a decision.

CSV (RFC 4180) in UTF-8 beside the store, with the columns action, a, b, document and note, in the
order in which things were decided; of two lines that contradict each other the later one holds.
It may be edited by hand: blank lines and lines that begin with # are kept as they are, columns may
stand in another order under another head, and a broken line costs itself only. A decision is one
line; what is added goes to the end, and what is taken back is the only line that is lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import get_args

from extractors.entities.names import slug
from graph.files import replacing_bytes
from graph.identity.model import Action, Decision

NAME = "reviewed.csv"
COLUMNS = ("action", "a", "b", "document", "note")
ACTIONS: tuple[Action, ...] = get_args(Action)
ITEM = re.compile(r"Q[1-9][0-9]*")
TWO = ("merge", "apart", "rename")
"""Actions that need a second value."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The file as it is: its lines with their ends, the decisions, and what is wrong in it.

    ``errors`` are messages of one line that begin with the file and the line.
    """

    path: Path
    lines: tuple[bytes, ...] = ()
    decisions: tuple[Decision, ...] = ()
    errors: tuple[str, ...] = ()


def read(path: Path) -> Reviewed:
    """The reviewed file at ``path``; an empty one where there is none.

    Raises OSError where it cannot be read.
    """
    try:
        lines = tuple(path.read_bytes().splitlines(keepends=True))
    except FileNotFoundError:
        return Reviewed(path)
    decisions: list[Decision] = []
    errors: list[str] = []
    columns: Sequence[str] | None = None
    for number, line in enumerate(lines, start=1):
        try:
            cells = _cells(line)
            head = [cell.casefold() for cell in cells]
            if columns is None and "action" in head:
                columns = _head(head)
            elif cells:
                columns = columns or COLUMNS
                decisions.append(_decision(cells, columns, number))
        except ValueError as error:
            errors.append(f"{path}, line {number}: {error}; the line is left out")
    return Reviewed(path, lines, tuple(decisions), tuple(errors))


def add(reviewed: Reviewed, *decisions: Decision) -> None:
    """Write the file with one more decision, its last line, or with several at once.

    Raises OSError where it cannot be written.
    """
    lines = list(reviewed.lines) or [_line(COLUMNS)]
    if not lines[-1].endswith((b"\n", b"\r")):
        lines[-1] += b"\n"
    columns = next((c for c in map(_columns, lines) if c is not None), COLUMNS)
    for decision in decisions:
        values = dict(zip(COLUMNS, astuple(decision)[: len(COLUMNS)], strict=True))
        lines.append(_line([values[column] for column in columns]))
    _write(reviewed.path, lines)


def take_back(reviewed: Reviewed, decision: Decision) -> None:
    """Write the file without one of its decisions.

    Raises OSError where it cannot be written.
    """
    number = decision.line - 1
    _write(reviewed.path, [*reviewed.lines[:number], *reviewed.lines[number + 1 :]])


def _cells(line: bytes) -> list[str]:
    """The cells of a line without blanks around them, none for blank lines and comments."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    if not text or text.startswith("#"):
        return []
    try:
        (cells,) = csv.reader([text], strict=True, skipinitialspace=True)
    except csv.Error as error:
        raise ValueError(f"is no line of CSV ({error})") from None
    return [cell.strip() for cell in cells] if any(map(str.strip, cells)) else []


def _head(head: Sequence[str]) -> Sequence[str]:
    if not set(COLUMNS[:3]) <= set(head) <= set(COLUMNS):
        raise ValueError(f"the head must name the columns {', '.join(COLUMNS)}")
    return head


def _columns(line: bytes) -> Sequence[str] | None:
    """The columns that a head names, None where the line is none."""
    try:
        head = [cell.casefold() for cell in _cells(line)]
        return _head(head) if "action" in head else None
    except ValueError:
        return None


def _decision(cells: Sequence[str], columns: Sequence[str], line: int) -> Decision:
    if len(cells) > len(columns):
        raise ValueError(
            f"has {len(cells)} cells, but the columns are {', '.join(columns)}; "
            'quote a cell that has a comma in it, "like, this"'
        )
    values = dict(zip(columns, cells, strict=False))
    action = next((one for one in ACTIONS if one == values.get("action", "").casefold()), None)
    if action is None:
        raise ValueError(f"{values.get('action')!r} is none of {', '.join(ACTIONS)}")
    a, b = values.get("a", ""), values.get("b", "")
    if not a or (action in TWO and not b):
        raise ValueError(f"{action} needs {'a and b' if action in TWO else 'a'}")
    if action == "link" and b and not ITEM.fullmatch(b):
        raise ValueError(
            f"link needs a Wikidata item (Q142), or nothing where none is right, not {b}"
        )
    if action != "rename":
        b = as_id(b)
    if as_id(a) == b and action in ("merge", "apart"):
        raise ValueError(f"{action} needs two entities, not {a} twice")
    return Decision(action, as_id(a), b, values.get("document", ""), values.get("note", ""), line)


def as_id(value: str) -> str:
    """The id that is meant; no id has blanks in it, so where there are some it is a name."""
    return slug(value) if " " in value else value


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([" ".join(cell.split()) for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def _write(path: Path, lines: Sequence[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing_bytes(path) as out:
        out.writelines(lines)
