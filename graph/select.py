"""A part of the graph, as extractions with fewer facts: about a name, from a source, of a time …

Works on extractions one at a time, so a whole store can be gone through without holding it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from extractors.facts import Document, End, Entity, Extraction, Fact, Modality, Polarity
from graph.naming import UnknownName, folded, nearest

__all__ = ["Selection", "UnknownName", "needed", "select"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for. Everything that is given must hold; what is not given does not matter.

    ``about`` is a name or an alias, in any case, of something at an end of the fact (subject,
    object or argument), or of the owner of what is there. ``between`` are two of them, at
    different ends. ``source`` is a document (its name, the name without folder or extension, its
    path, title or web site) or whom a fact is attributed to. ``since`` and ``until`` are ISO 8601
    dates, both included, of a document's publication; undated documents have no part in a period.
    ``event`` is one of PLOVER's event types (``extractors.events.types.EVENTS``).
    ``min_confidence`` (0..1) is the least confidence of a fact.
    """

    about: str | None = None
    between: tuple[str, str] | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    event: str | None = None
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        for bound in (self.since, self.until):
            try:
                date.fromisoformat(bound or "2000-01-01")
            except ValueError:
                raise ValueError(f"{bound!r} is no date; write it as 2025-09-04") from None
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"the period from {self.since} to {self.until} ends before it begins")


def select(extractions: Iterable[Extraction], selection: Selection) -> Iterator[Extraction]:
    """Those of ``extractions`` that have facts in the selection, with these facts only.

    Their entities are those that the facts need: ends, arguments, whom they are attributed to, and
    the owners and members of all these. Raises UnknownName, after the last extraction, where a
    name or source of the selection occurs nowhere; it tells the nearest names.
    """
    wanted = [name for name in (selection.about, *(selection.between or ())) if name]
    missing = {folded(name): name for name in wanted}
    source = selection.source
    source_is_known = source is None
    names: set[str] = set()
    source_names: set[str] = set()
    for extraction in extractions:
        entities = {entity.id: entity for entity in extraction.entities}
        for entity in extraction.entities:
            labels = (entity.label, *entity.aliases)
            for label in labels:
                missing.pop(folded(label), None)
            if missing:
                names.update(labels)
        whole = source is not None and folded(source) in keys_of(extraction.document)
        speakers = {
            fact.attributed_to.id: fact.attributed_to
            for fact in extraction.facts
            if fact.attributed_to
        }
        speaking = {id for id, end in speakers.items() if source and _bears(end, source, entities)}
        source_is_known = source_is_known or whole or bool(speaking)
        if not source_is_known:
            source_names.add(extraction.document.name)
            source_names.update(end.label for end in speakers.values())
        if not _in_period(extraction.document, selection):
            continue
        facts = tuple(
            fact
            for fact in extraction.facts
            if (source is None or whole or (_speaker(fact) in speaking))
            and _holds(fact, selection, entities)
        )
        if facts:
            yield replace(extraction, facts=facts, entities=needed(facts, entities))
    for name in missing.values():
        raise UnknownName(name, nearest(name, names))
    if source is not None and not source_is_known:
        raise UnknownName(source, nearest(source, source_names))


def _holds(fact: Fact, selection: Selection, entities: Mapping[str, Entity]) -> bool:
    if selection.min_confidence and fact.confidence < selection.min_confidence:
        return False
    if selection.polarity and fact.polarity != selection.polarity:
        return False
    if selection.modality and fact.modality != selection.modality:
        return False
    if selection.event and fact.relation.event != selection.event:
        return False
    ends = _ends(fact)
    if selection.about and not any(_is(end, selection.about, entities) for end in ends):
        return False
    if selection.between:
        one, other = selection.between
        first = {number for number, end in enumerate(ends) if _is(end, one, entities)}
        second = {number for number, end in enumerate(ends) if _is(end, other, entities)}
        return bool(first and second) and len(first | second) > 1
    return True


def _ends(fact: Fact) -> list[End]:
    ends = [fact.subject, *(argument.end for argument in fact.arguments)]
    return [*ends, fact.object] if fact.object else ends


def _is(end: End, name: str, entities: Mapping[str, Entity]) -> bool:
    """Whether the end, or what it belongs to, bears this name."""
    if _bears(end, name, entities):
        return True
    entity = entities.get(end.id)
    owner = entities.get(entity.owner) if entity and entity.owner else None
    return owner is not None and _called(owner, name)


def _bears(end: End, name: str, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(end.id)
    return folded(end.label) == folded(name) or (entity is not None and _called(entity, name))


def _called(entity: Entity, name: str) -> bool:
    wanted = folded(name)
    return any(folded(label) == wanted for label in (entity.label, *entity.aliases))


def _speaker(fact: Fact) -> str | None:
    return fact.attributed_to.id if fact.attributed_to else None


def keys_of(document: Document) -> set[str]:
    """What a document is called as a source, folded: name, title, path, address and web site.

    Of the web site www.daily.example there is each part that may stand for it, too: daily.example.
    """
    path = PurePosixPath(document.name)
    called = {document.name, document.source, document.title, path.name, path.stem, document.url}
    keys = {folded(name) for name in called if name}
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:
        host = ""
    labels = host.split(".") if host else []
    return keys | {".".join(labels[start:]) for start in range(len(labels))}


def day_of(document: Document) -> str:
    """The day of publication in ISO 8601, "" where there is none that can be read."""
    day = (document.published or "")[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day


def _in_period(document: Document, selection: Selection) -> bool:
    if not selection.since and not selection.until:
        return True
    day = day_of(document)
    return bool(day) and (
        (not selection.since or day >= selection.since)
        and (not selection.until or day <= selection.until)
    )


def needed(facts: Iterable[Fact], entities: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """The entities of these facts with their owners and members, in the order they had."""
    wanted: set[str] = set()
    for fact in facts:
        wanted.update(end.id for end in _ends(fact))
        if fact.attributed_to:
            wanted.add(fact.attributed_to.id)
    for id in [id for id in entities if id in wanted]:
        entity = entities[id]
        wanted.update(entity.members)
        if entity.owner:
            wanted.add(entity.owner)
    return tuple(entity for id, entity in entities.items() if id in wanted)
