"""``/graph-store``: the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation of 2013).

Graphs are named by ``?graph=IRI``; ``?default`` is the union of all, which can be read only. Graphs
of users are read and written whole, documents' graphs are read only.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from io import BytesIO

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.exports import jsonld, rdfxml
from graph.imports.content import ImportProblem, content
from graph.imports.graphs import Edit
from graph.imports.reading import Reader
from graph.imports.shelf import Shelf
from graph.opening import DOCUMENTS
from graph.serving import protocol
from graph.serving.messages import Request as Asked
from graph.serving.negotiation import GRAPH_KINDS, preferred
from graph.serving.protocol import Refused
from graph.serving.queries import node
from graph.serving.replies import refusal, response, tagged
from graph.serving.service import Service
from graph.serving.writing import Writer
from graph.store import Store
from graph.turtle import write_sections
from graph.vocabulary import prefixes

MOST = 16 << 20
"""Bytes of a graph that is sent."""

SECONDS = 60.0
"""In which it must arrive: who has the token may be slower than strangers."""

READ = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}
_WRITERS = {
    "text/turtle": write_sections,
    "application/ld+json": jsonld.write_sections,
    "application/rdf+xml": rdfxml.write_sections,
}
Handler = Callable[[Request], Awaitable[Response]]


def methods(writer: Writer | None) -> list[str]:
    """What can be done with graphs."""
    return ["GET", "HEAD"] + (["PUT", "POST", "DELETE"] if writer else [])


def graph_store(service: Service, writer: Writer | None) -> Handler:
    """What answers at ``/graph-store``; nothing is written without a ``writer``."""

    async def answer(request: Request) -> Response:
        try:
            if request.method in ("GET", "HEAD"):
                return await _read(service, request, _named(request))
            assert writer is not None  # or the route would not take the method
            writer.check(request)
            name = _named(request)
            if name is None:
                raise Refused(403, "the default graph is all graphs together; name one: ?graph=IRI")
            return await _written(writer, request, name)
        except Refused as error:
            return refusal(error)

    return answer


def _named(request: Request) -> NamedNode | None:
    """The graph that a request is about, None for the default graph. Raises Refused."""
    given = protocol.Said(tuple(protocol.fields(request.scope["query_string"])))
    iri = given.one("graph")
    if (iri is None) is (given.one("default") is None):
        raise Refused(400, "name a graph by ?graph=IRI, or all together by ?default")
    if iri is None:
        return None
    name = node(iri)
    if name is None:
        raise Refused(400, f"{iri!r} is no absolute IRI")
    return name


async def _read(service: Service, request: Request, name: NamedNode | None) -> Response:
    kinds = preferred(request.headers.get("accept", ""), tuple(GRAPH_KINDS))
    if not kinds:
        raise Refused(406, f"graphs are given as {', '.join(GRAPH_KINDS)}")
    if name is not None:
        lines = await asyncio.to_thread(_of_user, service, name.value)
        if lines is not None:
            body = _body(lines, kinds[0], service)
            return tagged(request, body, GRAPH_KINDS[kinds[0]], headers={"Vary": "Accept"})
    where = "?s ?p ?o" if name is None else f"GRAPH {name} {{ ?s ?p ?o }}"
    if name is not None:
        there = await service.ask(request, Asked(f"ASK {{ {where} }}", formats=("csv", "table")))
        if b"true" not in there.body:
            raise Refused(404, f"there is no graph {name}")
    form = READ[kinds[0]]
    asked = Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}", formats=(form,))
    return response(service, request, await service.ask(request, asked))


def _of_user(service: Service, iri: str) -> list[str] | None:
    """All lines of a user's graph, sorted; None where there is no such. Raises Refused."""
    path = (service.source.place / DOCUMENTS).absolute()
    ledger = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        shelf = Shelf(ledger)
        if shelf.name_of(iri) is None:
            return None
        held: list[str] = []
        for lines in shelf.lines(iri):
            held += [f"{line} ." for line in lines]
            if len(held) > service.limits.rows:
                raise Refused(
                    500, f"the graph has more than {service.limits.rows} triples; ask by SPARQL"
                )
        return sorted(held)
    finally:
        ledger.close()


def _body(lines: list[str], kind: str, service: Service) -> bytes:
    if kind not in _WRITERS:
        return "".join(f"{line}\n" for line in lines).encode()
    out = BytesIO()
    try:
        _WRITERS[kind]([lines], out, prefixes(service.state.names.base))
    except ValueError as error:  # RDF/XML cannot carry every predicate
        raise Refused(406, str(error)) from None
    return out.getvalue()


async def _written(writer: Writer, request: Request, name: NamedNode) -> Response:
    if request.method == "DELETE":
        if not await writer.write(lambda store: _dropped(store, name.value)):
            raise Refused(404, f"there is no graph {name} of a user")
        return Response(status_code=204)
    form = READ.get(protocol.media_type(request))
    if form is None:
        raise Refused(415, f"send a graph as {', '.join(READ)}", closing=True)
    body = await protocol.body(request, MOST, SECONDS)
    replaces = request.method == "PUT"
    try:
        made = await writer.write(lambda store: _taken(store, name.value, form, body, replaces))
    except ImportProblem as error:
        return PlainTextResponse(str(error), 400)
    return Response(status_code=201 if made else 204)


def _taken(store: Store, iri: str, form: str, body: bytes, replaces: bool) -> bool:
    """Put a graph in place of the one of this name, or add to it; whether it is new."""
    store.imports.check(iri)
    new: set[str] = set()
    with content("the body", BytesIO(body)) as held:
        for _, lines in Reader(form, iri, store.names.base, only=True).parts(held):
            new.update(lines)
    there = iri in {one.iri for one in store.imports.graphs()}
    old = {line for lines in store.imports.lines(iri) for line in lines} if replaces else set()
    store.imports.alter([Edit(iri, sorted(old - new), sorted(new - old))])
    return not there


def _dropped(store: Store, iri: str) -> bool:
    store.imports.check(iri)
    there = iri in {one.iri for one in store.imports.graphs()}
    if there:
        store.imports.alter([Edit(iri, drop=True)])
    return there
