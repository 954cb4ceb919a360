"""Asking the index of names: for entities, by a name as somebody types it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz import fuzz

from graph.naming import folded
from graph.search.folding import compact, plain, words
from graph.search.match import How, Match
from graph.search.rows import Row, bearing, described, matching
from graph.search.spelling import alike

MOST_ROWS = 2_000
"""Names that are looked at for one answer; those of whom more is said come first."""

LONGEST = 200
"""Characters of a name that is looked for by likeness."""

_LIKE = 0.6  # the least likeness that is worth showing
_MOST_WORDS = 8  # of a name that is looked for by likeness


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: ``limit`` entities of these ``kinds`` (any without), names only or not."""

    text: str
    limit: int = 10
    kinds: frozenset[str] = field(default_factory=frozenset)
    named: bool = False

    def wants(self, match: Match) -> bool:
        """Whether a match is of the kinds that are looked for."""
        return (match.named or not self.named) and (not self.kinds or match.kind in self.kinds)


def find(db: sqlite3.Connection, wish: Wish) -> list[Match]:
    """The entities that may be meant, the likeliest first, each by its best name.

    See ``Store.find``. Raises sqlite3.DatabaseError where the index is damaged.
    """
    found = sorted(_matches(db, _same(db, wish.text), wish, "exact"), key=_by_sameness(wish.text))
    for how, query in (("prefix", _beginning(wish.text)), ("word", _having(wish.text))):
        if len(found) < wish.limit and query:
            known = {match.entity for match in found}
            rows = matching(db, query, MOST_ROWS)
            further = _matches(db, rows, wish, "prefix" if how == "prefix" else "word", known)
            found += sorted(further, key=by_facts)
    return (found or _alike(db, wish))[: wish.limit]


def bearers(db: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the entities that bear ``name``, sorted.

    Those whose names differ in case, blanks and kinds of quotes only; where there are none, those
    that differ in accents and signs, too.
    """
    rows = list(_same(db, name))
    for fold in (folded, plain):
        found = {row.key for row in rows if fold(row.name) == fold(name)}
        if found:
            return sorted(found)
    return sorted({row.key for row in rows})


def by_facts(match: Match) -> tuple[object, ...]:
    """The order of entities that fit equally well."""
    return -match.facts, not match.named, match.label, match.entity


def _by_sameness(text: str) -> Callable[[Match], tuple[object, ...]]:
    def order(match: Match) -> tuple[object, ...]:
        name = match.name
        return folded(name) != folded(text), plain(name) != plain(text), *by_facts(match)

    return order


def _same(db: sqlite3.Connection, text: str) -> Iterable[Row]:
    return bearing(db, compact(text), MOST_ROWS) if text.strip() else ()


def _beginning(text: str) -> str:
    """The names that begin so, for FTS5; words are letters and digits, and are quoted still."""
    return f'^ "{" ".join(words(text))}" *' if words(text) else ""


def _having(text: str) -> str:
    """The names that have all these words, the last one unfinished perhaps."""
    *whole, last = words(text) or [""]
    return " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *']) if last else ""


def _matches(
    db: sqlite3.Connection,
    rows: Iterable[Row],
    wish: Wish,
    how: How,
    known: Collection[str] = (),
) -> list[Match]:
    """The wanted entities of ``rows`` that are not ``known``, each by its most alike name.

    Rows come by level. Where all fit equally well they are read until there are enough, and then
    to the end of that level.
    """
    found: dict[str, Match] = {}
    passed = set(known)
    asked, level = plain(wish.text), -1
    for row in rows:
        if how in ("prefix", "word") and row.level != level and len(found) >= wish.limit:
            break
        level = row.level
        if row.key in passed:
            continue
        score = _likeness(asked, plain(row.name), how)
        if how == "fuzzy" and score < _LIKE:
            continue
        held = found.get(row.key)
        if held is not None:
            if (-score, row.name) < (-held.score, held.name):
                found[row.key] = replace(held, name=row.name, score=score)
        else:
            match = _match(db, row, how, score)
            if match is None or not wish.wants(match):
                passed.add(row.key)
            else:
                found[row.key] = match
    return list(found.values())


def _match(db: sqlite3.Connection, row: Row, how: How, score: float) -> Match | None:
    """The entity of a row, None where it is none of the graph."""
    what = described(db, row.id)
    if not what.listed:
        return None
    return Match(
        row.key,
        what.label,
        what.kind,
        what.named,
        what.wikidata,
        row.name,
        how,
        score,
        row.facts,
        row.documents,
    )


def _alike(db: sqlite3.Connection, wish: Wish) -> list[Match]:
    """What has words like those of the text: like all of them, else like all but one."""
    if len(wish.text) > LONGEST:
        return []
    groups = _groups(db, words(wish.text)[:_MOST_WORDS])
    for some in dict.fromkeys((len(groups), max(len(groups) - 1, 1))):
        ways = (" AND ".join(way) for way in combinations(groups, some))
        query = " OR ".join(f"({way})" for way in ways)
        rows = matching(db, query, MOST_ROWS) if groups else iter(())
        near = _matches(db, rows, wish, "fuzzy")
        if near:
            return sorted(near, key=lambda match: (-match.score, *by_facts(match)))
    return []


def _groups(db: sqlite3.Connection, asked: list[str]) -> list[str]:
    """For each word those that it may be, as a query; no group where it is like none."""
    found = []
    for at, word in enumerate(asked):
        near = [f'"{one}"' for one in alike(db, word)]
        if at == len(asked) - 1 and len(word) > 1:
            near.append(f'"{word}" *')
        if near:
            found.append(f"({' OR '.join(near)})")
    return found


def _likeness(asked: str, name: str, how: How) -> float:
    """0..1; what merely looks alike is forgiven another order of words, and words too many."""
    ratio = fuzz.ratio(asked, name)
    if how == "fuzzy":
        sets = 0.9 * fuzz.token_set_ratio(asked, name)
        ratio = max(ratio, fuzz.token_sort_ratio(asked, name), sets)
    return round(ratio / 100, 2)
