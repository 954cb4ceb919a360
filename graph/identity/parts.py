"""What holds over the corpus, cut into parts: what concerns one document, and its way to JSON.

A store keeps a part beside each document. Its triples follow from the document and the part alone,
so a document is written anew where, and only where, its part has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field

from graph.identity.model import Identity, Join, Known, Possible, Profile


@dataclass(frozen=True, slots=True)
class Part:
    """What the identity over a corpus says of one document.

    ``known`` maps those ids of the document's entities to what they are over the corpus that
    differ in id, label, kind or Wikidata item; their aliases are left out, for these change with
    every document. ``joins`` are the document's. ``possible`` are pairs that this document vouches
    for: it is the first by id that has the first of the two.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    possible: tuple[Possible, ...] = ()


NOTHING = Part()
"""The part of a document that stands for itself."""


def parts(
    identity: Identity, documents: Iterable[tuple[str, Sequence[Profile]]]
) -> Iterator[tuple[str, Part]]:
    """The part of each of ``documents`` (id and profiles), which come in the order of their ids."""
    joins: dict[str, list[Join]] = {}
    for join in identity.joins:
        joins.setdefault(join.local[0], []).append(join)
    pairs: dict[str, list[Possible]] = {}
    for pair in identity.possible:
        pairs.setdefault(pair.a, []).append(pair)
    for document, profiles in documents:
        known: dict[str, Known] = {}
        vouched: list[Possible] = []
        for profile in profiles:
            id = identity.of.get((document, profile.id), profile.id)
            vouched += pairs.pop(id, ())
            if profile.owner is None:
                meant = _meant(id, profile, identity)
                if meant is not None:
                    known[profile.id] = meant
        own = tuple(sorted(joins.get(document, ()), key=lambda join: (join.local, join.clue)))
        vouched.sort(key=lambda pair: (pair.a, pair.b))
        yield document, Part(dict(sorted(known.items())), own, tuple(vouched))


def _meant(id: str, profile: Profile, identity: Identity) -> Known | None:
    """What an entity of a document is over the corpus, None where it is what the document says."""
    found = identity.entities.get(id)
    if found is None:
        found = Known(id, profile.label, profile.kind, profile.wikidata)
    said = (profile.id, profile.label, profile.kind, profile.wikidata)
    if (id, found.label, found.kind, found.wikidata) == said:
        return None
    return Known(id, found.label, found.kind, found.wikidata)


def to_text(part: Part) -> str:
    """``part`` as one line of ASCII JSON, the same for equal parts."""
    known = {local: astuple(one)[:4] for local, one in part.known.items()}
    rest = [[astuple(one) for one in part.joins], [astuple(one) for one in part.possible]]
    return json.dumps([known, *rest], separators=(",", ":")) if part != NOTHING else ""


def from_text(text: str) -> Part:
    """The part that ``to_text`` wrote. Raises ValueError where it is none."""
    if not text:
        return NOTHING
    try:
        known, joins, possible = json.loads(text)
        return Part(
            {local: Known(*one) for local, one in known.items()},
            tuple(Join((local[0], local[1]), *rest) for local, *rest in joins),
            tuple(Possible(*one) for one in possible),
        )
    except (TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"this is no part of an identity: {error!r}") from error
