"""A store with its reviewed file, as the commands that decide something have it before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.entities.known import Ranked, called, labels_of, ranked_of, the_one
from graph.commands.shared import Refused, counted, warn
from graph.naming import nearest

if TYPE_CHECKING:
    from extractors.facts import Entity, Extraction
    from graph.identity.model import Decision
    from graph.identity.reviewed import Reviewed
    from graph.store import Store

Place = tuple[str, int, int]
"""Where something is mentioned: a document's id, and offsets in characters."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to decide on. ``folder`` is where the reviewed file and the outputs are."""

    store: Store
    folder: Path
    reviewed: Reviewed
    extractions: list[Extraction]
    known: Ranked

    @classmethod
    def of(cls, store: Store, place: str) -> Desk:
        """The desk of a store in the folder ``place``.

        Raises Refused where the reviewed file beside it cannot be read.
        """
        from graph.identity.reviewed import NAME, read

        path = Path(place).parent / NAME
        try:
            reviewed = read(path)
        except OSError as error:
            raise Refused(f"{path}: cannot be read ({error.strerror})") from None
        extractions = list(store.extractions())
        return cls(store, path.parent, reviewed, extractions, ranked_of(extractions))

    def named(self, name: str) -> Entity:
        """The one entity that bears ``name``. Raises Refused where it is none, or has no name."""
        near = partial(nearest, name, labels_of(self.known))
        entity, _ = the_one(called(self.known, name), name, near)
        if not entity.named:
            raise Refused(f"{entity.label!r} is no name; only what has a name can be decided on")
        return entity

    def before_joining(self, name: str, entity: Entity) -> set[str]:
        """The ids that documents give what they call ``name`` and what is ``entity`` now."""
        from graph.naming import folded

        joined = {
            join.local: join.into
            for extraction in self.extractions
            for join in self.store.joins(extraction.document.id)
        }
        wanted = folded(name)
        return {
            one.id
            for one in self.store.profiles()
            if joined.get((one.document, one.id), one.id) == entity.id
            and (one.id == name or wanted in map(folded, (one.label, *one.names)))
        }

    def having(self, id: str) -> list[Extraction]:
        """The documents that mention an entity."""
        return [one for one in self.extractions if any(e.id == id for e in one.entities)]

    def places(self, ids: Iterable[str]) -> set[Place]:
        """Where entities are mentioned."""
        wanted = set(ids)
        return {place for place, id in _mentions(self.extractions) if id in wanted}

    def write(self, decision: Decision) -> None:
        """Add a decision to the reviewed file. Raises Refused where it cannot be written."""
        from graph.identity.reviewed import add

        try:
            add(self.reviewed, replace(decision, line=0))
        except OSError as error:
            raise Refused(f"{self.reviewed.path}: cannot be written ({error.strerror})") from None

    def take_back(self, decision: Decision) -> None:
        """Strike a decision out of the file. Raises Refused where it cannot be written."""
        from graph.identity.reviewed import take_back

        try:
            take_back(self.reviewed, decision)
        except OSError as error:
            raise Refused(f"{self.reviewed.path}: cannot be written ({error.strerror})") from None

    def settle(self, places: set[Place], files: bool) -> tuple[list[str], int]:
        """Let the file hold, and write the other files anew if ``files`` is set.

        Returns the entities that are mentioned at ``places`` then, a line each, and the exit
        status. Warnings and errors of the file are told on standard error. Raises Refused where a
        file cannot be written.
        """
        from graph.outputs import write
        from graph.review import settle

        settled = settle(self.store, self.reviewed.path)
        for message in (*settled.errors, *settled.warnings):
            warn(message)
        try:
            if files:
                write(self.store, self.folder)
        except OSError as error:
            raise Refused(f"{self.folder}: cannot be written ({error.strerror})") from None
        lines = standing(list(self.store.extractions()), places) if places else []
        return lines, 1 if settled.errors else 0


def _mentions(extractions: Iterable[Extraction]) -> Iterator[tuple[Place, str]]:
    for extraction in extractions:
        for entity in extraction.entities:
            if entity.named:
                for resolved in entity.mentions:
                    mention = resolved.mention
                    yield (extraction.document.id, mention.start, mention.end), entity.id


def standing(extractions: list[Extraction], places: set[Place]) -> list[str]:
    """The entities that are mentioned at ``places``, a line each: ``Ann  (…; 3 articles)``."""
    ids = {id for place, id in _mentions(extractions) if place in places}
    articles = Counter(
        id for one in extractions for id in {entity.id for entity in one.entities} & ids
    )
    return [
        f"{entity.label}  ({entity.kind}; id {entity.id}; {counted(facts, 'fact')}; "
        f"{counted(articles[entity.id], 'article')})"
        for entity, facts in ranked_of(extractions)
        if entity.id in ids
    ]
