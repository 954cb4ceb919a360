"""The answer of this room: what each nominal of a document stands for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from extractors.entities import counts, phrases
from extractors.entities.labels import Naming
from extractors.entities.model import Cluster, Ref
from extractors.entities.references import References
from extractors.entities.view import View
from extractors.facts import Document, Entity, Kind, Mention, Resolved
from extractors.tokens import Token
from extractors.tree import missing_mark

__all__ = ["Resolution"]

Span = tuple[int, int]


@dataclass(slots=True)
class Resolution:
    """What the words of a document stand for. All methods take a token of one of its Docs."""

    document: Document
    view: View
    references: References
    naming: Naming
    clusters: list[Cluster]
    together: list[tuple[Ref, tuple[Cluster, ...]]]  # see ``Discourse.sets``
    _made: dict[int, Entity] = field(default_factory=dict)
    _meant: dict[int, tuple[Entity, ...]] = field(default_factory=dict)  # by the number of the head
    _said: dict[int, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Of two things with one label the first in the text has the id without a number.
        for cluster in self._mentioned():
            owner = self.naming.owner(cluster)
            self.naming.id(cluster)
            if owner is not None:
                self.naming.id(owner)

    def entities_of(self, head: Token, whole: bool = True) -> tuple[Entity, ...]:
        """The entities that a nominal stands for: one, several for a set, none if unresolved.

        ``head`` is a noun, name, pronoun, number or demonym. A token within a longer name stands
        for that name; with ``whole=False`` for the name within it ("Indonesian" in "Indonesian
        Navy" → Indonesia).
        """
        if not whole:
            return self._entities(self._ref(head, whole))
        i = self.view.place(head.doc, head.i)
        if i not in self._meant:
            self._meant[i] = self._entities(self.references.at.get(i))
        return self._meant[i]

    def _entities(self, ref: Ref | None) -> tuple[Entity, ...]:
        return tuple(self.entity(cluster) for cluster in ref.clusters) if ref else ()

    def own(self, head: Token) -> Entity | None:
        """A noun phrase taken by itself, though it describes something named: "state media".

        None where the token is no nominal without a name.
        """
        ref = self._ref(head, True)
        if ref is None or ref.own is None:
            return None
        if not ref.own.refs:
            ref.own.refs = [ref]
        return self.entity(ref.own)

    def mention(self, head: Token) -> Mention:
        """The words that a nominal is mentioned by, with offsets into ``Document.text``."""
        ref = self._ref(head, True)
        if ref is None:
            i = self.view.place(head.doc, head.i)
            return self._mention(i, i + 1, i, "thing")
        return self.mention_of(ref)

    def kind(self, head: Token) -> Kind:
        """The kind of what a nominal stands for, of its noun where that is unresolved."""
        ref = self._ref(head, True)
        if ref is None:
            return "thing"
        return ref.clusters[0].kind if ref.clusters else ref.kind

    def clue(self, head: Token) -> str:
        """The clue by which a nominal was resolved; "" where it was not."""
        ref = self._ref(head, True)
        return ref.clue if ref is not None else ""

    def quantity_of(self, head: Token) -> str | None:
        """The words of the number of a nominal: "some 2,000", "thousands"; None without one."""
        i = self.view.place(head.doc, head.i)
        inner = counts.counted(self.view, i)
        ref = self.references.at.get(i)
        if ref is not None and ref.sort == "number":
            return counts.number_words(self.view, i)
        return counts.quantity(self.view, i if inner is None else inner)

    def entities(self, used: Container[str] | None = None) -> tuple[Entity, ...]:
        """All entities that are mentioned, with their mentions, in the order of the first ones.

        With ``used`` those with one of these ids, those with a name or with several mentions, and
        their owners.
        """
        found = {self.naming.id(cluster): cluster for cluster in self._mentioned()}
        if used is not None:
            kept = {
                id: c
                for id, c in found.items()
                if c.named or id in used or len(self._mentions(c)) > 1
            }
            owners = {self.naming.owner(cluster) for cluster in kept.values()}
            found = {id: c for id, c in found.items() if id in kept or c in owners}
        return tuple(self.entity(cluster) for cluster in found.values())

    def _mentioned(self) -> Iterator[Cluster]:
        """The clusters that something stands for, in the order of their first mentions."""
        seen: set[int] = set()
        for ref in self.references.ordered:
            for cluster in ref.clusters:
                if id(cluster) not in seen:
                    seen.add(id(cluster))
                    yield cluster

    def sets(self) -> tuple[Entity, ...]:
        """What is said of several at once: "the two leaders", with its members.

        Facts hold for each member, so ``entities_of`` gives those; the set itself only tells where
        they were meant together: where they are joined by "and" (the first time only) and what
        takes them up.
        """
        found: dict[frozenset[str], tuple[tuple[Cluster, ...], dict[Span, Resolved]]] = {}
        for ref in self.references.ordered:
            if len(ref.clusters) > 1:
                said = found.setdefault(self._ids(ref.clusters), (ref.clusters, {}))[1]
                said.setdefault((ref.first, ref.last), self._resolved(ref))
        joined: set[frozenset[str]] = set()
        for ref, members in self.together:
            ids = self._ids(members)
            if ids in found and ids not in joined and len(ref.clusters) == 1:
                joined.add(ids)
                found[ids][1].setdefault((-1, -1), Resolved(self._joint(ref), "joined by and"))
        return tuple(self._set(members, said.values()) for members, said in found.values())

    def _ids(self, members: tuple[Cluster, ...]) -> frozenset[str]:
        return frozenset(self.naming.id(cluster) for cluster in members)

    def _set(self, members: tuple[Cluster, ...], said: Iterable[Resolved]) -> Entity:
        ids = sorted(self._ids(members))
        return Entity(
            id=".and.".join(ids),
            label=" and ".join(self.naming.label(cluster) for cluster in members),
            kind="group",
            named=False,
            mentions=tuple(sorted(said, key=lambda one: (one.mention.start, one.mention.end))),
            members=tuple(ids),
        )

    def _joint(self, ref: Ref) -> Mention:
        """The words of a first conjunct and of all that is coordinated with it."""
        last, i = ref, ref.i
        while (i := self.view.child(i, "conj") or -1) >= 0 and i in self.references.at:
            last = self.references.at[i]
        whole = self.mention_of(ref)
        end = max(whole.end, self.mention_of(last).end)
        return Mention(self.document.text[whole.start : end], whole.start, end, whole.head, "group")

    def unresolved(self) -> int:
        """How many nominals and pronouns stay out of the graph as their meaning is in doubt."""
        return sum(not ref.clusters for ref in self.references.ordered)

    def entity(self, cluster: Cluster) -> Entity:
        """The entity of a cluster; the same object each time."""
        made = self._made.get(id(cluster))
        if made is None:
            naming, owner = self.naming, self.naming.owner(cluster)
            label = naming.label(cluster)
            aliases = tuple(name for name in cluster.names if name != label)
            made = Entity(
                id=naming.id(cluster),
                label=label,
                kind=cluster.kind,
                named=cluster.named,
                aliases=aliases,
                wikidata=cluster.wikidata,
                mentions=tuple(self._resolved(ref) for ref in self._mentions(cluster)),
                owner=naming.id(owner) if owner is not None else None,
                owner_phrase=naming.owner_phrase(cluster),
                attributes=tuple(sorted(cluster.attributes)) if cluster.named else (),
                country=naming.id(cluster.country) if cluster.country is not None else None,
                sex=cluster.sex if cluster.kind == "person" else None,
            )
            self._made[id(cluster)] = made
        return made

    def _mentions(self, cluster: Cluster) -> list[Ref]:
        if len(cluster.refs) == 1:
            return cluster.refs if cluster in cluster.refs[0].clusters else []
        refs = {id(ref): ref for ref in cluster.refs if cluster in ref.clusters}
        start = self.view.start
        return sorted(refs.values(), key=lambda ref: (start[ref.i], ref.first))

    def _resolved(self, ref: Ref) -> Resolved:
        if ref.antecedent is None:
            return Resolved(self.mention_of(ref), ref.clue)
        before = self.mention_of(ref.antecedent)
        return Resolved(self.mention_of(ref), ref.clue, before.text, before.start)

    def mention_of(self, ref: Ref) -> Mention:
        """A reference as a mention with true offsets."""
        found = self._said.get(id(ref))
        if found is None:
            found = self._said[id(ref)] = self._mention_of(ref)
        return found

    def _mention_of(self, ref: Ref) -> Mention:
        last = ref.last
        if ref.sort == "nominal" and ref.kind not in ("time", "quantity"):
            last = ref.last if self.naming.of_phrase(ref) else ref.i + 1
            last = max(last, self.naming.place_end(ref))
        kind = ref.clusters[0].kind if ref.clusters else ref.kind
        first = ref.first
        if ref.sort == "name" and ref is self.references.at.get(ref.i):
            first = phrases.name_edge(self.view, ref.i, first)
        return self._mention(first, max(last, ref.i + 1), ref.i, kind)

    def _mention(self, first: int, last: int, i: int, kind: Kind) -> Mention:
        start, end = self.view.start[first], self.view.end[last - 1]
        end += len(missing_mark(self.document.text, self.document.text[start:end], end))
        return Mention(self.document.text[start:end], start, end, self.view.text[i], kind)

    def _ref(self, head: Token, whole: bool) -> Ref | None:
        i = self.view.place(head.doc, head.i)
        if not whole and i in self.references.inner:
            return self.references.inner[i]
        return self.references.at.get(i)
