"""What endpoints answer, as terms: SPARQL 1.1 Query Results JSON and XML, and RDF.

An answer is read whole, and once to its end, before its first row is given out: one that was cut
or has an error in its middle is never taken for a short one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    parse_query_results,
)

from graph.remote.client import Reply
from graph.store import Answer, StoreError
from graph.table import on_one_line

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
GRAPH = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.6"

_RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
}
_EITHER = ("application/xml", "text/xml")
_GRAPH = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,  # as it was before RDF 1.1, and some servers still say
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_VIRTUOSO_ASK = "__ASK_RETVAL"  # its version 7 gives a table of one row or none for ASK
_CUT = "let the server answer with more rows (Virtuoso: ResultSetMaxRows), or ask for less"


class Unreadable(StoreError):
    """An answer that is not what was asked for, or is not whole."""


def read(reply: Reply, graph: bool) -> Answer:
    """The answer to a query, a ``graph`` for CONSTRUCT and DESCRIBE.

    Raises Unreadable where it is of another kind, broken or cut.
    """
    if graph:
        return _as_answer(reply)
    format = _RESULTS.get(reply.kind) or (QueryResultsFormat.XML if reply.kind in _EITHER else None)
    if format is None:
        raise _other(reply, "the result of a query")
    try:
        found = parse_query_results(reply.body, format)
        if isinstance(found, QueryBoolean):
            return found
        rows = sum(1 for _ in found)
        if [variable.value for variable in found.variables] == [_VIRTUOSO_ASK]:
            return _boolean(rows > 0)
        _refuse_cut(reply, rows)
        if format == QueryResultsFormat.XML and not _ends_as_xml(reply):
            raise ValueError("it has no end")
        reply.body.seek(0)
        again = parse_query_results(reply.body, format)
    except (SyntaxError, ValueError) as error:
        raise _broken(reply, error) from None
    assert isinstance(again, QuerySolutions)
    return again


def quads(reply: Reply) -> Iterator[Quad]:
    """The statements of a graph, as the parser reads them. Raises Unreadable as ``read`` does."""
    format = _GRAPH.get(reply.kind) or (RdfFormat.RDF_XML if reply.kind in _EITHER else None)
    if format is None:
        raise _other(reply, "a graph")
    number = 0
    try:
        for number, quad in enumerate(parse(reply.body, format, without_named_graphs=True), 1):  # noqa: B007
            yield quad
    except (SyntaxError, ValueError) as error:
        raise _broken(reply, error) from None
    _refuse_cut(reply, number)


def _boolean(truth: bool) -> Answer:
    text = json.dumps({"head": {}, "boolean": truth})
    return parse_query_results(text, QueryResultsFormat.JSON)


def _as_answer(reply: Reply) -> QueryTriples:
    held = pyoxigraph.Store()
    held.bulk_extend(quads(reply))
    found = held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, QueryTriples)
    return found


def _ends_as_xml(reply: Reply) -> bool:
    """Whether the root element is closed, which the parser does not ask for."""
    size = reply.body.seek(0, os.SEEK_END)
    reply.body.seek(max(0, size - 1_000))
    return re.search(rb"</(?:[\w.-]+:)?sparql\s*>\s*(?:<!--.*)?$", reply.body.read()) is not None


def _refuse_cut(reply: Reply, number: int) -> None:
    """Virtuoso tells in headers that it has stopped at its limit of rows or of time."""
    most = reply.headers.get("X-SPARQL-MaxRows", "")
    if most.isdecimal() and number >= int(most):
        raise Unreadable(f"{reply.url} cut its answer at {number:,} rows; {_CUT}")
    if reply.headers.get("X-SQL-State") == "S1TAT":
        raise Unreadable(f"{reply.url} cut its answer at its time limit; {_CUT}")


def _start(reply: Reply) -> str:
    reply.body.seek(0)
    return on_one_line(reply.body.read(80).decode("utf-8", "replace"))[:60]


def _other(reply: Reply, wanted: str) -> Unreadable:
    return Unreadable(
        f"{reply.url} answered {reply.kind or 'something'} instead of {wanted} "
        f"({_start(reply)!r}); is this the address of a SPARQL endpoint?"
    )


def _broken(reply: Reply, error: Exception) -> Unreadable:
    return Unreadable(
        f"{reply.url} gave an answer that cannot be read to its end "
        f"({on_one_line(str(error))[:200]}); the server may have stopped at its time limit"
    )
