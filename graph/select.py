"""A part of the graph, as extractions with fewer facts: about a name, from a source, of a time …

Works on extractions one at a time, so a whole store can be gone through without holding it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    name or source of the selection occurs nowhere; it tells the nearest names. What is in a store
    is found faster by ``graph.search.choice``.
    """
    missing = {folded(name): name for name in wanted_names(selection)}
    source = selection.source
    source_is_known = source is None
    names: set[str] = set()
    source_names: set[str] = set()
    chosen = Choice(selection)
    for extraction in extractions:
        if missing:
            labels = [label for one in extraction.entities for label in (one.label, *one.aliases)]
            names.update(labels)
            labels += [end.label for fact in extraction.facts for end in _ends(fact)]
            for label in labels:
                missing.pop(folded(label), None)
        source_is_known = source_is_known or chosen.knows_source(extraction)
        if not source_is_known:
            source_names.add(extraction.document.name)
            source_names.update(f.attributed_to.label for f in extraction.facts if f.attributed_to)
        found = chosen.part(extraction)
        if found is not None:
            yield found
    for name in missing.values():
        raise UnknownName(name, nearest(name, names))
    if source is not None and not source_is_known:
        raise UnknownName(source, nearest(source, source_names))


def wanted_names(selection: Selection) -> list[str]:
    """The names that something in the selection has to bear."""
    return [name for name in (selection.about, *(selection.between or ())) if name]


class Choice:
    """A selection as it is applied to one extraction after the other.

    ``meant`` are the names that a name of the selection stands for, folded; itself without.
    """

    def __init__(
        self, selection: Selection, meant: Mapping[str, Collection[str]] | None = None
    ) -> None:
        self._selection = selection
        self._meant = dict(meant or {})

    def part(self, extraction: Extraction) -> Extraction | None:
        """The chosen facts with the entities that they need, None where there is no such fact."""
        if not _in_period(extraction.document, self._selection):
            return None
        entities = {entity.id: entity for entity in extraction.entities}
        whole, speaking = self._source(extraction, entities)
        facts = tuple(
            fact
            for fact in extraction.facts
            if (whole or _speaker(fact) in speaking) and self._holds(fact, entities)
        )
        return replace(extraction, facts=facts, entities=needed(facts, entities)) if facts else None

    def knows_source(self, extraction: Extraction) -> bool:
        """Whether the document is the source of the selection, or lets it speak."""
        entities = {entity.id: entity for entity in extraction.entities}
        whole, speaking = self._source(extraction, entities)
        return whole or bool(speaking)

    def _source(
        self, extraction: Extraction, entities: Mapping[str, Entity]
    ) -> tuple[bool, set[str]]:
        """Whether the whole document is wanted, and else the ids of those whose words are."""
        source = self._selection.source
        if source is None or folded(source) in keys_of(extraction.document):
            return True, set()
        names = self._names(source)
        speakers = (fact.attributed_to for fact in extraction.facts)
        return False, {end.id for end in speakers if end and _bears(end, names, entities)}

    def _names(self, name: str) -> Collection[str]:
        if name not in self._meant:
            self._meant[name] = (folded(name),)
        return self._meant[name]

    def _holds(self, fact: Fact, entities: Mapping[str, Entity]) -> bool:
        wish = self._selection
        if wish.min_confidence and fact.confidence < wish.min_confidence:
            return False
        if wish.polarity and fact.polarity != wish.polarity:
            return False
        if wish.modality and fact.modality != wish.modality:
            return False
        if wish.event and fact.relation.event != wish.event:
            return False
        ends = _ends(fact)
        if wish.about:
            names = self._names(wish.about)
            if not any(_is(end, names, entities) for end in ends):
                return False
        if wish.between:
            one, other = map(self._names, wish.between)
            first = {number for number, end in enumerate(ends) if _is(end, one, entities)}
            second = {number for number, end in enumerate(ends) if _is(end, other, entities)}
            return bool(first and second) and len(first | second) > 1
        return True


def _ends(fact: Fact) -> list[End]:
    ends = [fact.subject, *(argument.end for argument in fact.arguments)]
    return [*ends, fact.object] if fact.object else ends


def _is(end: End, names: Collection[str], entities: Mapping[str, Entity]) -> bool:
    """Whether the end, or what it belongs to, bears one of these names."""
    if _bears(end, names, entities):
        return True
    entity = entities.get(end.id)
    owner = entities.get(entity.owner) if entity and entity.owner else None
    return owner is not None and _called(owner, names)


def _bears(end: End, names: Collection[str], entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(end.id)
    return folded(end.label) in names or (entity is not None and _called(entity, names))


def _called(entity: Entity, names: Collection[str]) -> bool:
    return any(folded(label) in names for label in (entity.label, *entity.aliases))


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
