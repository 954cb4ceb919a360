"""The door of this room: the profiles of a corpus in, who is one and the same out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.entities.names import key
from graph.identity import decisions as reviewed
from graph.identity.acronyms import acronyms
from graph.identity.aliases import aliases
from graph.identity.contradictions import contradiction, reviewed_line
from graph.identity.joining import Corpus
from graph.identity.model import Decision, Identity, Join, Known, Local, Possible, Profile
from graph.identity.naming import block_name, entity, follow, label, name_all, scoped
from graph.identity.partial import partial_names
from graph.identity.same_item import same_item
from graph.identity.same_name import same_name
from graph.identity.sketch import Pin, Sketch
from graph.identity.variants import variants
from graph.identity.world import World

__all__ = ["identify"]


def identify(profiles: Iterable[Profile], decisions: Sequence[Decision] = ()) -> Identity:
    """Who is who over all documents that ``profiles`` come from.

    Pure: the same whatever the order of the profiles. ``decisions`` are the lines of the reviewed
    file in their order (see ``graph.identity.decisions``). Where a document has an id twice the
    first by label counts.
    """
    every = sorted(profiles, key=lambda p: (p.document, p.id, p.label))
    named = [p for p in every if p.owner is None]
    known = [p for i, p in enumerate(named) if i == 0 or _local(p) != _local(named[i - 1])]
    corpus = gather(known, {})
    ids = name_all(corpus.sketches, known)
    unused: list[Decision] = []
    labels: dict[str, str] = {}
    if decisions:
        corpus, ids, labels, unused = _review(known, ids, corpus, decisions)
    return _answer(known, [p for p in every if p.owner is not None], corpus, ids, labels, unused)


def _local(profile: Profile) -> Local:
    return profile.document, profile.id


def gather(known: Sequence[Profile], pins: Mapping[Local, frozenset[Pin]]) -> Corpus:
    """The things that the profiles speak of, by all clues, held apart by ``pins``."""
    corpus, world = Corpus(), World.of(known)
    blocks: dict[str, list[int]] = {}
    lone: dict[str, list[int]] = {}
    for number, profile in enumerate(known):
        name = block_name(profile)
        if scoped(profile) and profile.kind == "person":
            lone.setdefault(name, []).append(number)
        else:
            blocks.setdefault(name, []).append(number)
    for name in sorted(blocks):
        corpus.sketches.extend(same_name(blocks[name], known, pins, world, corpus))
    same_item(corpus)
    variants(corpus, world)
    aliases(corpus, known, world)
    acronyms(corpus, known, pins, world)
    partial_names(lone, corpus, known, pins, world)
    return corpus


def _review(
    known: Sequence[Profile],
    ids: dict[str, Sketch],
    corpus: Corpus,
    decisions: Sequence[Decision],
) -> tuple[Corpus, dict[str, Sketch], dict[str, str], list[Decision]]:
    """The corpus with the reviewer's decisions."""
    lookup = reviewed.Lookup(known)
    lookup.note(ids)
    pins = reviewed.pins(decisions, lookup)
    if pins:
        corpus = gather(known, pins)
        ids = name_all(corpus.sketches, known)
        lookup.note(ids)
    id_of = {id(sketch): name for name, sketch in ids.items()}
    of = {number: sketch for sketch in corpus.sketches for number in sketch.members}
    labels: dict[str, str] = {}
    unused = []
    for line, decision in enumerate(decisions, start=1):
        if reviewed.names_nothing(decision, lookup):
            unused.append(decision)
        elif decision.action == "merge":
            one = [of[n] for n in lookup.find(decision.a)]
            other = [of[n] for n in lookup.find(decision.b)]
            name = label(one[0].root)
            first = one[0].root
            kept = decision.a if decision.a in ids else id_of[id(first)]
            for sketch in (*one, *other):
                into, small = first.root, sketch.root
                if into is not small and reviewed_line(into, small) < line:
                    into.take(small, "reviewed", f"line {decision.line or line}")
            id_of[id(first.root)] = kept
            if not set(key(name).split()) < set(key(label(first.root)).split()):
                labels[kept] = name
        elif decision.action == "rename":
            for sketch in {id(of[n].root): of[n].root for n in lookup.find(decision.a)}.values():
                labels[id_of[id(sketch)]] = decision.b
        elif decision.action == "link":
            for sketch in {id(of[n].root): of[n].root for n in lookup.find(decision.a)}.values():
                _link(sketch, decision.b, corpus.sketches)
    corpus.sketches = [sketch for sketch in corpus.sketches if sketch.joined is None]
    return corpus, {id_of[id(s)]: s for s in corpus.sketches}, labels, unused


def _link(sketch: Sketch, item: str, sketches: Sequence[Sketch]) -> None:
    """Give a sketch its item, and make it one with the sketch that is known to be the same."""
    sketch.link(item)
    for other in sketches:
        known = other.root
        if known is not sketch and item and known.item == item:
            if not contradiction(known, sketch):
                known.take(sketch, "same item", item)
            return


def _answer(
    known: Sequence[Profile],
    owned: Sequence[Profile],
    corpus: Corpus,
    ids: Mapping[str, Sketch],
    labels: Mapping[str, str],
    unused: Sequence[Decision],
) -> Identity:
    of: dict[Local, str] = {}
    inside: dict[str, dict[str, str]] = {}
    joins: list[Join] = []
    entities: dict[str, Known] = {}
    names: dict[int, str] = {}
    for name in sorted(ids):
        sketch = ids[name]
        names[id(sketch)] = name
        found = entity(sketch, name)
        if name in labels and labels[name] != found.label:
            aliases = sorted({found.label, *found.aliases} - {labels[name]})
            found = replace(found, label=labels[name], aliases=tuple(aliases))
        if len(sketch.members) > 1 or _differs(found, known[sketch.members[0]]):
            entities[name] = found
        for number in sketch.members:
            profile = known[number]
            if profile.id != name:
                of[_local(profile)] = name
                inside.setdefault(profile.document, {})[profile.id] = name
                clue, detail = sketch.why.get(number, ("same name", profile.label))
                joins.append(Join(_local(profile), name, clue, detail))
    for profile in owned:
        followed = follow(profile, inside.get(profile.document, {}))
        if followed != profile.id:
            of[_local(profile)] = followed
    possible: dict[tuple[str, str], Possible] = {}
    for pair in corpus.possible:
        a, b = sorted((names[id(pair.a.root)], names[id(pair.b.root)]))
        kept = possible.get((a, b))
        if a != b and (kept is None or kept.score < pair.score):
            possible[a, b] = Possible(a, b, pair.clue, round(pair.score, 3), pair.detail)
    return Identity(
        {local: of[local] for local in sorted(of)},
        entities,
        tuple(sorted(joins, key=lambda join: join.local)),
        tuple(possible[pair] for pair in sorted(possible)),
        tuple(unused),
    )


def _differs(found: Known, profile: Profile) -> bool:
    said = (profile.label, profile.kind, profile.wikidata, profile.id)
    return said != (found.label, found.kind, found.wikidata, found.id)
