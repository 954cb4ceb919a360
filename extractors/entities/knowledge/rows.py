"""Tables of known things: comma- or tab-separated text with a header, one thing a row.

Columns, of which only ``kind`` and ``names`` must be there:

========== ======================================================================================
id         a name of the row's own; made of the label where it is not given
kind       person, organization, country, place, group, event or thing
names      separated by ``|``, the first is the label; ``~`` before one says that others bear it
           too: it counts only where the text supports it
country    the code of the territory that it belongs to, as in ``territories.json`` (us, gb-sct)
from until the time within which it is meant by its names, ISO 8601; empty is open
wikidata   its Wikidata item
attributes what it is called without its name, separated by ``|``: "agency|spy agency"
sex        of a person: m or f
========== ======================================================================================

Lines that begin with ``#`` are comments.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

from extractors.entities.knowledge.dates import ALWAYS, Period
from extractors.entities.names import slug
from extractors.facts import Kind

COLUMNS = ("id", "kind", "names", "country", "from", "until", "wikidata", "attributes", "sex")
NEEDED = ("kind", "names")
NOT_KNOWN: frozenset[Kind] = frozenset({"time", "quantity"})
_ITEM = re.compile(r"Q[1-9]\d*")


class GazetteerError(ValueError):
    """A table that cannot be used. The message names the file, the lines and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that is known by name; ``line`` is where ``file`` says so.

    ``names`` begin with the label; ``careful`` are those of them that others bear too.
    """

    id: str
    kind: Kind
    names: tuple[str, ...]
    careful: frozenset[str] = frozenset()
    country: str | None = None
    period: Period = ALWAYS
    wikidata: str | None = None
    attributes: tuple[str, ...] = ()
    sex: Literal["m", "f"] | None = None
    file: str = ""
    line: int = 0

    @property
    def label(self) -> str:
        """The first of its names."""
        return self.names[0]

    @property
    def place(self) -> str:
        """Where the row stands, for messages."""
        return f"{self.file}, line {self.line}"


def fields(
    text: str, file: str, columns: Collection[str], needed: Collection[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The line number and the fields of each row of a table with a header.

    Raises GazetteerError where the header lacks a needed column or has an unknown one, and where a
    row has more or fewer fields than the header.
    """
    tabs = "\t" in next((li for li in text.splitlines() if li and not li.startswith("#")), "")
    lines = (line if not line.startswith("#") else "\n" for line in text.splitlines(True))
    reader = (
        csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(lines)
    )
    header: list[str] | None = None
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if header is None:
                header = [cell.lower() for cell in cells]
                _check_header(header, file, columns, needed)
                continue
            if len(cells) != len(header):
                raise GazetteerError(
                    f"{file}, line {reader.line_num}: {len(cells)} fields where the header has "
                    f"{len(header)}; a field with a comma in it needs quotation marks"
                )
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise GazetteerError(f"{file}, line {reader.line_num}: {error}") from None
    if header is None:
        raise GazetteerError(f"{file}: nothing in it; its first line must be a header, such as "
                             f"{','.join(columns)}")  # fmt: skip


def _check_header(
    header: list[str], file: str, columns: Collection[str], needed: Collection[str]
) -> None:
    known = ", ".join(columns)
    if len(header) == 1 and ";" in header[0]:
        raise GazetteerError(f"{file}: columns are separated by commas or tabs, not by semicolons")
    for column in header:
        if column not in columns:
            raise GazetteerError(f"{file}: no column {column!r} is known; there are: {known}")
    for column in needed:
        if column not in header:
            raise GazetteerError(f"{file}: the column {column!r} is missing; there are: {known}")
    if len(set(header)) < len(header):
        raise GazetteerError(f"{file}: a column is named twice in the header")


def read_rows(text: str, file: str, countries: Collection[str]) -> list[Row]:
    """The rows of a table; ``countries`` are the codes that exist.

    Raises GazetteerError at the first row that cannot be used.
    """
    found = []
    for line, cells in fields(text, file, COLUMNS, NEEDED):
        try:
            found.append(_row(cells, file, line, countries))
        except ValueError as error:
            raise GazetteerError(f"{file}, line {line}: {error}") from None
    return found


def _row(cells: dict[str, str], file: str, line: int, countries: Collection[str]) -> Row:
    kinds = [kind for kind in get_args(Kind) if kind not in NOT_KNOWN]
    kind, sex = cells["kind"], cells.get("sex", "")
    if kind not in kinds:
        raise ValueError(f"{kind!r} is no kind; there are: {', '.join(kinds)}")
    written = [name.strip() for name in cells["names"].split("|")]
    names = tuple(name.removeprefix("~").strip() for name in written)
    if not all(names):
        raise ValueError("a name is missing in the column 'names'")
    if len(set(names)) < len(names):
        raise ValueError("a name is given twice in the column 'names'")
    country, item = cells.get("country", ""), cells.get("wikidata", "")
    if country and country not in countries:
        raise ValueError(f"no territory has the code {country!r}; codes are such as fr or us-tx")
    if item and not _ITEM.fullmatch(item):
        raise ValueError(f"{item!r} is no Wikidata item; items are such as Q42")
    if sex not in ("", "m", "f"):
        raise ValueError(f"{sex!r} is no sex; write m, f or nothing")
    return Row(
        id=cells.get("id") or slug(names[0]),
        kind=cast(Kind, kind),
        names=names,
        careful=frozenset(name[1:].strip() for name in written if name.startswith("~")),
        country=country or None,
        period=Period.of(cells.get("from", ""), cells.get("until", "")),
        wikidata=item or None,
        attributes=tuple(a.strip() for a in cells.get("attributes", "").split("|") if a.strip()),
        sex=cast(Literal["m", "f"], sex) if sex else None,
        file=file,
        line=line,
    )
