"""What identity across articles is found from, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractors.facts import Kind

Action = Literal["merge", "apart", "split", "rename", "link"]
"""What a reviewer can decide; see ``Decision``."""

Local = tuple[str, str]
"""An entity as one document has it: the document's id and the entity's id there."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one document knows of one of its entities.

    ``names`` are the label and the aliases as written; ``attributes`` lemmas of nouns that were
    said of it (leader, agency); ``country`` the id of the country it belongs to; ``neighbours``
    the ids of the named things that it shares facts with; ``published`` an ISO 8601 day.
    ``sex`` is "m" or "f" where names, titles or pronouns tell. ``owner`` is the id of the named
    thing that a nameless one belongs to ("Kim_Jong_Un" for "Kim_Jong_Un.aides"): such a profile
    says nothing else, it is here as its id follows that of its owner.
    """

    document: str
    id: str
    label: str
    kind: Kind
    names: tuple[str, ...] = ()
    wikidata: str | None = None
    country: str | None = None
    attributes: tuple[str, ...] = ()
    neighbours: frozenset[str] = frozenset()
    published: str | None = None
    mentions: int = 1
    sex: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the reviewed file, ``line`` counted from 1.

    ``merge a b`` makes b the same as a; ``apart a b`` keeps them two; ``split a`` gives a document
    (``document``, all of them where it is empty) its a for itself; ``rename a b`` makes b the
    label of a; ``link a b`` makes b (a Q-id, or nothing) the Wikidata item of a.
    """

    action: Action
    a: str
    b: str = ""
    document: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the whole corpus; ``label`` is its fullest name."""

    id: str
    label: str
    kind: Kind
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Why an entity of one document is the corpus's ``into``; ``detail`` says it in words."""

    local: Local
    into: str
    clue: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Possible:
    """Two entities of the corpus, ``a`` before ``b``, that may be one; ``score`` in 0..1."""

    a: str
    b: str
    clue: str
    score: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who over a corpus.

    ``of`` maps every local entity whose id over the corpus is another than its own to that id;
    ``entities`` are those that more than one document has, or whose label, kind, aliases or
    Wikidata item are others than a document says; ``unused`` are decisions that name nothing.
    """

    of: Mapping[Local, str] = field(default_factory=dict)
    entities: Mapping[str, Known] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    possible: tuple[Possible, ...] = ()
    unused: tuple[Decision, ...] = ()
