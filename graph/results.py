"""The answer to a query, and its forms: for people, and the W3C's for programs.

SPARQL 1.1 Query Results CSV and TSV, JSON, and XML; Turtle and N-Triples for graphs.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO
from typing import Literal as OneOf
from xml.sax.saxutils import quoteattr

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)
from rdflib import XSD

from graph.lines import triple_lines
from graph.markup import xml_text
from graph.store import Answer
from graph.table import table
from graph.turtle import Shortener, write_sections

Term = NamedNode | BlankNode | Literal
Row = tuple[Term | None, ...]

_STRING = str(XSD.string)
_XML = "http://www.w3.org/2005/sparql-results#"


class Result:
    """What a query answered: a table of rows, a boolean, or a graph.

    Rows are drawn from the engine as they are read or written, once.
    """

    def __init__(
        self, answer: Answer, hidden: frozenset[str], namespaces: Mapping[str, str]
    ) -> None:
        self.answer = answer
        self.hidden = hidden
        self.namespaces = namespaces
        self.kind: OneOf["table", "boolean", "graph"] = (
            "table"
            if isinstance(answer, QuerySolutions)
            else "boolean"
            if isinstance(answer, QueryBoolean)
            else "graph"
        )
        self.variables: tuple[str, ...] = ()
        if isinstance(answer, QuerySolutions):
            names = (variable.value for variable in answer.variables)
            self.variables = tuple(name for name in names if name not in hidden)

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which this kind of answer can be written; the first for people."""
        return tuple(_WRITERS[self.kind])

    def rows(self) -> Iterator[Row]:
        """The rows of a table, a term or None for each of ``variables``."""
        if isinstance(self.answer, QuerySolutions):
            for solution in self.answer:
                yield tuple(solution[name] for name in self.variables)

    @property
    def truth(self) -> bool:
        """The answer to an ASK. Raises TypeError for another query."""
        if not isinstance(self.answer, QueryBoolean):
            raise TypeError(f"this answer is a {self.kind}, not a boolean")
        return bool(self.answer)

    def write(self, format: str, out: BinaryIO | None = None) -> bytes:
        """The answer in one of ``formats``, as UTF-8; into ``out`` where it is given.

        Returns the bytes where ``out`` is not given, else nothing. Raises ValueError, which names
        the formats there are.
        """
        writers = _WRITERS[self.kind]
        if format not in writers:
            query = {"table": "SELECT", "boolean": "ASK", "graph": "CONSTRUCT or DESCRIBE"}
            raise ValueError(
                f"the answer to {query[self.kind]} cannot be written as {format!r}; "
                f"expected one of {', '.join(writers)}"
            )
        if out is not None:
            writers[format](self, out)
            return b""
        held = io.BytesIO()
        writers[format](self, held)
        return held.getvalue()

    def write_table(self, out: BinaryIO) -> None:
        """Columns for people: IRIs shortened, literals without their types."""
        shorten = Shortener(self.namespaces)
        cells = [[_readable(term, shorten) for term in row] for row in self.rows()]
        out.write(table(self.variables, cells).encode("utf-8"))

    def write_turtle(self, out: BinaryIO) -> None:
        """A graph as sorted Turtle, each triple once."""
        write_sections([self._lines()], out, self.namespaces)

    def write_ntriples(self, out: BinaryIO) -> None:
        """A graph as sorted N-Triples, each triple once."""
        out.writelines(f"{line}\n".encode() for line in self._lines())

    def write_jsonld(self, out: BinaryIO) -> None:
        """A graph as JSON-LD with our context."""
        from graph.exports import jsonld

        jsonld.write_sections([self._lines()], out, self.namespaces)

    def write_rdfxml(self, out: BinaryIO) -> None:
        """A graph as RDF/XML. Raises ValueError where a predicate cannot be an element's name."""
        from graph.exports import rdfxml

        rdfxml.write_sections([self._lines()], out, self.namespaces)

    def triples(self) -> Iterator[Triple]:
        """The triples of a graph, as the engine finds them: some may come twice."""
        if isinstance(self.answer, QueryTriples):
            yield from self.answer

    def _lines(self) -> list[str]:
        return triple_lines(self.triples())


def _readable(term: Term | None, shorten: Shortener) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Literal) else shorten(str(term))


def _csv(result: Result, out: BinaryIO) -> None:
    out.write((",".join(result.variables) + "\r\n").encode())
    for row in result.rows():
        out.write((",".join(map(_csv_cell, row)) + "\r\n").encode())


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    text = str(term) if isinstance(term, BlankNode) else term.value
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _tsv(result: Result, out: BinaryIO) -> None:
    out.write(("\t".join(f"?{name}" for name in result.variables) + "\n").encode())
    for row in result.rows():
        cells = ("" if term is None else str(term).replace("\t", "\\t") for term in row)
        out.write(("\t".join(cells) + "\n").encode())


def _json(result: Result, out: BinaryIO) -> None:
    out.write(b'{"head":{"vars":' + _dumped(list(result.variables)) + b'},"results":{"bindings":[')
    for number, row in enumerate(result.rows()):
        named = zip(result.variables, row, strict=True)
        binding = {name: _json_term(term) for name, term in named if term is not None}
        out.write((b",\n" if number else b"\n") + _dumped(binding))
    out.write(b"\n]}}\n")


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    held = {"type": "literal", "value": term.value}
    if term.language:
        held["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        held["datatype"] = term.datatype.value
    return held


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _xml(result: Result, out: BinaryIO) -> None:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in result.variables)
    out.write(f'<?xml version="1.0"?>\n<sparql xmlns="{_XML}"><head>{names}</head>\n'.encode())
    out.write(b"<results>\n")
    for row in result.rows():
        named = zip(result.variables, row, strict=True)
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in named
            if term is not None
        )
        out.write(f"<result>{''.join(cells)}</result>\n".encode())
    out.write(b"</results></sparql>\n")


def _xml_term(term: Term) -> str:
    text = xml_text(term.value)
    if isinstance(term, NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype.value != _STRING:
        return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"
    return f"<literal>{text}</literal>"


def _boolean_text(result: Result, out: BinaryIO) -> None:
    out.write(b"true\n" if result.truth else b"false\n")


def _boolean_json(result: Result, out: BinaryIO) -> None:
    out.write(_dumped({"head": {}, "boolean": result.truth}) + b"\n")


def _boolean_xml(result: Result, out: BinaryIO) -> None:
    truth = "true" if result.truth else "false"
    head = f'<?xml version="1.0"?>\n<sparql xmlns="{_XML}"><head/>'
    out.write(f"{head}<boolean>{truth}</boolean></sparql>\n".encode())


_WRITERS: Mapping[str, Mapping[str, Callable[[Result, BinaryIO], None]]] = {
    "table": {
        "table": Result.write_table,
        "csv": _csv,
        "tsv": _tsv,
        "json": _json,
        "xml": _xml,
    },
    "boolean": {"table": _boolean_text, "json": _boolean_json, "xml": _boolean_xml},
    "graph": {
        "turtle": Result.write_turtle,
        "ntriples": Result.write_ntriples,
        "jsonld": Result.write_jsonld,
        "rdfxml": Result.write_rdfxml,
    },
}
