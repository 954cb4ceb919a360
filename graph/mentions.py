"""Which words stand for which entity, and why: told where the words alone do not tell.

Words that are the label of their entity, or a noun phrase that stands for itself, need no reason
and have no triples. The others are named by their place, as RFC 5147 has it: characters 4 to 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from extractors.facts import Entity, Fact, Resolved
from graph.terms import Names, text
from graph.vocabulary import TW, node

Span = tuple[int, int]

_MENTION_OF = node(TW.mentionOf)
_TEXT = node(TW.text)
_CLUE = node(TW.clue)
_ANTECEDENT = node(TW.antecedent)
_CORPUS_CLUE = node(TW.corpusClue)
_SUBJECT_MENTION = node(TW.subjectMention)
_OBJECT_MENTION = node(TW.objectMention)
_ATTRIBUTION_MENTION = node(TW.attributionMention)
_ARTICLES = frozenset({"a", "an", "the"})
_THEMSELVES = frozenset({"complement", "number", "phrase"})
"""The clues of words that stand for themselves."""


def worth_telling(
    entities: Iterable[Entity], joined: Collection[Span]
) -> dict[Span, list[tuple[Entity, Resolved]]]:
    """The mentions whose words do not tell by themselves what they stand for, by their place.

    ``joined`` are places where an entity of other documents is known by a clue; they are told.
    """
    found: dict[Span, list[tuple[Entity, Resolved]]] = {}
    for entity in entities:
        for resolved in entity.mentions:
            mention = resolved.mention
            span = mention.start, mention.end
            clear = resolved.clue in _THEMSELVES or _alike(mention.text, entity.label)
            if span in joined or not clear:
                found.setdefault(span, []).append((entity, resolved))
    return found


def describe_mentions(
    told: Mapping[Span, Iterable[tuple[Entity, Resolved]]],
    joined: Mapping[Span, str],
    document: str,
    names: Names,
) -> Iterator[Triple]:
    """The words, what they stand for, and the clues: of the article and of the corpus."""
    for span, readings in told.items():
        subject = names.span(document, *span)
        for entity, resolved in readings:
            yield Triple(subject, _MENTION_OF, names.entity(entity.id))
            yield Triple(subject, _TEXT, text(resolved.mention.text))
            yield Triple(subject, _CLUE, text(resolved.clue))
            earlier = resolved.antecedent
            if earlier is not None and not _alike(earlier, entity.label):
                yield Triple(subject, _ANTECEDENT, text(earlier))
        if span in joined:
            yield Triple(subject, _CORPUS_CLUE, text(joined[span]))


def link_mentions(
    fact: Fact, subject: NamedNode, told: Collection[Span], names: Names
) -> Iterator[Triple]:
    """From a claim to the words that name its ends, where there is something to tell of them."""
    for role, end in (
        (_SUBJECT_MENTION, fact.subject),
        (_OBJECT_MENTION, fact.object),
        (_ATTRIBUTION_MENTION, fact.attributed_to),
    ):
        if end is not None:
            span = end.mention.start, end.mention.end
            if span in told:
                yield Triple(subject, role, names.span(fact.evidence.document, *span))


def _alike(words: str, label: str) -> bool:
    """Whether words are a label, but for capitals and a leading article."""
    return words == label or _plain(words) == _plain(label)


def _plain(words: str) -> str:
    folded = words.casefold()
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _ARTICLES else folded
