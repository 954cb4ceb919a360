"""Labels and ids over the corpus.

An id is the slug of the fullest name, as in a document. Of several things with one name the oldest
(by the first day, else the one of more documents) keeps the plain id, so that a younger document
does not change it; the others bear what tells them from it: their kind, their country, or the
first eight digits of their first document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.names import key, slug
from graph.identity.model import Known, Profile
from graph.identity.sketch import Sketch

RARE = 0.05
"""A label that a smaller share of the documents has is no label of the corpus."""


def scoped(profile: Profile) -> bool:
    """Whether the id of a profile holds in its document only: "Kim.ab12cd34"."""
    return profile.id.endswith(f".{profile.document[:8]}")


def block_name(profile: Profile) -> str:
    """The key by which the bearers of one name are found.

    What is known before reading has an id that is made of its established name, whatever the
    document calls it: "Olympics" has the id Olympic_Games.
    """
    if "." not in profile.id and profile.id != slug(profile.label):
        return key(profile.id.replace("_", " "))
    return key(profile.label) or profile.label


def label(sketch: Sketch) -> str:
    """The fullest name over documents, then that of most documents, then the first by letters.

    Of spellings that are as frequent the one that is known before reading comes first. Rare names
    and shouted ones are no labels where there are others.
    """
    enough = RARE * sum(sketch.labels.values())
    every = list(sketch.labels)
    labels = [name for name in every if sketch.labels[name] >= enough] or every
    labels = [name for name in labels if " " not in name or not name.isupper()] or labels

    def order(name: str) -> tuple[object, ...]:
        fullest = len(key(name).split())
        return (-fullest, -sketch.labels[name], slug(name) not in sketch.ids, name)

    return min(labels, key=order)


def seniority(sketch: Sketch) -> tuple[object, ...]:
    """Sorts the things of one name: the oldest first, then that of most documents.

    What a reviewer has split off comes last.
    """
    alone = any(pin.alone for pin in sketch.pins)
    return (alone, sketch.first or "9999", -len(sketch.documents), min(sketch.documents))


def entity(sketch: Sketch, id: str) -> Known:
    """The sketch as an entity of the corpus."""
    name = label(sketch)
    aliases = tuple(sorted((sketch.aliases | set(sketch.labels)) - {name}))
    return Known(id, name, sketch.kind, sketch.item, aliases)


def name_all(sketches: Sequence[Sketch], known: Sequence[Profile]) -> dict[str, Sketch]:
    """The sketches by their ids over the corpus, in the order of the ids."""
    wanted: dict[str, list[Sketch]] = {}
    for sketch in sketches:
        wanted.setdefault(base(sketch, known), []).append(sketch)
    taken: dict[str, Sketch] = {}
    for plain in sorted(wanted):  # plain ids first: a suffix never takes one of them
        rivals = sorted(wanted[plain], key=seniority)
        taken[plain] = rivals[0]
    for plain in sorted(wanted):
        for sketch in sorted(wanted[plain], key=seniority)[1:]:
            id = next(id for id in _suffixed(plain, sketch, taken[plain], known) if id not in taken)
            taken[id] = sketch
    return dict(sorted(taken.items()))


def base(sketch: Sketch, known: Sequence[Profile]) -> str:
    """The id that a sketch has if nothing else wants it."""
    only = known[sketch.members[0]]
    if len(sketch.members) == 1:
        return only.id
    fullest = label(sketch)
    ids = [
        known[n].id for n in sketch.members if known[n].label == fullest and not scoped(known[n])
    ]
    return max(sorted(set(ids)), key=ids.count) if ids else slug(fullest)


def _suffixed(plain: str, sketch: Sketch, first: Sketch, known: Sequence[Profile]) -> Iterator[str]:
    """The ids that a thing may have that is not the first of its name."""
    if sketch.kind != first.kind:
        yield f"{plain}.{sketch.kind}"
    if sketch.country is not None and sketch.country != first.country:
        yield f"{plain}.{sketch.country}"
    oldest = min((known[n].published or "9999", known[n].document) for n in sketch.members)
    yield f"{plain}.{oldest[1][:8]}"
    yield from (f"{plain}.{document}" for document in sorted(sketch.documents))


def follow(profile: Profile, of: Mapping[str, str]) -> str:
    """The id of what belongs to a name, after its owner: "Kim_Jong_Un.aides".

    ``of`` are the ids over the corpus of the document's entities.
    """
    owner = profile.owner or ""
    return of.get(owner, owner) + profile.id[len(owner) :]
