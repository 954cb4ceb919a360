"""``/sparql``: the endpoint of the SPARQL 1.1 Protocol, which describes itself without a query."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.serving import protocol
from graph.serving.describing import counts, description, void
from graph.serving.negotiation import GRAPH_KINDS, GRAPHS, TABLES, preferred
from graph.serving.replies import refusal, response, tagged
from graph.serving.service import Service
from graph.serving.writing import Writer

Handler = Callable[[Request], Awaitable[Response]]


def endpoint(service: Service, editor: Handler, writer: Writer | None = None) -> Handler:
    """What answers at ``/sparql``; browsers without a query are given the ``editor``.

    Updates are done by ``writer``, and refused without one.
    """

    async def answer(request: Request) -> Response:
        try:
            if writer is not None and protocol.media_type(request) == protocol.UPDATE:
                writer.check(request)  # before anything is read
            given = await protocol.said(request, service.limits, updates=writer is not None)
            if writer is not None and given.all("update"):
                writer.check(request)
                return await updated(writer, request, given, service.limits.query)
            accept = request.headers.get("accept", "")
            question = protocol.asked(given, accept, service.limits.query)
            if question is not None and _by_hand(request):
                return await editor(request)
            if question is not None:
                packed = bool(
                    preferred(request.headers.get("accept-encoding", "identity"), ("gzip",))
                )
                reply = await service.ask(request, question, packed)
                return response(service, request, reply)
            if request.method == "POST":
                raise protocol.Refused(400, "the request has no query")
            offered = (*GRAPH_KINDS, "text/html")
            kinds = preferred(accept, offered)
            if not kinds:
                raise protocol.Refused(406, f"the description is given as {', '.join(offered)}")
            if kinds[0] == "text/html":
                return await editor(request)
            known = await counts(service, request)
            here = str(request.url.replace(query="", fragment=""))
            body = description(here, known, kinds[0], updates=writer is not None)
        except protocol.Refused as error:
            return refusal(error)
        return tagged(request, body, GRAPH_KINDS[kinds[0]], headers={"Vary": "Accept"})

    return answer


async def updated(writer: Writer, request: Request, given: protocol.Said, most: int) -> Response:
    """Do the update of a request (SPARQL 1.1 Protocol, section 2.2). Raises Refused."""
    text = given.one("update")
    if request.method != "POST" or text is None or given.all("query"):
        raise protocol.Refused(400, "send an update by POST, and no query with it")
    if given.all("using-graph-uri") or given.all("using-named-graph-uri"):
        raise protocol.Refused(400, "say USING in the update itself")
    if len(text) > most:
        raise protocol.Refused(413, f"the update is longer than {most} characters")
    done = await writer.update(text)
    return PlainTextResponse(
        f"{done.added} triples added, {done.removed} removed in {len(done.graphs)} graphs\n"
    )


def _by_hand(request: Request) -> bool:
    """Whether a browser followed a link with a query: its reader wants to see the answer."""
    kinds = ("text/html", *TABLES, *GRAPHS)
    said = request.headers.get("accept", "")
    return (
        request.method == "GET"
        and "text/html" in said
        and "format" not in request.query_params
        and preferred(said, kinds)[:1] == ["text/html"]
    )


def dataset(service: Service) -> Handler:
    """What answers at ``/.well-known/void``: the dataset in VoID terms (W3C note of 2011)."""

    async def answer(request: Request) -> Response:
        try:
            kinds = preferred(request.headers.get("accept", ""), tuple(GRAPH_KINDS))
            if not kinds:
                offered = ", ".join(GRAPH_KINDS)
                raise protocol.Refused(406, f"the description is given as {offered}")
            known = await counts(service, request)
            root = str(request.url.replace(path="/", query="", fragment=""))
            body = void(root, service.state.names.base, known, kinds[0])
        except protocol.Refused as error:
            return refusal(error)
        return tagged(request, body, GRAPH_KINDS[kinds[0]], headers={"Vary": "Accept"})

    return answer
