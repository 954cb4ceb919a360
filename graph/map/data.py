"""What the page knows, as plain JSON values: entities, facts, sentences, articles.

Entities, facts, sentences and articles name each other by their places in these lists. Offsets
into a sentence count UTF-16 code units from 0, as the strings of a browser do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from extractors.facts import Document, End, Entity, Extraction, Fact, Mention
from graph.map import look
from graph.map.views import fact_certainty
from graph.network import ends_of

_WIKIDATA = re.compile(r"Q[1-9]\d*")


def payload(
    documents: Sequence[Extraction], entities: Mapping[str, Entity], evidence: Mapping[str, int]
) -> dict[str, Any]:
    """The lists ``entities``, ``facts``, ``sentences`` and ``articles``.

    ``documents`` and ``entities`` come in the order in which the lists shall have them. A fact's
    ``about`` are all entities it is told under: its ends, the members of sets among them, and the
    owners of ends without a name.
    """
    place = {id: i for i, id in enumerate(entities)}
    sentences: dict[tuple[int, int, str], int] = {}
    facts = []
    for number, extraction in enumerate(documents):
        for fact in extraction.facts:
            key = (number, fact.evidence.start, fact.evidence.sentence)
            sentence = sentences.setdefault(key, len(sentences))
            facts.append(_fact(fact, sentence, place, entities))
    return {
        "entities": [_entity(e, evidence.get(e.id, 0), place) for e in entities.values()],
        "facts": facts,
        "sentences": [[text, article] for article, _, text in sentences],
        "articles": [_article(extraction.document) for extraction in documents],
    }


def _entity(entity: Entity, evidence: int, place: Mapping[str, int]) -> dict[str, Any]:
    known = entity.wikidata if _WIKIDATA.fullmatch(entity.wikidata or "") else None
    return {
        "id": entity.id,
        "label": entity.label.strip() or "(no name)",
        "kind": entity.kind,
        "named": entity.named,
        "aliases": list(entity.aliases),
        "wikidata": known,
        "facts": evidence,
        "owner": place.get(entity.owner) if entity.owner else None,
    }


def _article(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "title": document.title,
        "author": document.author,
        "date": day(document),
        "url": web_address(document.url) or web_address(document.source),
    }


def day(document: Document) -> str | None:
    """The ISO 8601 date on which ``document`` was published, without the time; None if unknown."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", document.published or "")
    return found.group() if found else None


def web_address(text: str | None) -> str | None:
    """``text`` if it is an http or https address without white space, None for anything else."""
    if not text or re.search(r"[\s\x00-\x1f]", text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


def _fact(
    fact: Fact, sentence: int, place: Mapping[str, int], entities: Mapping[str, Entity]
) -> dict[str, Any]:
    said_by = fact.attributed_to
    return {
        "id": fact.id,
        "subject": place[fact.subject.id],
        "relation": look.words(fact.relation.label),
        "object": place[fact.object.id] if fact.object else None,
        "arguments": [
            [a.role, a.preposition, place[a.end.id], a.end.mention.text] for a in fact.arguments
        ],
        "by": place[said_by.id] if said_by else None,
        "cue": fact.attribution_cue,
        "about": sorted(_about(fact, place, entities)),
        "certainty": fact_certainty(fact),
        "polarity": fact.polarity,
        "modality": fact.modality,
        "time": fact.time,
        "days": str(fact.interval) if fact.interval else None,
        "place": fact.place,
        "quantity": fact.quantity,
        "event": fact.relation.event,
        "rule": fact.rule,
        "confidence": round(fact.confidence, 3),
        "sentence": sentence,
        "marks": marks(fact),
    }


def _about(fact: Fact, place: Mapping[str, int], entities: Mapping[str, Entity]) -> set[int]:
    found: set[int] = set()
    for end in ends_of(fact):
        if end is fact.attributed_to:
            continue
        entity = entities[end.id]
        owner = (entity.owner,) if entity.owner else ()
        found.update(place[id] for id in (end.id, *owner, *entity.members) if id in place)
    return found


def marks(fact: Fact) -> list[list[int | str]]:
    """``[start, end, role]`` of what is marked in the sentence, in order and not overlapping.

    Roles are "s" for the subject, "o" for the object (or the arguments of a fact without one) and
    "w" for who says so. Of two spans, one inside the other, the inner one cuts the outer one.
    """
    far = [fact.object] if fact.object else [a.end for a in fact.arguments]
    wanted: list[tuple[str, End | None]] = [("w", fact.attributed_to)]
    wanted += [("o", end) for end in far]
    wanted.append(("s", fact.subject))
    text, base = fact.evidence.sentence, fact.evidence.start
    spans = [
        (end.mention.start - base, end.mention.end - base, role)
        for role, end in wanted
        if end is not None and _inside(end.mention, base, len(text))
    ]
    roles = [""] * len(text)
    for start, stop, role in sorted(spans, key=lambda s: s[0] - s[1]):
        roles[start:stop] = [role] * (stop - start)
    cuts = sorted({cut for span in spans for cut in span[:2]})
    runs: list[tuple[int, int, str]] = []
    for start, stop in pairwise(cuts):
        role = roles[start]
        if runs and runs[-1][1:] == (start, role):
            start = runs.pop()[0]
        if role:
            runs.append((start, stop, role))
    marked: list[list[int | str]] = []
    for start, stop, role in runs:
        words = text[start:stop]
        if not words.isspace():  # no mark begins or ends with a space
            start += len(words) - len(words.lstrip())
            stop -= len(words) - len(words.rstrip())
            marked.append([_units(text, start), _units(text, stop), role])
    return marked


def _units(text: str, at: int) -> int:
    """The place ``at`` in ``text``, in UTF-16 code units."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _inside(mention: Mention, base: int, length: int) -> bool:
    return base <= mention.start < mention.end <= base + length
