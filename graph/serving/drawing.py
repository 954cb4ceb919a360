"""Maps in the browser: drawn in a process of their own, once for each state of the graph.

Drawing takes a processor for seconds where a graph is large, and nobody else should wait for it.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractors.facts import Extraction, Fact
from graph.map.render import write
from graph.serving.articles import Articles
from graph.serving.limits import Limits
from graph.terms import iri_part

MOST = 4_000
"""Facts on one map: more than that makes a page of many megabytes that nobody can read."""
_SECONDS = 60.0  # that drawing may take
_KEPT = 64  # maps


class Undrawn(Exception):
    """No map could be made: why."""


class Maps:
    """The maps of a store's documents, as files in ``folder``. Belongs to one event loop."""

    def __init__(self, place: Path, folder: Path, limits: Limits) -> None:
        self._place, self._folder = place, folder
        self._one_by_one = asyncio.Lock()
        self._drawn: dict[str, Path] = {}

    async def whole(self) -> Path:
        """The map of everything, or of the facts among those of whom most is said."""
        return await self._map("", None, None)

    async def around(self, entity: str, documents: Sequence[str]) -> Path:
        """The map of an entity in these documents (their ids). Raises Undrawn.

        ``entity`` is what its IRI ends in.
        """
        return await self._map(entity, entity, documents)

    async def _map(self, key: str, entity: str | None, documents: Sequence[str] | None) -> Path:
        known = self._drawn.get(key)
        if known is not None:
            return known
        async with self._one_by_one:
            if key not in self._drawn:
                if len(self._drawn) >= _KEPT:
                    self._drawn.pop(next(one for one in self._drawn if one)).unlink()
                self._drawn[key] = await self._draw(entity, documents)
            return self._drawn[key]

    async def _draw(self, entity: str | None, documents: Sequence[str] | None) -> Path:
        self._folder.mkdir(exist_ok=True)
        target = self._folder / f"{len(list(self._folder.iterdir()))}.html"
        told = {"place": str(self._place), "entity": entity, "documents": documents}
        wanted = json.dumps({**told, "target": str(target)}).encode()
        run = "from graph.serving.drawing import main; main()"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", run, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        try:
            await asyncio.wait_for(process.communicate(wanted), _SECONDS)
        except TimeoutError:
            raise Undrawn(f"the map took more than {_SECONDS:.0f} s to draw") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if not target.exists():
            raise Undrawn("the map could not be drawn")
        return target

    def close(self) -> None:
        """Remove the files."""
        shutil.rmtree(self._folder, ignore_errors=True)


def main() -> None:
    """The process: told by JSON on standard input what to draw, and into which file."""
    told = json.loads(sys.stdin.buffer.read())
    articles = Articles(Path(told["place"]))
    found = articles.extractions(told["documents"])
    if told["entity"] is not None:
        found = about(found, told["entity"])
    write(told["target"], most_said(list(found), MOST))


def about(extractions: Iterator[Extraction], entity: str) -> Iterator[Extraction]:
    """The facts that have an entity, or what belongs to it, at an end.

    ``entity`` is what its IRI ends in.
    """
    for extraction in extractions:
        near = {
            one.id
            for one in extraction.entities
            if entity in (iri_part(one.id), iri_part(one.owner or one.id))
        }
        facts = tuple(fact for fact in extraction.facts if near.intersection(_ends(fact)))
        if facts:
            yield replace(extraction, facts=facts)


def most_said(extractions: Sequence[Extraction], most: int) -> list[Extraction]:
    """All facts where there are at most ``most``, else those whose ends are met most often."""
    facts = [fact for extraction in extractions for fact in extraction.facts]
    if len(facts) <= most:
        return list(extractions)
    met = Counter(end for fact in facts for end in _ends(fact))
    weight = {fact.id: min(met[end] for end in _ends(fact)) for fact in facts}
    kept = set(sorted(weight, key=lambda id: (-weight[id], id))[:most])
    parts = (
        replace(one, facts=tuple(fact for fact in one.facts if fact.id in kept))
        for one in extractions
    )
    return [part for part in parts if part.facts]


def _ends(fact: Fact) -> list[str]:
    return [fact.subject.id, *([fact.object.id] if fact.object else [])]
