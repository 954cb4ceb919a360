"""What is found by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["exact", "prefix", "word", "fuzzy"]
"""How a name fits: it is the same but for case, accents, signs and blanks; it begins so; it has all
these words, the last of them perhaps unfinished; or it merely looks alike."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that may be meant. ``entity`` is its id, ``iri`` its node in the graph, ``label``
    its fullest name.

    ``name`` is the name that fits and ``how`` it does, ``score`` (0..1) how alike it is to what
    was asked. ``facts`` is how many facts name the entity, ``documents`` how many documents.
    ``kind`` is one of ``extractors.facts.KINDS``, ``named`` whether it has a name of its own,
    ``wikidata`` its item where that is known.
    """

    entity: str
    label: str
    kind: str
    named: bool
    wikidata: str | None
    name: str
    how: How
    score: float
    facts: int
    documents: int
    iri: str = ""
