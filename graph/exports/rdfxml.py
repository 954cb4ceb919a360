"""RDF/XML (RDF 1.1): for tools of the older kind. One element a subject, sorted.

Predicates are element names: ours are NCNames by design (see ``graph.terms``). What XML cannot
carry was replaced when the terms were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from graph.exports.base import Exporter
from graph.lines import Only, Readable, sections
from graph.terms import sendable
from graph.vocabulary import prefixes

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LOCAL = re.compile(r"[^\W\d][\w.-]*\Z")


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """The sections of the store, one after the other."""
    write_sections(sections(store, only), out, prefixes(store.names.base))


def write_sections(
    parts: Iterable[list[str]], out: BinaryIO, namespaces: Mapping[str, str]
) -> None:
    """Sorted lines of N-Triples (see ``graph.lines``) as RDF/XML.

    Raises ValueError where a predicate cannot be an element's name.
    """
    namespaces = {**namespaces, "rdf": _RDF}
    heads = "".join(f"\n  xmlns:{p}={quoteattr(iri)}" for p, iri in namespaces.items())
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{heads}>\n'.encode())
    by_iri = {iri: prefix for prefix, iri in namespaces.items()}
    for lines in parts:
        subject = ""
        for triple in parse("\n".join(lines), RdfFormat.N_TRIPLES):
            about = _named(triple.subject, "about")
            if about != subject:
                out.write(b"</rdf:Description>\n" if subject else b"")
                out.write(f"<rdf:Description {about}>\n".encode())
                subject = about
            out.write(_property(triple.predicate.value, triple.object, by_iri).encode())
        out.write(b"</rdf:Description>\n" if subject else b"")
    out.write(b"</rdf:RDF>\n")


def _named(node: object, attribute: str) -> str:
    """The attribute that names a node; ours are never blank, those of a CONSTRUCT may be."""
    if isinstance(node, BlankNode):
        return f"rdf:nodeID={quoteattr('b' + node.value)}"
    if not isinstance(node, NamedNode):
        raise ValueError(f"RDF/XML cannot carry {node}")
    return f"rdf:{attribute}={quoteattr(node.value)}"


def _property(predicate: str, value: object, by_iri: Mapping[str, str]) -> str:
    cut = max(predicate.rfind("/"), predicate.rfind("#")) + 1
    prefix, local = by_iri.get(predicate[:cut]), predicate[cut:]
    if not _LOCAL.match(local):
        raise ValueError(f"RDF/XML cannot carry the predicate {predicate}")
    own = "" if prefix else f" xmlns:ns={quoteattr(predicate[:cut])}"
    name = f"{prefix or 'ns'}:{local}"
    if isinstance(value, Literal):
        if value.language:
            own += f" xml:lang={quoteattr(value.language)}"
        elif value.datatype.value != _STRING:
            own += f" rdf:datatype={quoteattr(value.datatype.value)}"
        text = escape(sendable(value.value), {"\r": "&#13;"})
        return f"<{name}{own}>{text}</{name}>\n"
    return f"<{name}{own} {_named(value, 'resource')}/>\n"


EXPORTER = Exporter(".rdf", "application/rdf+xml", "RDF as XML, for older tools", write)
