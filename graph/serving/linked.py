"""Linked Data: what an IRI of the graph leads to, in the form that the client asks for.

One address answers in all forms (RFC 9110, content negotiation), told apart by ``Vary`` and
``Content-Location``; ``?format=`` names one. It saves the round trip of a 303 redirect.
"""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from graph.serving.asking import number, table
from graph.serving.endpoint import Handler
from graph.serving.messages import Request as Asked
from graph.serving.negotiation import WRITTEN, preferred
from graph.serving.pages import Wish, page
from graph.serving.protocol import Refused
from graph.serving.queries import describe, node
from graph.serving.replies import refusal, tagged
from graph.serving.service import Service
from graph.terms import iri_part
from graph.vocabulary import RELATION

FORMS = {
    "text/html": "html",
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
}


def thing(service: Service) -> Handler:
    """What answers for entities, claims and documents."""

    async def answer(request: Request) -> Response:
        path = request.scope.get("raw_path", b"").decode("ascii", "replace")
        part, _, rest = path.partition("?")[0].lstrip("/").partition("/")
        iri = _named(part, rest, service.state.names.base)
        try:
            return await shown(iri, _form(request), request)
        except Refused as error:
            return refusal(error)

    async def shown(iri: str, form: str, request: Request) -> Response:
        headers = {"Vary": "Accept", "Content-Location": f"?format={form}", "Link": _links()}
        if form == "html":
            base = service.state.names.base
            given = request.query_params
            wish = Wish(number(request, "page"), given.get("side"), given.get("relation"))
            why = service.state.explanations.why
            found = await page(
                iri,
                base,
                lambda query: table(service, request, query),
                lambda document, fact: asyncio.to_thread(why, document, fact),
                wish,
            )
            if found is None:
                raise Refused(404, f"the graph says nothing of {iri}")
            return tagged(request, found.encode(), "text/html", headers=headers)
        known = node(iri)
        if known is None:
            raise Refused(404, f"the graph says nothing of {iri}")
        there = Asked(f"ASK {{ {known} ?p ?o }}", formats=("table",), ours=True)
        if (await service.ask(request, there)).body != b"true\n":
            raise Refused(404, f"the graph says nothing of {iri}")
        reply = await service.ask(request, Asked(describe(known), formats=(form,), ours=True))
        if reply.problem is not None:
            raise Refused(500, reply.body.decode())
        return tagged(request, reply.body, WRITTEN[form], reply.tag, headers, service)

    return answer


def _named(part: str, rest: str, base: str) -> str:
    """The IRI that an address stands for; relations live where they do whatever the base is."""
    if part == "relation":
        return RELATION + unquote(rest)
    # Browsers encode what our IRIs keep, letters of every script: both are the same.
    return f"{base}{part}/{iri_part(unquote(rest))}"


def _form(request: Request) -> str:
    named = request.query_params.get("format")
    if named is not None:
        if named not in FORMS.values():
            raise Refused(400, f"expected format={'|'.join(FORMS.values())}")
        return named
    forms = preferred(request.headers.get("accept", ""), tuple(FORMS))
    if not forms:
        raise Refused(406, f"this page is given as {', '.join(FORMS)}")
    return FORMS[forms[0]]


def _links() -> str:
    """The same thing in the other forms, for programs (RFC 8288)."""
    links = (
        f'<?format={name}>; rel="{"alternate" if name == "html" else "describedby"}"; type="{kind}"'
        for kind, name in FORMS.items()
    )
    return ", ".join(links)
