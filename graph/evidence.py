"""Where it stands: documents and sentences, as Web Annotation and RFC 5147 have them.

No blank nodes: a span of text is named by its offsets, its selectors by the span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Triple
from rdflib import DCTERMS, RDF, SDO, Namespace

from extractors.facts import Document, Evidence
from graph.terms import Names, integer, moment, text, web_address
from graph.vocabulary import OA, node

_OA = Namespace(OA)
_TYPE = node(RDF.type)
_ARTICLE = node(SDO.NewsArticle)
_SOURCE = node(DCTERMS.source)
_IDENTIFIER = node(DCTERMS.identifier)
_TITLE = node(DCTERMS.title)
_CREATOR = node(DCTERMS.creator)
_ISSUED = node(DCTERMS.issued)
_LANGUAGE = node(DCTERMS.language)
_URL = node(SDO.url)
_SPECIFIC = node(_OA.SpecificResource)
_HAS_SOURCE = node(_OA.hasSource)
_HAS_SELECTOR = node(_OA.hasSelector)
_POSITION = node(_OA.TextPositionSelector)
_QUOTE = node(_OA.TextQuoteSelector)
_OA_START = node(_OA.start)
_OA_END = node(_OA.end)
_EXACT = node(_OA.exact)


def describe_document(
    document: Document, sources: Sequence[tuple[str, str]], names: Names
) -> Iterator[Triple]:
    """The article: its sources and what is known about it.

    ``sources`` are (source, name) of every place where the same content was read.
    """
    subject = names.document(document.id)
    yield Triple(subject, _TYPE, _ARTICLE)
    for source, name in sources:
        yield Triple(subject, _SOURCE, text(source))
        yield Triple(subject, _IDENTIFIER, text(name))
    if document.title:
        yield Triple(subject, _TITLE, text(document.title))
    if document.author:
        yield Triple(subject, _CREATOR, text(document.author))
    if document.published:
        yield Triple(subject, _ISSUED, moment(document.published))
    if document.language:
        yield Triple(subject, _LANGUAGE, text(document.language))
    address = web_address(document.url) if document.url else None
    if address is not None:
        yield Triple(subject, _URL, address)


def describe_evidence(evidence: Evidence, names: Names) -> Iterator[Triple]:
    """The sentence as a specific resource with a position and a quote selector."""
    place = (evidence.document, evidence.start, evidence.end)
    subject = names.span(*place)
    position = names.span(*place, "-position")
    quote = names.span(*place, "-quote")
    yield Triple(subject, _TYPE, _SPECIFIC)
    yield Triple(subject, _HAS_SOURCE, names.document(evidence.document))
    yield Triple(subject, _HAS_SELECTOR, position)
    yield Triple(subject, _HAS_SELECTOR, quote)
    yield Triple(position, _TYPE, _POSITION)
    yield Triple(position, _OA_START, integer(evidence.start))
    yield Triple(position, _OA_END, integer(evidence.end))
    yield Triple(quote, _TYPE, _QUOTE)
    yield Triple(quote, _EXACT, text(evidence.sentence))
