"""Asking the index of names: for entities, by a name as somebody types it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, groupby

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
    """What is looked for: ``limit`` entities, of these ``kinds`` if there are any given."""

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
    found = _exact(db, wish)
    for how, query in (("prefix", _beginning(wish.text)), ("word", _having(wish.text))):
        if len(found) < wish.limit and query:
            known = {match.entity for match in found}
            found += _further(db, wish, query, "prefix" if how == "prefix" else "word", known)
    return (found or _alike(db, wish))[: wish.limit]


def meant(db: sqlite3.Connection, name: str) -> list[Row]:
    """The names that ``name`` stands for, with the entities that bear them.

    Those that differ in case, blanks and kinds of quotes only; where there are none, those that
    differ in accents, and then those that differ in signs, too.
    """
    rows = list(_same(db, name))
    for fold in (folded, plain):
        found = [row for row in rows if fold(row.name) == fold(name)]
        if found:
            return found
    return rows


def _same(db: sqlite3.Connection, text: str) -> Iterable[Row]:
    return bearing(db, compact(text), MOST_ROWS) if text.strip() else ()


def _beginning(text: str) -> str:
    """The names that begin so, for FTS5; words are letters and digits, and are quoted still."""
    return f'^ "{" ".join(words(text))}" *' if words(text) else ""


def _having(text: str) -> str:
    """The names that have all these words, the last one unfinished perhaps."""
    *whole, last = words(text) or [""]
    return " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *']) if last else ""


def _exact(db: sqlite3.Connection, wish: Wish) -> list[Match]:
    text = wish.text

    def order(row: Row) -> tuple[object, ...]:
        name = row.name
        return folded(name) != folded(text), plain(name) != plain(text), *_by_facts(row)

    return _matches(db, wish, sorted(_same(db, text), key=order), "exact", set())


def _further(
    db: sqlite3.Connection, wish: Wish, query: str, how: How, known: set[str]
) -> list[Match]:
    """What matches the query but is not ``known``: level by level, until there is enough."""
    found: list[Match] = []
    for _, rows in groupby(matching(db, query, MOST_ROWS), key=lambda row: row.level):
        found += _matches(db, wish, sorted(rows, key=_by_facts), how, known)
        if len(found) >= wish.limit:
            break
    return found


def _by_facts(row: Row) -> tuple[object, ...]:
    """The order of what fits equally well."""
    return -row.facts, row.name, row.key


def _matches(
    db: sqlite3.Connection, wish: Wish, rows: Iterable[Row], how: How, known: set[str]
) -> list[Match]:
    """The first of ``rows`` that are wanted, each entity once; ``known`` ones are left out."""
    found: list[Match] = []
    for row in rows:
        if len(found) >= wish.limit:
            break
        if row.key not in known:
            known.add(row.key)
            match = _match(db, row, how, _likeness(wish.text, row.name, how))
            if match is not None and wish.wants(match):
                found.append(match)
    return found


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
        scored = ((_likeness(wish.text, row.name, "fuzzy"), row) for row in rows)
        good = [(score, row) for score, row in scored if score >= _LIKE]
        good.sort(key=lambda pair: (-pair[0], *_by_facts(pair[1])))
        found = _matches(db, wish, (row for _, row in good), "fuzzy", set())
        if found:
            return found
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


def _likeness(text: str, name: str, how: How) -> float:
    """0..1; what merely looks alike is forgiven another order of words, and words too many."""
    from rapidfuzz import fuzz  # not before it is needed: most commands look nothing up

    asked, known = plain(text), plain(name)
    ratio = fuzz.ratio(asked, known)
    if how == "fuzzy":
        sets = 0.9 * fuzz.token_set_ratio(asked, known)
        ratio = max(ratio, fuzz.token_sort_ratio(asked, known), sets)
    return round(ratio / 100, 2)
