"""JSON-LD 1.1 in compact form: one object a subject, under one context of ours.

The context declares the prefixes and which properties hold IRIs; values of these are plain
strings. It stands in the file, so that reading it needs no network; ``context.jsonld`` beside the
ontology is the same for who writes JSON-LD of ours by other means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from rdflib import OWL, PROV, RDF, RDFS, SDO, XSD

from graph.exports.base import Exporter
from graph.lines import Only, Readable, by_subject, sections
from graph.markup import Uncarried
from graph.vocabulary import OA, TW, prefixes

_IRI_VALUED = (
    *(f"{OA}{name}" for name in ("hasSelector", "hasSource")),
    str(OWL.sameAs),
    str(PROV.wasAttributedTo),
    str(PROV.wasQuotedFrom),
    str(RDF.object),
    str(RDF.predicate),
    str(RDF.subject),
    str(RDFS.subPropertyOf),
    str(SDO.url),
    *(
        str(TW[name])
        for name in (
            "attributionMention",
            "baseRelation",
            "eventType",
            "member",
            "mentionOf",
            "modality",
            "namedEdge",
            "objectMention",
            "owner",
            "polarity",
            "subjectMention",
        )
    ),
)
"""Properties that never hold a literal. Those of arguments (but time) may, and are left out."""

_TYPE = f"<{RDF.type}>"
_BOOLEAN, _WHOLE = str(XSD.boolean), str(XSD.integer)
_STRING = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<type>[^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|(?P<mark>[tbnrf\"'\\]))"
)
_MARKS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_REMEMBERED = 100_000
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def context(namespaces: Mapping[str, str]) -> dict[str, Any]:
    """The context of a graph with these namespaces by prefix."""
    short = _shortener(namespaces)
    terms = {short(iri): {"@id": short(iri), "@type": "@id"} for iri in sorted(_IRI_VALUED)}
    return {**namespaces, **terms}


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """One line for each subject, sorted within its layer."""
    write_sections(sections(store, only), out, prefixes(store.names.base))


def write_sections(
    parts: Iterable[list[str]], out: BinaryIO, namespaces: Mapping[str, str]
) -> None:
    """Sorted lines of N-Triples (see ``graph.lines``) as JSON-LD."""
    short = _shortener(namespaces)
    out.write(b'{"@context":' + _dumped(context(namespaces)) + b',\n"@graph":[')
    first = True
    for lines in parts:
        for subject, pairs in by_subject(lines):
            out.write(b"\n" if first else b",\n")
            out.write(_dumped(_object(subject, pairs, short)))
            first = False
    out.write(b"\n]}\n")


def _object(
    subject: str, pairs: list[tuple[str, str]], short: Callable[[str], str]
) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": _name(subject, short)}
    values: dict[str, list[Any]] = {"@type": []}
    for predicate, term in pairs:
        if predicate == _TYPE and term[0] != '"':  # @type holds no literals
            values["@type"].append(_name(term, short))
        else:
            iri = predicate[1:-1]
            values.setdefault(short(iri), []).append(_value(iri, term, short))
    if not values["@type"]:
        del values["@type"]
    for key, held in values.items():
        found[key] = held[0] if len(held) == 1 else held
    return found


def _name(term: str, short: Callable[[str], str]) -> str:
    """An IRI shortened, or a blank node of a CONSTRUCT as it is; ours are never blank."""
    return term if term.startswith("_:") else short(term[1:-1])


def _value(predicate: str, term: str, short: Callable[[str], str]) -> Any:
    if term[0] != '"':
        iri = _name(term, short)
        return iri if predicate in _IRI_VALUED else {"@id": iri}
    match = _STRING.fullmatch(term)
    if match is None:
        raise ValueError(f"no term of N-Triples: {term!r}")
    text = match["text"]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if match["language"]:
        return {"@language": match["language"], "@value": text}
    if match["type"] is None:
        return {"@value": text} if predicate in _IRI_VALUED else text
    if match["type"] == _BOOLEAN and text in ("true", "false"):
        return text == "true"
    if match["type"] == _WHOLE and _INTEGER.fullmatch(text):
        return int(text)
    return {"@type": short(match["type"]), "@value": text}


def _unescaped(match: re.Match[str]) -> str:
    if match["mark"]:
        return _MARKS.get(match["mark"], match["mark"])
    return chr(int(match["short"] or match["long"], 16))


def _shortener(namespaces: Mapping[str, str]) -> Callable[[str], str]:
    by_namespace = {namespace: prefix for prefix, namespace in namespaces.items()}

    @lru_cache(maxsize=_REMEMBERED)
    def short(iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = by_namespace.get(iri[:cut])
        # Without a local name the prefix itself would be read as a term.
        if prefix and cut < len(iri):
            return f"{prefix}:{iri[cut:]}"
        scheme, _, rest = iri.partition(":")
        if scheme in namespaces and not rest.startswith("//"):
            raise Uncarried(f"JSON-LD would take <{iri}> for a name with a prefix; ask for Turtle")
        return iri

    return short


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


EXPORTER = Exporter(".jsonld", "application/ld+json", "RDF as JSON, with its context", write)
