"""RDF/XML (RDF 1.1): for tools of the older kind. One element a subject, sorted.

Predicates are element names: ours are NCNames by design (see ``graph.terms``), those of others are
cut where an NCName may begin. The engine's own writer is not used, for it lets control characters
and carriage returns through, which no reader gives back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from graph.exports.base import Exporter
from graph.lines import Only, Readable, sections
from graph.markup import Uncarried, xml_text
from graph.vocabulary import prefixes

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_REMEMBERED = 100_000
_LOCAL = re.compile(r"[^\W\d][\w.-]*\Z")


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """The sections of the store, one after the other."""
    write_sections(sections(store, only), out, prefixes(store.names.base))


def write_sections(
    parts: Iterable[list[str]], out: BinaryIO, namespaces: Mapping[str, str]
) -> None:
    """Sorted lines of N-Triples (see ``graph.lines``) as RDF/XML.

    Raises Uncarried for a predicate that is no element name, and for a character that XML has not.
    """
    namespaces = {**namespaces, "rdf": _RDF}
    heads = "".join(f"\n  xmlns:{p}={quoteattr(iri)}" for p, iri in namespaces.items())
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{heads}>\n'.encode())
    names = _Names({iri: prefix for prefix, iri in namespaces.items()})
    for lines in parts:
        about = ""
        for triple in parse("\n".join(lines), RdfFormat.N_TRIPLES):
            subject = _reference("about", triple.subject)
            if subject != about:
                out.write(b"</rdf:Description>\n" if about else b"")
                out.write(f"<rdf:Description {subject}>\n".encode())
                about = subject
            out.write(_property(*names[triple.predicate.value], triple.object).encode())
        out.write(b"</rdf:Description>\n" if about else b"")
    out.write(b"</rdf:RDF>\n")


class _Names(dict[str, tuple[str, str]]):
    """The element name of each predicate, and the declaration of its prefix where it needs one."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes

    def __missing__(self, predicate: str) -> tuple[str, str]:
        cut = max(predicate.rfind("/"), predicate.rfind("#")) + 1
        prefix = self._prefixes.get(predicate[:cut])
        if prefix is None or not _LOCAL.match(predicate, cut):
            match = _LOCAL.search(predicate, cut)
            if match is None:
                raise Uncarried(
                    f"RDF/XML cannot carry the predicate <{predicate}>, which does not end in a "
                    "name of XML; ask for Turtle"
                )
            prefix, cut = None, match.start()
        own = "" if prefix else f" xmlns:ns={quoteattr(predicate[:cut])}"
        self[predicate] = f"{prefix or 'ns'}:{predicate[cut:]}", own
        return self[predicate]


def _reference(name: str, node: object) -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="b{node.value}"'
    assert isinstance(node, NamedNode)
    return _attribute(name, node.value)


@lru_cache(maxsize=_REMEMBERED)
def _attribute(name: str, iri: str) -> str:
    return f"rdf:{name}={quoteattr(iri)}"


def _property(name: str, own: str, value: object) -> str:
    if not isinstance(value, Literal):
        return f"<{name}{own} {_reference('resource', value)}/>\n"
    if value.language:
        own += f" xml:lang={quoteattr(value.language)}"
    elif value.datatype.value != _STRING:
        own += f" rdf:datatype={quoteattr(value.datatype.value)}"
    return f"<{name}{own}>{xml_text(value.value)}</{name}>\n"


EXPORTER = Exporter(".rdf", "application/rdf+xml", "RDF as XML, for older tools", write)
