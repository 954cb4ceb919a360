"""``/sparql``: the endpoint of the SPARQL 1.1 Protocol, which describes itself without a query."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from graph.serving import protocol
from graph.serving.describing import counts, description, void
from graph.serving.negotiation import GRAPH_KINDS, preferred
from graph.serving.replies import refusal, response, tagged
from graph.serving.service import Service

Handler = Callable[[Request], Awaitable[Response]]


def endpoint(service: Service, editor: Handler) -> Handler:
    """What answers at ``/sparql``; browsers without a query are given the ``editor``."""

    async def answer(request: Request) -> Response:
        try:
            given = await protocol.said(request, service.limits)
            accept = request.headers.get("accept", "")
            question = protocol.asked(given, accept, service.limits.query)
            if question is not None:
                return response(service, request, await service.ask(request, question))
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
            body = description(here, known, kinds[0])
        except protocol.Refused as error:
            return refusal(error)
        return tagged(request, body, GRAPH_KINDS[kinds[0]], headers={"Vary": "Accept"})

    return answer


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
