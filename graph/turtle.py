"""Turtle (RDF 1.1) whose bytes depend on its content alone.

Subjects in the order of their IRIs within each layer: entities and relations with the plain edges
first, then document by document its claims and evidence. Written as it goes: no more than the
shared layer and one document are held at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from pyoxigraph import Triple
from rdflib import RDF, RDFS, XSD

from graph.lines import Only, Readable, by_subject, reified, sections, triple_lines
from graph.vocabulary import prefixes

_U = (
    "A-Za-z_\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL_NAME = re.compile(
    f"(?:[{_U}0-9:]|%[0-9A-Fa-f]{{2}})"
    f"(?:(?:[{_U}0-9:.\xb7\u0300-\u036f\u203f-\u2040-]|%[0-9A-Fa-f]{{2}})*"
    f"(?:[{_U}0-9:\xb7\u0300-\u036f\u203f-\u2040-]|%[0-9A-Fa-f]{{2}}))?"
)
"""PN_LOCAL of the Turtle grammar, without its backslash escapes."""

# Only in canonical form, for some readers give back the number and not how it was written.
_INTEGER = re.compile(rf'"(0|-?[1-9][0-9]*)"\^\^<{re.escape(XSD.integer)}>')
_DECIMAL = re.compile(rf'"(-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9])"\^\^<{re.escape(XSD.decimal)}>')
_BOOLEAN = re.compile(rf'"(true|false)"\^\^<{re.escape(XSD.boolean)}>')
_TYPED = re.compile(r'(".*")\^\^(<[^<>]*>)', re.DOTALL)

_REMEMBERED = 100_000

_FIRST = {
    f"<{predicate}>": rank
    for rank, predicate in enumerate((RDF.type, RDFS.label, RDF.subject, RDF.predicate, RDF.object))
}


_TYPE = f"<{RDF.type}>"
_BREAK = " ;\n    "


class Shortener:
    """Turns the terms of N-Triples into those of Turtle, with the prefixes it is given."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in namespaces.items()}
        self._known: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        """``ent:North_Korea`` for ``<https://w3id.org/triplewire/entity/North_Korea>``."""
        if term[-1] != ">":
            return term
        if term[0] != "<":
            return self._literal(term)
        if term.startswith("<<("):
            return f"<<( {' '.join(self(part) for part in term[4:-4].split(' ', 2))} )>>"
        short = self._known.get(term)
        if short is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            short = self._known[term] = self._iri(term)
        return short

    def _iri(self, term: str) -> str:
        iri = term[1:-1]
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not _LOCAL_NAME.fullmatch(iri, cut):
            return term
        return f"{prefix}:{iri[cut:]}"

    def _literal(self, term: str) -> str:
        for pattern in (_INTEGER, _DECIMAL, _BOOLEAN):
            match = pattern.fullmatch(term)
            if match:
                return match.group(1)
        match = _TYPED.fullmatch(term)
        return f"{match.group(1)}^^{self(match.group(2))}" if match else term


def write_store(store: Readable, out: BinaryIO, only: Only = "all") -> None:
    """Everything in ``store``, or a part of it, as UTF-8 Turtle."""
    write_sections(sections(store, only), out, prefixes(store.names.base))


def write_store_12(store: Readable, out: BinaryIO, only: Only = "all") -> None:
    """The same as RDF 1.2 (see ``graph.lines.reified``)."""
    parts = (reified(lines) for lines in sections(store, only))
    write_sections(parts, out, prefixes(store.names.base))


def write_triples(
    triples: Iterable[Triple], out: BinaryIO, namespaces: Mapping[str, str] | None = None
) -> None:
    """Triples as UTF-8 Turtle, each once. ``namespaces`` by prefix; our own without it."""
    write_sections([triple_lines(triples)], out, namespaces or prefixes())


def write_sections(
    parts: Iterable[list[str]], out: BinaryIO, namespaces: Mapping[str, str]
) -> None:
    """Sorted lines of N-Triples as Turtle (see ``graph.lines``)."""
    out.write(head(namespaces))
    shorten = Shortener(namespaces)
    for lines in parts:
        out.write(blocks(lines, shorten).encode())


def head(namespaces: Mapping[str, str]) -> bytes:
    """The prefixes, a line each."""
    lines = (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in namespaces.items())
    return "".join(lines).encode()


def blocks(lines: Iterable[str], shorten: Shortener) -> str:
    """Sorted lines of N-Triples, each subject with all it says."""
    return "".join(_block(subject, pairs, shorten) for subject, pairs in by_subject(lines))


def _block(subject: str, pairs: list[tuple[str, str]], shorten: Shortener) -> str:
    objects: dict[str, list[str]] = {}
    for predicate, object in pairs:
        objects.setdefault(predicate, []).append(shorten(object))
    lines = [
        f"{'a' if predicate == _TYPE else shorten(predicate)} {' , '.join(objects[predicate])}"
        for predicate in sorted(objects, key=_rank)
    ]
    return f"\n{shorten(subject)} {_BREAK.join(lines)} .\n"


def _rank(predicate: str) -> tuple[int, str]:
    return _FIRST.get(predicate, len(_FIRST)), predicate
