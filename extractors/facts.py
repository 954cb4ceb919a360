"""The data types that pass between the two wings. Frozen, slotted, and free of spaCy and RDF.

All offsets are characters (Unicode code points) of ``Document.text``, from 0, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from extractors.values import Amount, Circumstance, Interval

Kind = Literal[
    "person", "organization", "country", "place", "group", "event", "quantity", "time", "thing"
]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "planned", "possible", "obliged", "estimated", "conditional"]
Tense = Literal["past", "present", "future", "none"]

KINDS: tuple[Kind, ...] = (
    "person",
    "organization",
    "country",
    "place",
    "group",
    "event",
    "quantity",
    "time",
    "thing",
)
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
MODALITIES: tuple[Modality, ...] = (
    "asserted",
    "planned",
    "possible",
    "obliged",
    "estimated",
    "conditional",
)
TENSES: tuple[Tense, ...] = ("past", "present", "future", "none")


def content_hash(*parts: str, length: int = 16) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of ``parts``, which are kept apart."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    ``text`` is exactly what was read (after decoding), and is what every offset counts in.
    ``source`` is where it came from, as the user named it (a path or a URL); ``name`` is the path
    under what was named on the command line (for a file, its file name). ``published`` is an
    ISO 8601 date or date-time. ``language`` is an ISO 639-1 code, None where unknown.
    """

    id: str
    text: str
    source: str
    name: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @classmethod
    def of(
        cls, text: str, source: str, name: str | None = None, **metadata: str | None
    ) -> Document:
        """A document whose id is the hash of its content: its text and what is known about it.

        ``metadata`` takes title, author, published, url and language.
        """
        known = [f"{key}={value}" for key, value in sorted(metadata.items()) if value]
        return cls(content_hash(text, *known), text, source, name or source, **metadata)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that states a fact: ``document.text[start:end] == sentence``."""

    document: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that name something. ``document.text[start:end] == text``."""

    text: str
    start: int
    end: int
    head: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention, the clue by which it was given to its entity, and the words it was joined to.

    ``clue`` is the name of the rule ("exact name", "pronoun", "demonym" ...), ``antecedent`` the
    words of the mention it was joined to, None for the first one, and ``antecedent_start`` where
    these begin.
    """

    mention: Mention
    clue: str
    antecedent: str | None = None
    antecedent_start: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of one document, with all that mentions it.

    ``id`` is a readable key made of content: the same named thing has the same id in every
    document, a thing without a name that stands for itself (a chair) bears its document's id.
    ``label`` is the fullest name. ``named`` tells names from noun phrases. ``owner`` is the id of
    the named entity that a nameless thing belongs to (Russia for "Russia's military campaign") and
    ``owner_phrase`` reads from the thing to the owner ("military campaign of"). ``members`` are
    the ids of the entities that a set stands for ("the two leaders"). ``attributes`` are lemmas of
    nouns that were said of it (leader, agency), sorted; ``country`` is the id of the country that
    it belongs to, ``sex`` "m" or "f" where names, titles or pronouns tell.
    """

    id: str
    label: str
    kind: Kind
    named: bool
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    mentions: tuple[Resolved, ...] = ()
    owner: str | None = None
    owner_phrase: str | None = None
    members: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    country: str | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact: the entity, its label and kind, and the words that name it here."""

    id: str
    label: str
    kind: Kind
    mention: Mention


@dataclass(frozen=True, slots=True)
class Argument:
    """A further argument of a fact.

    ``role`` is one of time, place, recipient, source, purpose, instrument, companion, topic,
    manner, cause, concession, condition, role, other; ``preposition`` the word before it ("to",
    "during"), "" for none.
    """

    role: str
    preposition: str
    end: End


@dataclass(frozen=True, slots=True)
class Relation:
    """``label`` is the lemma phrase ("pledge to support"), ``phrase`` the words as written.

    ``event`` is a PLOVER event type (AGREE, CONSULT ...), None where none fits. ``canonical`` is
    the lemma phrase that stands for all that mean the same ("buy" for "purchase"), None where it
    is the label itself; see ``name``.
    """

    label: str
    phrase: str
    event: str | None = None
    canonical: str | None = None

    @property
    def name(self) -> str:
        """The lemma phrase that relations of one meaning share."""
        return self.canonical or self.label


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim of one sentence. ``id`` is a hash of its content (see ``Fact.identified``).

    ``attributed_to`` says who says so, None for the article itself, and ``attribution_cue`` by
    which word ("report", "according to"). ``time``, ``place`` and ``quantity`` are words of the
    sentence, ``interval`` and ``amount`` what time and quantity come to, None where that is not
    sure. ``circumstances`` are the clauses beside it. ``confidence`` lies in 0..1, and ``signs``
    are what it was weighed by (see ``extractors.confidence``). ``rule`` names the construction,
    ``extractor`` the plugin.
    """

    id: str
    subject: End
    relation: Relation
    object: End | None
    evidence: Evidence
    rule: str
    extractor: str
    arguments: tuple[Argument, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    tense: Tense = "none"
    attributed_to: End | None = None
    attribution_cue: str | None = None
    time: str | None = None
    place: str | None = None
    quantity: str | None = None
    confidence: float = 1.0
    signs: tuple[str, ...] = ()
    interval: Interval | None = None
    amount: Amount | None = None
    circumstances: tuple[Circumstance, ...] = ()


def fact_id(fact: Fact) -> str:
    """The hash of what a fact says and of where it says so; 16 hexadecimal digits.

    The document's id, the offsets of sentence, ends and arguments, the relation, polarity and
    modality count, and the entities of subject and object: "the two leaders met" is one fact for
    each member, told apart by it alone.
    """
    ends = [fact.subject, fact.object, fact.attributed_to, *(a.end for a in fact.arguments)]
    spans = [f"{e.mention.start}-{e.mention.end}" if e else "" for e in ends]
    members = [e.id if e else "" for e in (fact.subject, fact.object)]
    return content_hash(
        fact.evidence.document,
        f"{fact.evidence.start}-{fact.evidence.end}",
        fact.relation.label,
        fact.relation.phrase,
        fact.polarity,
        fact.modality,
        *spans,
        *members,
    )


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was taken from one document: its facts in text order, and its entities.

    ``unresolved`` is how many nominals and pronouns stay out, as their meaning is in doubt.
    """

    document: Document
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...] = field(default=())
    unresolved: int = 0

    def entity(self, id: str) -> Entity:
        """The entity with this id. Raises KeyError where the document has none."""
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)
