"""All that is known by name, in one table: our rows, and those of the user before them."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from extractors.entities import gazetteer, names
from extractors.entities.knowledge.dates import ALWAYS, Days, Period
from extractors.entities.knowledge.offices import Offices, read_offices
from extractors.entities.knowledge.rows import GazetteerError, Row, read_rows

RISE = 8  # years
TABLES = ("people", "bodies", "seats", "media", "companies", "things")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Rows by id and by (folded) name; ``digest`` is of the user's rows, "" where there are none.

    ``own`` are the ids of the rows that the user gave.
    """

    rows: Mapping[str, Row]
    by_name: Mapping[str, tuple[Row, ...]]
    offices: Offices = field(default_factory=Offices)
    own: frozenset[str] = frozenset()
    digest: str = ""

    def named(self, text: str, when: Days | None = None) -> tuple[Row, ...]:
        """The rows that a name as written surely means, at a time; several where it is shared."""
        return self._rows(text, when, careful=False)

    def supported(self, text: str, when: Days | None = None) -> tuple[Row, ...]:
        """The rows that a name as written may mean where the text supports it, at a time."""
        return self._rows(text, when, careful=True)

    def _rows(self, text: str, when: Days | None, careful: bool) -> tuple[Row, ...]:
        key = fold(text)
        return tuple(
            row
            for row in self.by_name.get(key, ())
            if (when is None or row.period.perhaps(when))
            and any(fold(name) == key and (name in row.careful) == careful for name in row.names)
        )


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before a document is read: the table, and when it was published."""

    knowledge: Knowledge
    when: Days | None = None

    def called(self, row: Row) -> frozenset[str]:
        """What something is called without its name at that time: "president", "spy agency"."""
        offices = self.knowledge.offices.called(row.id, self.when)
        return frozenset((*row.attributes, *(noun for _, noun in offices)))


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """What the spellings of a name share: no accents; of several words, no capitals or hyphens.

    "Kim Jong-un" is "KIM JONG UN", but "Apple" is no "apple" and "WHO" no "Who".
    """
    text = names.tidy(name)
    if " " in text or "-" in text:
        return names.key(text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace(".", "") if names.is_acronym(text) else text


@lru_cache(maxsize=1)
def shipped() -> Knowledge:
    """Our own table, read and checked once a process.

    Raises GazetteerError where it has a row that cannot be used.
    """
    countries = gazetteer.load().codes
    rows = [r for name in TABLES for r in read_rows(_data(name), f"{name}.tsv", countries)]
    _check(_by_name(rows))
    offices = read_offices(_data("offices"), _data("holders"), countries, _by_id(rows))
    rows = [_risen(row, offices) for row in rows]
    return Knowledge(_by_id(rows), _by_name(rows), offices)


def _risen(row: Row, offices: Offices) -> Row:
    """A person is not spoken of by surname long before the first office."""
    since = offices.since(row.id)
    if row.kind != "person" or row.period.begins != ALWAYS.begins or since is None:
        return row
    before = f"{max(int(since[:4]) - RISE, 0):04}-01-01"
    return replace(row, period=Period(Days(before, before), row.period.ends))


def with_gazetteers(paths: Sequence[str | Path]) -> Knowledge:
    """Our table with the rows of a user's files, which win over ours.

    A row with the id, the Wikidata item or the label and kind of one of ours says more about it; a
    name that is given to another thing is taken from ours. Raises GazetteerError where a file
    cannot be read, has a row that cannot be used, or says two things of one name.
    """
    ours = shipped()
    digest = hashlib.sha256()
    rows: list[Row] = []
    for path in paths:
        text = _read(Path(path))
        digest.update(text.encode() + b"\0")
        rows += read_rows(text, str(path), gazetteer.load().codes)
    if not rows:
        return ours
    _by_id(rows)
    _check(_by_name(rows))
    by_item = {row.wikidata: row for row in ours.rows.values() if row.wikidata}
    by_label = {(fold(row.label), row.kind): row for row in ours.rows.values()}
    joined: dict[str, Row] = {}
    for row in rows:
        same = (
            ours.rows.get(row.id)
            or by_item.get(row.wikidata or "")
            or by_label.get((fold(row.label), row.kind))
        )
        new = _more(same, row) if same is not None else row
        joined[new.id] = new
    taken = {fold(name): row.id for row in joined.values() for name in row.names}
    kept = {row.id: row for row in ours.rows.values() if row.id not in joined}
    all_rows = [*joined.values(), *kept.values()]
    index = {
        name: tuple(row for row in rows if name not in taken or row.id in joined)
        for name, rows in _by_name(all_rows).items()
    }
    return Knowledge(
        {**kept, **joined}, index, ours.offices, frozenset(joined), digest.hexdigest()[:16]
    )


def _more(ours: Row, given: Row) -> Row:
    """Our row with what a user says of it: theirs where they say it, our other names after."""
    known = {fold(name) for name in given.names}
    others = tuple(name for name in ours.names if fold(name) not in known)
    return replace(
        given,
        id=ours.id,
        names=(*given.names, *others),
        careful=given.careful | (ours.careful & set(others)),
        country=given.country or ours.country,
        wikidata=given.wikidata or ours.wikidata,
        attributes=given.attributes or ours.attributes,
        sex=given.sex or ours.sex,
    )


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise GazetteerError(f"{path}: not in UTF-8; save it so") from None


def _data(name: str) -> str:
    folder = files("extractors.entities") / "data" / "knowledge"
    return (folder / f"{name}.tsv").read_text(encoding="utf-8")


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    items: dict[str, Row] = {}
    for row in rows:
        for other, what in (
            (found.get(row.id), f"the id {row.id!r}"),
            (items.get(row.wikidata or ""), f"the Wikidata item {row.wikidata}"),
        ):
            if other is not None:
                raise GazetteerError(
                    f"{_both(other, row)}: both have {what}; make one row of the two"
                )
        found[row.id] = row
        if row.wikidata:
            items[row.wikidata] = row
    return found


def _by_name(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for key in dict.fromkeys(map(fold, row.names)):
            found.setdefault(key, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _check(index: Mapping[str, tuple[Row, ...]]) -> None:
    """Raise GazetteerError where one name surely means two things of one country at one time."""
    for name, rows in index.items():
        if len(rows) > 1:
            plain = [r for r in rows if any(fold(n) == name for n in r.names if n not in r.careful)]
            for i, one in enumerate(plain):
                for other in plain[i + 1 :]:
                    apart = one.country and other.country and one.country != other.country
                    if not apart and one.period.meets(other.period):
                        said = next(n for n in other.names if fold(n) == name)
                        raise GazetteerError(
                            f"{_both(one, other)}: {said!r} names two things at one time "
                            f"({one.label}, {other.label}); write ~{said} in both rows, which then "
                            f"count where the text supports them only, or give them different "
                            f"countries or times, or remove one"
                        )


def _both(one: Row, other: Row) -> str:
    if one.file == other.file:
        return f"{one.file}, lines {one.line} and {other.line}"
    return f"{one.place}, and {other.place}"
