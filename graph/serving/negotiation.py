"""Which form of an answer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

TABLES = {
    "application/sparql-results+json": ("json",),
    "application/json": ("json", "jsonld"),
    "application/sparql-results+xml": ("xml",),
    "application/xml": ("xml", "rdfxml"),
    "text/csv": ("csv",),
    "text/tab-separated-values": ("tsv",),
}
GRAPHS = {
    "text/turtle": ("turtle",),
    "application/n-triples": ("ntriples",),
    "application/ld+json": ("jsonld",),
    "application/rdf+xml": ("rdfxml",),
    "text/plain": ("ntriples", "table"),
}
"""The media types of the SPARQL 1.1 Protocol's answers, and the names of ``graph.results``.

``text/plain`` is N-Triples for a graph, and columns for people else.
"""

NAMES = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdfxml"),
    "csv": ("csv",),
    "tsv": ("tsv",),
    "text": ("table", "ntriples"),
    "turtle": ("turtle",),
    "ntriples": ("ntriples",),
    "jsonld": ("jsonld",),
    "rdfxml": ("rdfxml",),
}
"""What ``?format=`` may say instead."""

ALIASES = {"rdf+xml": "rdfxml", "json-ld": "jsonld", "n3": "turtle", "ttl": "turtle"}
"""How SPARQLWrapper and others call them."""

WRITTEN = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8; header=present",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "table": "text/plain; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""How what was written is declared."""

GRAPH_KINDS = {kind: WRITTEN[names[0]] for kind, names in GRAPHS.items() if kind != "text/plain"}
"""The media types of descriptions, and how they are declared."""


def preferred(accept: str, offered: Sequence[str]) -> list[str]:
    """The media types of ``offered`` that an Accept header takes, the dearest first.

    The order of ``offered`` decides between equals; a header that is missing takes all. Ranges that
    cannot be read are passed over.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    found: list[tuple[float, int, str]] = []
    for place, offer in enumerate(offered):
        quality = _quality(offer, ranges)
        if quality > 0:
            found.append((-quality, place, offer))
    return [offer for _, _, offer in sorted(found)]


def _quality(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The quality that the most exact of the ranges gives a media type."""
    main = offer.split("/")[0]
    for wanted in (offer, f"{main}/*", "*/*"):
        given = [quality for name, quality in ranges if name == wanted]
        if given:
            return max(given)
    return 0.0


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0


def formats(accept: str) -> tuple[str, ...]:
    """The formats of ``graph.results`` that an Accept header takes, the dearest first."""
    known = {**TABLES, **GRAPHS}
    taken = preferred(accept, tuple(known))
    # Second meanings come last: who takes everything is given Turtle for a graph.
    meant = [known[name][0] for name in taken] + [form for name in taken for form in known[name]]
    return tuple(dict.fromkeys(meant))
