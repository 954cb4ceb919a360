"""Documents in, facts and entities out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc as SpacyDoc

from extractors.abstain import is_no_sentence
from extractors.assemble import Assembler
from extractors.clause import Clauses
from extractors.clean import NAMING, describe
from extractors.entities import Resolution, resolve
from extractors.entities.knowledge import Knowledge
from extractors.facts import Document, Entity, Extraction, Fact
from extractors.nlp import load, model_version, parse
from extractors.plugins import extractors
from extractors.qualifiers.quotes import Quotations
from extractors.repair import repair
from extractors.rules import Sentence
from extractors.rules.redundant import informative
from extractors.tokens import Doc
from extractors.tree import block_kind

log = logging.getLogger(__name__)


def extract(
    documents: Iterable[Document],
    *,
    model: str | None = None,
    knowledge: Knowledge | None = None,
    on_error: Callable[[Document, Exception], None] | None = None,
) -> Iterator[Extraction]:
    """The facts and entities of each document, in input order, streamed in batches.

    ``model`` is an installed spaCy pipeline (see ``nlp.find_model``), ``knowledge`` who and what is
    known by name (see ``entities.knowledge``; by default our own table). Title, author and date
    that the text itself gives are filled in (see ``clean.describe``). A document that fails costs
    only itself: it is handed to ``on_error`` with what happened, and left out; without ``on_error``
    the exception is raised.

    Raises ModelError where the pipeline cannot be loaded.
    """
    nlp = load(model)
    described = (describe(document) for document in documents)
    for document, segments in parse(described, nlp):
        try:
            yield extraction_of(document, segments, knowledge)
        except Exception as error:
            if on_error is None:
                raise
            on_error(document, error)


def extraction_of(
    document: Document, segments: list[SpacyDoc], knowledge: Knowledge | None = None
) -> Extraction:
    """The facts and entities of a document that is parsed already: what ``nlp.parse`` yields."""
    facts: list[Fact] = []
    made: list[Entity] = []
    # All segments at once: who is named in the first is known by a short name in the last.
    docs = [repair(Doc(segment)) for segment in segments]
    resolution = resolve(docs, document, knowledge)
    for doc in docs:
        assembler = Assembler(document, doc, Quotations(doc), {})
        facts.extend(_facts(doc, resolution, assembler))
        made.extend(assembler.made.values())
    facts.sort(key=lambda fact: (fact.evidence.start, fact.subject.mention.start, fact.id))
    used = {e.id for f in facts for e in (f.subject, f.object, f.attributed_to) if e}
    used |= {argument.end.id for fact in facts for argument in fact.arguments}
    sets = {entity.id: entity for entity in resolution.sets()}
    used |= {member for entity in sets.values() for member in entity.members}
    entities = {entity.id: entity for entity in resolution.entities(used)} | sets
    for entity in made:
        known = entities.get(entity.id)
        entities[entity.id] = _joined(known, entity) if known else entity
    kept = {e.id: e for e in entities.values() if e.id in used or _is_told(e)}
    owners = {e.owner for e in kept.values()}
    owners |= {member for e in kept.values() for member in e.members}
    shown = [entities[id] for id in sorted(entities) if id in kept or id in owners]
    return Extraction(document, tuple(facts), tuple(shown), resolution.unresolved())


def _facts(doc: Doc, resolution: Resolution, assembler: Assembler) -> Iterator[Fact]:
    for span in doc.sents:
        if block_kind(span[0]) in NAMING or is_no_sentence(span):
            continue
        sentence = Sentence(span, tuple(span), Clauses(span), resolution)
        said: set[str] = set()  # what two extractors say alike is one fact, the first one's
        for name, rules in extractors():
            found = informative(proposition for rule in rules for proposition in rule(sentence))
            new = [fact for fact in assembler.facts(sentence, found, name) if fact.id not in said]
            said.update(fact.id for fact in new)
            yield from new


def _is_told(entity: Entity) -> bool:
    """Whether mentions are worth telling of a thing that no fact has: a name, a set, a chain."""
    return entity.named or bool(entity.members) or len(entity.mentions) > 1


def _joined(one: Entity, other: Entity) -> Entity:
    """One entity of what two segments of a long document know of it."""
    aliases = tuple(sorted({*one.aliases, *other.aliases}))
    return Entity(
        id=one.id,
        label=one.label,
        kind=one.kind,
        named=one.named or other.named,
        aliases=aliases,
        wikidata=one.wikidata or other.wikidata,
        mentions=(*one.mentions, *other.mentions),
        owner=one.owner or other.owner,
        owner_phrase=one.owner_phrase or other.owner_phrase,
        members=one.members or other.members,
        attributes=tuple(sorted({*one.attributes, *other.attributes})),
        country=one.country or other.country,
        sex=one.sex or other.sex,
    )


@lru_cache(maxsize=1)
def _sources() -> str:
    """A hash of this package's code and data: what makes two extractions of one text alike."""
    digest = hashlib.sha256()
    stack = [files("extractors")]
    names: list[tuple[str, bytes]] = []
    while stack:
        folder = stack.pop()
        for item in folder.iterdir():
            if item.is_dir():
                stack.append(item)
            elif item.name.endswith((".py", ".txt", ".json", ".tsv", ".csv")):
                names.append((str(item.name), item.read_bytes()))
    for name, content in sorted(names):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


def fingerprint(model: str | None = None) -> str:
    """What an extraction depends on besides its text: this code and data, and the pipeline."""
    return f"{_sources()} {model_version(model)}"
