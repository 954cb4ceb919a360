"""The two readings of a graph that a map can show: names only, and everything.

A view says which entities are drawn, in which place, and which lines run between them. All
relations from one entity to another are one line, a bundle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from extractors.facts import Entity, Fact
from graph.map import look
from graph.map.layout import positions
from graph.map.routes import bends
from graph.network import Tie


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that is said from ``source`` to ``target``: one line on the map. Ids are entity ids."""

    source: str
    target: str
    ties: tuple[Tie, ...]

    @property
    def certainties(self) -> tuple[str, ...]:
        """Which of ``look.CERTAINTIES`` its facts have, surest first."""
        own = {fact_certainty(tie.fact) for tie in self.ties}
        return tuple(c for c in look.CERTAINTIES if c in own)

    @property
    def label(self) -> str:
        """The relation that says most, and how many others there are: "meet +2".

        That is the one most facts give; of several, one whose type of event is known, then one
        that does not begin with a detour over what belongs to the source, then one that says more
        ("send troops to support" before "treaty with"), then the first in the text.
        """
        counts: dict[str, int] = {}
        typed: set[str] = set()
        for tie in self.ties:
            counts[tie.relation] = counts.get(tie.relation, 0) + 1
            if tie.fact.relation.event:
                typed.add(tie.relation)
        first = max(
            counts, key=lambda r: (counts[r], r in typed, not r.startswith("("), min(4, _words(r)))
        )
        short = look.lines(look.words(first), width=22, most=2)
        others = f" +{len(counts) - 1}" if len(counts) > 1 else ""
        return "\n".join(short) + others

    @property
    def tone(self) -> str | None:
        """The tone that most of its facts have, None for neither or a draw."""
        tones = [look.tone(tie.fact.relation.event) for tie in self.ties]
        friendly, hostile = tones.count("cooperation"), tones.count("conflict")
        if friendly == hostile:
            return None
        return "cooperation" if friendly > hostile else "conflict"


@dataclass(frozen=True, slots=True)
class View:
    """What one reading draws.

    ``order`` are all its entities, the most connected first; ``places`` (pixels) has those the
    page opens with; ``bundles`` are all lines, ``bends`` one number for each of them (see
    `graph.map.routes`). ``belongings`` are (thing, owner) where nothing else is said between them.
    """

    order: tuple[str, ...]
    places: Mapping[str, tuple[int, int]]
    bundles: tuple[Bundle, ...]
    bends: tuple[float, ...]
    belongings: tuple[tuple[str, str], ...]


def _words(relation: str) -> int:
    """How many words a relation has outside its brackets."""
    return len(re.sub(r"\([^)]*\)", "", relation).split())


def fact_certainty(fact: Fact) -> str:
    """The key of ``look.CERTAINTIES`` for ``fact``."""
    reported = fact.attributed_to is not None or fact.attribution_cue is not None
    return look.certainty(fact.polarity, fact.modality, reported)


def view(
    lines: Sequence[Tie], entities: Mapping[str, Entity], evidence: Mapping[str, int], limit: int
) -> View:
    """The view of ``lines``; ``evidence`` is the number of facts that name an entity.

    At most ``limit`` entities are given a place.
    """
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in lines:
        pairs.setdefault((tie.source, tie.target), []).append(tie)
    bundles = tuple(Bundle(s, t, tuple(own)) for (s, t), own in pairs.items())
    ends = {id for pair in pairs for id in pair}
    belongings = tuple(
        (id, owner)
        for id in sorted(ends)
        if not entities[id].named
        and (owner := entities[id].owner) is not None
        and owner in entities
        and owner != id
        and (id, owner) not in pairs
        and (owner, id) not in pairs
    )
    joined = [*pairs, *belongings]
    degree: dict[str, int] = {}
    for source, target in joined:
        for id in (source, target):
            degree[id] = degree.get(id, 0) + 1
    order = sorted(degree, key=lambda id: (-degree[id], -evidence.get(id, 0), id))
    drawn = _opening(order, joined, limit)
    boxes = {
        id: look.box(
            look.lines(entities[id].label), look.size(evidence.get(id, 0), entities[id].kind)
        )
        for id in drawn
    }
    shown = [pair for pair in pairs if pair[0] in boxes and pair[1] in boxes]
    near = [pair for pair in joined if pair[0] in boxes and pair[1] in boxes]
    places = positions(drawn, near, boxes)
    bent = dict(zip(shown, bends(shown, places, boxes), strict=True))
    return View(
        tuple(order), places, bundles, tuple(bent.get(pair, 0.14) for pair in pairs), belongings
    )


def _opening(order: list[str], pairs: list[tuple[str, str]], limit: int) -> list[str]:
    """The first ``limit`` of ``order``, without those that have no line to another of them."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(pairs)
    first = set(order[:limit])
    return [id for id in order[:limit] if any(n in first for n in graph[id])]
