"""A part of a store, as exports read it: chosen facts, and what they need to be understood.

Its statements are some of the store's own, to the letter. A claim comes with all that it points
to in its document, with its ends and relation described, and with its plain edge where the claim
itself gives one: an edge that stands for claims that were not chosen is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from extractors.facts import Extraction, Fact
from graph.lines import by_subject, sorted_lines
from graph.names_only import NamedEdge, among_names, named_edges
from graph.select import needed
from graph.statements import plain_edges
from graph.store import Store
from graph.terms import named_relation, relation
from graph.vocabulary import RELATION, TW

_EDGE = f"<{RELATION}"
_POSSIBLY = f"<{TW.possiblySame}>"

Said = dict[str, list[tuple[str, str]]]
"""Predicates and objects by subject, all as N-Triples has them."""


class Part:
    """The facts of ``extractions`` in ``store``; the store must stay open while it is read.

    With ``names`` only the claims that have an edge between names. Rows and nodes then have these
    names for ends; in RDF such a claim stays as it is, and the only plain edges are those between
    names. See ``graph.lines.Readable`` for the methods.
    """

    def __init__(
        self, store: Store, extractions: Iterable[Extraction], names: bool = False
    ) -> None:
        self.names = store.names
        self.edges = store.edges
        self._store = store
        self._among_names = names
        self._chosen: dict[str, frozenset[str]] = {}
        for extraction in extractions:
            kept = among_names(extraction) if names else extraction
            if kept.facts:
                self._chosen[kept.document.id] = frozenset(fact.id for fact in kept.facts)

    def extractions(self) -> Iterator[Extraction]:
        """The chosen facts with the entities that they need, by document name."""
        for extraction in self._read():
            yield among_names(extraction) if self._among_names else extraction

    def graphs(self) -> Sequence[NamedNode]:
        """The graphs of the documents that have chosen facts, sorted."""
        names = map(self._store.names.document, self._chosen)
        return sorted(names, key=lambda name: name.value)

    def ntriples(self, graph: NamedNode | None = None) -> bytes:
        """What is kept of a graph; of the default graph for None."""
        said = _said(self._store.ntriples(graph))
        if graph is None:
            return _written(self._described(said))
        ids = {self.names.document(id): id for id in self._chosen}
        facts = (str(self.names.fact(fact)) for fact in self._chosen[ids[graph]])
        reached = _reached(said, {str(graph), *facts})
        return _written((one, pairs) for one, pairs in said.items() if one in reached)

    def _read(self) -> Iterator[Extraction]:
        for extraction in self._store.extractions(self._chosen):
            wanted = self._chosen[extraction.document.id]
            facts = tuple(fact for fact in extraction.facts if fact.id in wanted)
            entities = {entity.id: entity for entity in extraction.entities}
            yield replace(extraction, facts=facts, entities=needed(facts, entities))

    def _described(self, said: Said) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The descriptions that the chosen facts need, and their plain edges."""
        roots: set[str] = set()
        edges: set[tuple[str, str, str]] = set()
        for extraction in self._read():
            entities = {entity.id: entity for entity in extraction.entities}
            among = {fact.id: named_edges(fact, entities) for fact in extraction.facts}
            roots.update(str(self.names.entity(id)) for id in entities)
            named = {self.names.entity(one.id) for one in extraction.entities if one.named}
            for fact in extraction.facts:
                roots.update(map(str, _terms(fact, among[fact.id], self)))
            for edge in plain_edges(extraction.facts, among, self.names, self.edges):
                if not self._among_names or {edge.subject, edge.object} <= named:
                    edges.add((str(edge.subject), str(edge.predicate), str(edge.object)))
        reached = _reached(said, roots)
        for subject, pairs in said.items():
            if subject in reached:
                yield (
                    subject,
                    [
                        (predicate, value)
                        for predicate, value in pairs
                        if (not predicate.startswith(_EDGE) or (subject, predicate, value) in edges)
                        and (predicate != _POSSIBLY or value in reached)
                    ],
                )


def _terms(fact: Fact, among: NamedEdge | None, part: Part) -> Iterator[NamedNode]:
    """The nodes of the default graph that a claim names."""
    ends = (fact.subject, fact.object, fact.attributed_to)
    yield from (part.names.entity(end.id) for end in ends if end is not None)
    yield relation(fact.relation.name)
    if among is not None and not among.is_the_fact:
        yield named_relation(among.subject_phrase, among.verb, among.object_phrase)


def _said(ntriples: bytes) -> Said:
    return dict(by_subject(sorted_lines(ntriples)))


def _reached(said: Said, roots: Iterable[str]) -> set[str]:
    """The subjects among ``roots`` and what is pointed to from there, but not by an edge."""
    reached: set[str] = set()
    waiting = [root for root in roots if root in said]
    while waiting:
        subject = waiting.pop()
        if subject not in reached:
            reached.add(subject)
            waiting += [
                value
                for predicate, value in said[subject]
                if value in said and not predicate.startswith(_EDGE) and predicate != _POSSIBLY
            ]
    return reached


def _written(said: Iterable[tuple[str, list[tuple[str, str]]]]) -> bytes:
    lines = (f"{one} {name} {value} .\n" for one, pairs in said for name, value in pairs)
    return "".join(lines).encode()
