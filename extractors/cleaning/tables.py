"""Lines that are rows of a table or of code: nothing that a sentence could be made of.

Pasted tables come with bars (Markdown), tabs, commas (CSV) or columns of spaces. One line alone is
no table, as a bar or a tab happens in prose; rows stand below one another and have cells alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

LONGEST_CELL = 40  # characters; more is prose that happens to be in columns
LEAST_ROWS = {"bars": 2, "tabs": 2, "commas": 3, "columns": 3}
CODE_SHARE = 0.2  # of signs among the characters of a line of code

_LINE = re.compile(r"[^\n\r]+")
_RULE = re.compile(r"[\s|:+=_-]{3,}")
_COLUMNS = re.compile(r"(?:[ \t\u00a0]{2,})")
_SIGNS = re.compile(r"[{}()\[\];=<>+*&|\\$#\"'`^:/_-]")
# What only code has: blocks, the end of a statement, assignments and comparisons, calls.
_CODE = re.compile(r"[{}]|;$|[=<>]=|\w\s=\s\w|\w\(.*\):?$|->|=>|::")
_RULED = re.compile(r"\+(?:[-=]+\+)+")


def rows(text: str) -> list[Span]:
    """Start and end of each line of ``text`` that is a row of a table or a line of code."""
    found: list[Span] = []
    run: list[Span] = []
    last: tuple[str, int] | None = None
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        if _is_code(line):
            found.append(match.span())
            continue
        sort = _sort(line, last)
        if sort is None or sort != last:
            found += _kept(run, last)
            run = []
        if sort is not None:
            run.append(match.span())
        last = sort
    return sorted(found + _kept(run, last))


def without(shown: str, spans: list[Span]) -> str:
    """``shown`` with spaces for the characters of the spans; breaks are in none. Same length."""
    parts, last = [], 0
    for start, end in spans:
        parts += [shown[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, shown[last:]])


def _kept(run: list[Span], sort: tuple[str, int] | None) -> list[Span]:
    return run if sort is not None and len(run) >= LEAST_ROWS[sort[0]] else []


def _sort(line: str, last: tuple[str, int] | None) -> tuple[str, int] | None:
    """What parts the cells of a line, and how many there are; None for a line of prose.

    The number does not count where bars or tabs part them, as rows have empty cells.
    """
    if last is not None and last[0] == "bars" and _RULE.fullmatch(line):
        return last
    for name, number, cells in _readings(line):
        if number > 1 and all(_is_cell(cell) for cell in cells):
            return name, 0 if name in ("bars", "tabs") else number
    return None


def _readings(line: str) -> Iterator[tuple[str, int, list[str]]]:
    if line.count("|") > 1 or _RULED.fullmatch(line):
        cells = line.split("|")
        yield "bars", len(cells) + 1, cells
    if "\t" in line:
        cells = [cell for cell in line.split("\t") if cell.strip()]
        yield "tabs", len(cells), cells
    if "," in line and ", " not in line:
        cells = line.split(",")
        yield "commas", len(cells) if len(cells) > 2 else 0, cells
    cells = _COLUMNS.split(line)
    yield "columns", len(cells) if len(cells) > 2 else 0, cells


def _is_cell(cell: str) -> bool:
    cell = cell.strip()
    prose = cell.endswith((".", "?", "!")) and len(cell.split()) > 3
    return (len(cell) <= LONGEST_CELL or bool(_RULE.fullmatch(cell))) and not prose


def _is_code(line: str) -> bool:
    """Whether a line is of a program or of JSON."""
    signs = len(_SIGNS.findall(line))
    dense = signs >= 3 and signs >= CODE_SHARE * len(line.replace(" ", ""))
    return dense and _CODE.search(line) is not None
