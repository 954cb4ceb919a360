"""The graph read among names alone: every nameless end gives way to the name it belongs to.

``Kim Jong Un — pledge to support → Russia's military campaign`` becomes
``Kim Jong Un — pledge to support (military campaign of) → Russia``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.facts import End, Entity, Extraction, Fact


@dataclass(frozen=True, slots=True)
class NamedEdge:
    """One fact between two names.

    ``subject`` and ``object`` are entity ids. ``relation`` is what is read between them: the
    fact's own relation ``verb`` with, in brackets, ``subject_phrase`` before it and
    ``object_phrase`` after it where an end stands for something that belongs to it. ``fact`` is
    the id of the fact.
    """

    subject: str
    subject_label: str
    relation: str
    object: str
    object_label: str
    fact: str
    verb: str
    subject_phrase: str | None = None
    object_phrase: str | None = None

    @property
    def is_the_fact(self) -> bool:
        """Whether both ends of the fact are names, so that nothing was exchanged."""
        return self.subject_phrase is None and self.object_phrase is None


def named_edges(fact: Fact, entities: Mapping[str, Entity] | Iterable[Entity]) -> NamedEdge | None:
    """The edge between the names at, or behind, both ends of ``fact``.

    ``entities`` are those of the fact's document, by id or in a row. None where the fact has no
    object, where an end neither is a name nor belongs to one, and where exchanging ends for their
    owners leaves one name on both sides, which says nothing among names.
    """
    known = (
        entities if isinstance(entities, Mapping) else {entity.id: entity for entity in entities}
    )
    if fact.object is None:
        return None
    subject = _name_behind(fact.subject, known)
    object = _name_behind(fact.object, known)
    if subject is None or object is None:
        return None
    (name, before), (other, after) = subject, object
    if name.id == other.id and (before or after):
        return None
    verb = fact.relation.name
    words = (f"({before})" if before else "", verb, f"({after})" if after else "")
    return NamedEdge(
        name.id,
        name.label,
        " ".join(word for word in words if word),
        other.id,
        other.label,
        fact.id,
        verb,
        before,
        after,
    )


def edges_among_names(extraction: Extraction) -> Iterator[NamedEdge]:
    """The edge between names of each fact that has one, in the order of the facts."""
    entities = {entity.id: entity for entity in extraction.entities}
    for fact in extraction.facts:
        edge = named_edges(fact, entities)
        if edge is not None:
            yield edge


def among_names(extraction: Extraction) -> Extraction:
    """The facts that have an edge between names, with these names for their ends.

    The relation reads between them: "(soldiers of) deploy to". Entities stay as they are.
    """
    entities = {entity.id: entity for entity in extraction.entities}
    found = []
    for fact in extraction.facts:
        edge = named_edges(fact, entities)
        if edge is not None and fact.object is not None:
            found.append(
                replace(
                    fact,
                    subject=_end(entities[edge.subject], fact.subject),
                    relation=replace(fact.relation, label=edge.relation, canonical=None),
                    object=_end(entities[edge.object], fact.object),
                )
            )
    return replace(extraction, facts=tuple(found))


def _end(name: Entity, said: End) -> End:
    """The name at an end, with the words that stand there."""
    return End(name.id, name.label, name.kind, said.mention)


def _name_behind(end: End, entities: Mapping[str, Entity]) -> tuple[Entity, str | None] | None:
    """The named entity at this end, or its named owner and the phrase that leads there."""
    entity = entities.get(end.id)
    if entity is None:
        return None
    if entity.named:
        return entity, None
    owner = entities.get(entity.owner) if entity.owner else None
    if owner is None or not owner.named:
        return None
    return owner, entity.owner_phrase or "of"
