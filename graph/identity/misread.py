"""Single names whose kind a document read wrongly: a town as a person, a surname as a company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.facts import Kind
from graph.identity.contradictions import contradiction
from graph.identity.joining import Corpus
from graph.identity.likeness import JOIN, likeness, sure_other, sure_person
from graph.identity.reasons import reasons
from graph.identity.sketch import Sketch
from graph.identity.world import World

NAME = 0.65
"""What it is worth that something that is no person bears the single name of one."""
NOBODY, WELL_KNOWN = 0.25, 5
"""What it is worth more where no person is called so, and this many documents know the thing."""
TAG = 0.2
"""What a single name is worth more whose kind says nothing: it makes up for the other kind."""
FEW = 10
"""Documents up to which a single name of no sure kind may be a surname."""
UNSURE: frozenset[Kind] = frozenset({"organization", "thing", "group"})


def of_one_word(corpus: Corpus, wanted: set[str]) -> dict[str, list[Sketch]]:
    """What is no person and bears one of the single names."""
    found: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in corpus.sketches:
        if sketch.kind != "person":
            for name in sorted(wanted & sketch.keys.keys()):
                found[name].append(sketch)
    return found


def as_person(one: Sketch, whole: Sequence[Sketch], world: World, borne: bool) -> bool:
    """Join what a document took for a person to the town or company that it is.

    "Volmar" may be read as a person where nothing but its sentence tells; the other documents know
    it as a town, and it has the same neighbours, or they are many and nobody is called so
    (``borne`` tells whether a person named in full is).
    """
    if sure_person(one) or len(whole) != 1 or contradiction(one, whole[0]):
        return False
    worth = NAME if borne or len(whole[0].documents) < WELL_KNOWN else NAME + NOBODY
    if likeness(one, whole[0], world, worth) < JOIN:
        return False
    whole[0].take(one, "same name", reasons(one, whole[0], world, worth))
    return True


def strays(corpus: Corpus) -> list[Sketch]:
    """Single names that may be surnames, though documents took them for something else.

    "Wrona hit the post" tells nothing of Wrona; Tomasz Wrona has the same neighbours elsewhere.
    """
    return [
        sketch
        for sketch in corpus.sketches
        if sketch.kind in UNSURE
        and len(sketch.documents) <= FEW
        and not sketch.items
        and all(" " not in key for key in sketch.keys)
        and not all(label.isupper() for label in sketch.labels)
        and not sure_other(sketch)
    ]
