"""What one document said, with the ids and names that its entities have over the corpus.

Facts keep their ids: those are made of what the document says and where, and stay the same
whatever its entities turn out to be over the corpus. Mentions, too, stay as they were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractors.facts import Argument, End, Entity, Extraction, Fact
from graph.identity.model import Join, Known
from graph.identity.parts import Part

LONGEST = 8
"""Words of a label that tells its owner."""

_NO_NAMES: Mapping[str, tuple[str, ...]] = {}


def applied(
    extraction: Extraction, part: Part, aliases: Mapping[str, tuple[str, ...]] = _NO_NAMES
) -> Extraction:
    """``extraction`` with the ids, labels, kinds and Wikidata items of the corpus.

    ``aliases`` are further names over the corpus, by id. What belongs to a name, and sets of
    names, follow: "Kim.aides" becomes "Kim_Jong_Un.aides". Entities that are one now have the
    mentions of both, and a set of such is that one.
    """
    if not part.known and not any(entity.id in aliases for entity in extraction.entities):
        return extraction
    renaming = _Renaming(extraction.entities, part.known, aliases)
    found: dict[str, Entity] = {}
    for entity in map(renaming.entity, extraction.entities):
        known = found.get(entity.id)
        found[entity.id] = entity if known is None else _one(known, entity)
    ends: dict[str, Entity] = {}
    for entity in extraction.entities:
        new = found[renaming.ids[entity.id]]
        if (new.id, new.label, new.kind) != (entity.id, entity.label, entity.kind):
            ends[entity.id] = new
    facts = tuple(_fact(fact, ends) for fact in extraction.facts) if ends else extraction.facts
    return replace(extraction, facts=facts, entities=tuple(found[id] for id in sorted(found)))


def joined_mentions(extraction: Extraction, part: Part) -> dict[tuple[int, int], Join]:
    """Where the document, as it was read, first mentions each entity that was joined: why."""
    joins = {join.local[1]: join for join in part.joins}
    return {
        (resolved.mention.start, resolved.mention.end): joins[entity.id]
        for entity in extraction.entities
        if entity.id in joins
        for resolved in entity.mentions[:1]
    }


class _Renaming:
    """The entities of one document under their names over the corpus."""

    def __init__(
        self,
        entities: Iterable[Entity],
        known: Mapping[str, Known],
        aliases: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.before = {entity.id: entity for entity in entities}
        self.known = known
        self.aliases = aliases
        self.ids: dict[str, str] = {}
        for id in self.before:
            self.ids[id] = self._id(id)
        for id, entity in self.before.items():
            if entity.members and id == ".and.".join(entity.members):
                self.ids[id] = ".and.".join(self._all(entity.members))

    def _id(self, id: str) -> str:
        """The new id, but for sets: what belongs to a name follows it."""
        owner = self.before[id].owner
        if id in self.known:
            return self.known[id].id
        if owner is not None and owner in self.known and id.startswith(f"{owner}."):
            return self.known[owner].id + id[len(owner) :]
        return id

    def _all(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.ids.get(id, id) for id in ids))

    def _label(self, id: str) -> str:
        """The new label of a name."""
        return self.known[id].label if id in self.known else self.before[id].label

    def entity(self, entity: Entity) -> Entity:
        """An entity of the document as it is over the corpus."""
        known = self.known.get(entity.id)
        id, label = self.ids[entity.id], self._new_label(entity)
        names = dict.fromkeys(entity.aliases)
        if known is not None:
            names[entity.label] = None
        further = self.aliases.get(id, ()) if entity.named else ()
        members = self._all(entity.members)
        if further:
            names = dict.fromkeys(sorted({*names, *further}))
        names.pop(label, None)
        return replace(
            entity,
            id=id,
            label=label,
            kind=entity.kind if known is None else known.kind,
            wikidata=entity.wikidata if known is None else known.wikidata,
            aliases=tuple(names),
            owner=self.ids.get(entity.owner, entity.owner) if entity.owner else None,
            members=members if len(members) > 1 else (),
            country=self.ids.get(entity.country, entity.country) if entity.country else None,
        )

    def _new_label(self, entity: Entity) -> str:
        """The label, with the names of owners and members as they are now."""
        if entity.named:
            return self._label(entity.id)
        owner = self.before.get(entity.owner or "")
        if owner is not None and owner.id in self.known:
            return _owned_label(entity.label, owner.label, self.known[owner.id].label)
        members = [id for id in entity.members if id in self.before]
        if members and entity.label == " and ".join(self.before[id].label for id in members):
            return " and ".join(dict.fromkeys(map(self._label, members)))
        return entity.label


def _owned_label(label: str, before: str, now: str) -> str:
    """ "Kim's aides" as "Kim Jong Un's aides", unless that is too long for a label."""
    for ending in ("'s ", "' "):
        if label.startswith(before + ending):
            mark = "' " if now.endswith("s") else "'s "
            longer = now + mark + label[len(before + ending) :]
            return longer if len(longer.split()) <= LONGEST else label
    return label


def _one(entity: Entity, other: Entity) -> Entity:
    """One entity of two of a document that are the same: what one lacks is the other's."""
    mentions = sorted(
        dict.fromkeys((*entity.mentions, *other.mentions)),
        key=lambda resolved: (resolved.mention.start, resolved.mention.end),
    )
    names = dict.fromkeys((*entity.aliases, other.label, *other.aliases))
    names.pop(entity.label, None)
    return replace(
        entity,
        named=entity.named or other.named,
        aliases=tuple(names),
        wikidata=entity.wikidata or other.wikidata,
        mentions=tuple(mentions),
        owner=entity.owner or other.owner,
        owner_phrase=entity.owner_phrase or other.owner_phrase,
        members=entity.members or other.members,
        attributes=tuple(sorted({*entity.attributes, *other.attributes})),
        country=entity.country or other.country,
        sex=entity.sex or other.sex,
    )


def _fact(fact: Fact, ends: Mapping[str, Entity]) -> Fact:
    """The fact with its ends renamed, and its own id."""

    def renamed(end: End) -> End:
        new = ends.get(end.id)
        return End(new.id, new.label, new.kind, end.mention) if new is not None else end

    inside = (fact.subject, fact.object, fact.attributed_to, *(a.end for a in fact.arguments))
    if not any(end is not None and end.id in ends for end in inside):
        return fact
    return replace(
        fact,
        subject=renamed(fact.subject),
        object=renamed(fact.object) if fact.object is not None else None,
        attributed_to=renamed(fact.attributed_to) if fact.attributed_to is not None else None,
        arguments=tuple(Argument(a.role, a.preposition, renamed(a.end)) for a in fact.arguments),
    )
