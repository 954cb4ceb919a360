"""The door of this room: the profiles of a corpus in, who is one and the same out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.identity.acronyms import acronyms
from graph.identity.aliases import aliases
from graph.identity.carry_out import Done, carry_out
from graph.identity.contradictions import doubtful
from graph.identity.decisions import Lookup, held_apart
from graph.identity.joining import Corpus, Pair
from graph.identity.model import Decision, Identity, Join, Known, Local, Possible, Profile
from graph.identity.naming import block_name, entity, follow, name_all, scoped
from graph.identity.national import national_bodies
from graph.identity.partial import partial_names
from graph.identity.same_item import same_item
from graph.identity.same_name import same_name
from graph.identity.sketch import Pin
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
    lookup = Lookup(known, name_all(corpus.sketches, known))
    pins = held_apart(decisions, lookup)
    if pins:
        corpus = gather(known, pins)
        lookup = lookup.after(name_all(corpus.sketches, known))
    done = carry_out(decisions, lookup)
    return _answer(known, [p for p in every if p.owner is not None], corpus.possible, done)


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
    national_bodies(corpus, world)
    variants(corpus, world)
    aliases(corpus, known, world)
    acronyms(corpus, known, pins, world)
    partial_names(lone, corpus, known, pins, world)
    return corpus


def _answer(
    known: Sequence[Profile], owned: Sequence[Profile], possible_pairs: Sequence[Pair], done: Done
) -> Identity:
    of: dict[Local, str] = {}
    inside: dict[str, dict[str, str]] = {}
    joins: list[Join] = []
    entities: dict[str, Known] = {}
    names: dict[int, str] = {}
    for name in sorted(done.ids):
        sketch = done.ids[name]
        names[id(sketch)] = name
        found = entity(sketch, name)
        label = done.labels.get(name, found.label)
        if label != found.label:
            aliases = sorted({found.label, *found.aliases} - {label})
            found = replace(found, label=label, aliases=tuple(aliases))
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
    for pair in possible_pairs:
        a, b = sorted((names[id(pair.a.root)], names[id(pair.b.root)]))
        kept = possible.get((a, b))
        better = kept is None or kept.score < pair.score
        if a != b and better and doubtful(pair.a.root, pair.b.root):  # by all that is one now
            possible[a, b] = Possible(a, b, pair.clue, round(pair.score, 3), pair.detail)
    return Identity(
        {local: of[local] for local in sorted(of)},
        entities,
        tuple(sorted(joins, key=lambda join: join.local)),
        tuple(possible[pair] for pair in sorted(possible)),
        tuple(done.unused),
    )


def _differs(found: Known, profile: Profile) -> bool:
    said = (profile.label, profile.kind, profile.wikidata, profile.id)
    return said != (found.label, found.kind, found.wikidata, found.id)
