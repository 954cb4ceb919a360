"""What the clues know beside two sketches: which names say little, which neighbours do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.entities.lexicon import words as known_words
from graph.identity.lexicon import words
from graph.identity.model import Profile
from graph.identity.spelling import parts

FAMOUS = 50
"""Documents after which it says little that a thing is a neighbour."""


@dataclass(frozen=True, slots=True)
class World:
    """What is known of a corpus as a whole, by ids without the digits of a document.

    ``famous`` are the ids of things that are everybody's neighbours: states, agencies. ``mates``
    are by document the named things that are not famous.
    """

    famous: frozenset[str]
    mates: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, known: Iterable[Profile]) -> World:
        """The world of a corpus: famous is what has a Wikidata item or is in many documents."""
        inside: dict[str, set[str]] = {}
        documents = Counter[str]()
        famous = set()
        for profile in known:
            id = unscoped(profile.id, profile.document)
            documents[id] += 1
            inside.setdefault(profile.document, set()).add(id)
            if profile.wikidata is not None:
                famous.add(id)
        famous.update(id for id, count in documents.items() if count >= FAMOUS)
        mates = {document: frozenset(ids - famous) for document, ids in inside.items()}
        return cls(frozenset(famous), mates)


def unscoped(id: str, document: str) -> str:
    """An id without the digits of its document: "Tiemann.ab12cd34" is a Tiemann elsewhere too.

    But the Senate of one document need not be that of another.
    """
    name = id.removesuffix(f".{document[:8]}")
    return id if name.replace("_", " ").lower() in known_words("generic_names") else name


def common(key: str) -> bool:
    """Whether so many people bear a name that it tells nobody: "John Smith", "Wang Wei"."""
    name = parts(key, True)
    if len(name) < 2:
        return True
    given, family = words("common_given_names"), words("common_surnames")
    turned = len(name) == 2 and name[0] in family and name[1] in given
    return (name[0] in given and name[-1] in family) or turned
