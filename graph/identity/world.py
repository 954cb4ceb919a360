"""What the clues know beside two sketches: which names say little, which neighbours do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.identity.lexicon import words
from graph.identity.model import Profile
from graph.identity.spelling import parts

FAMOUS = 50
"""Documents after which it says little that a thing is a neighbour."""


@dataclass(frozen=True, slots=True)
class World:
    """``famous`` are the ids of things that are everybody's neighbours: states, agencies."""

    famous: frozenset[str]

    @classmethod
    def of(cls, known: Iterable[Profile]) -> World:
        """The world of a corpus: famous is what has a Wikidata item or is in many documents."""
        documents = Counter[str]()
        famous = set()
        for profile in known:
            documents[profile.id] += 1
            if profile.wikidata is not None:
                famous.add(profile.id)
        famous.update(id for id, count in documents.items() if count >= FAMOUS)
        return cls(frozenset(famous))


def common(key: str) -> bool:
    """Whether so many people bear a name that it tells nobody: "John Smith", "Wang Wei"."""
    name = parts(key, True)
    if len(name) < 2:
        return True
    given, family = words("common_given_names"), words("common_surnames")
    turned = len(name) == 2 and name[0] in family and name[1] in given
    return (name[0] in given and name[-1] in family) or turned
