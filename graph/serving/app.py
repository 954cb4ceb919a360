"""The web application: its routes, and the headers that all its answers have."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.resources import files
from urllib.parse import unquote

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.questions import questions
from graph.serving import protocol
from graph.serving.negotiation import preferred
from graph.serving.pages import page, template
from graph.serving.queries import describe, node
from graph.serving.source import Source
from graph.serving.worker import Reply
from graph.serving.worker import Request as Asked
from graph.terms import iri_part
from graph.vocabulary import prefixes

EXAMPLE = """# Who does what to whom, and who says so
SELECT ?who ?does ?whom ?says WHERE {
  ?claim rdf:subject/rdfs:label ?who ;
    rdf:predicate/rdfs:label ?does ;
    rdf:object/rdfs:label ?whom
  OPTIONAL { ?claim prov:wasAttributedTo/rdfs:label ?says }
} LIMIT 100
"""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; "
    "script-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
MAP_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
PAGE_FORMS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")
SHORT_FORMS = {"html": 0, "turtle": 1, "jsonld": 2, "ntriples": 3}


def application(
    source: Source, *, origins: Sequence[str] = ("*",), hosts: Sequence[str] = ("*",)
) -> Starlette:
    """The application that serves ``source``, which it closes when it ends.

    ``origins`` may read from scripts of other sites (CORS), ``hosts`` are the names that a request
    may call the server by.
    """
    limits = source.pool.limits
    threads = ThreadPoolExecutor(limits.at_once + limits.waiting + 2, thread_name_prefix="query")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        source.close()
        threads.shutdown(wait=False, cancel_futures=True)

    async def ask(question: Asked, request: Request) -> Reply:
        return await protocol.replied(source.pool, threads, question, request)

    async def sparql(request: Request) -> Response:
        try:
            given = await protocol.said(request, limits.query * 4)
            question = protocol.asked(given, request.headers.get("accept", ""), limits.query)
            if question is not None:
                source.refresh()
                return protocol.response(await ask(question, request))
            if request.method == "POST":
                raise protocol.Refused(400, "the request has no query")
        except protocol.Refused as error:
            return protocol.refusal(error)
        offered = ("text/turtle", "text/html")
        accept = request.headers.get("accept", "")
        if preferred(accept, offered)[:1] == ["text/html"]:
            return await editor(request)
        here = str(request.url.replace(query="", fragment=""))
        return Response(protocol.description(here), media_type="text/turtle; charset=utf-8")

    async def editor(request: Request) -> Response:
        return HTMLResponse(template("query.html").render(questions=questions(), known=_known()))

    def _known() -> Markup:
        base = source.names.base
        named = [
            {
                "name": one.name,
                "parameters": [
                    {"name": p.name, "help": p.help, "default": p.default} for p in one.parameters
                ],
            }
            for one in questions()
        ]
        held = {"base": base, "prefixes": prefixes(base), "questions": named, "example": EXAMPLE}
        # Inside a script element nothing is unescaped but "</" ends it.
        return Markup(json.dumps({**held, "terms": source.terms}).replace("<", "\\u003c"))

    async def thing(request: Request) -> Response:
        path = request.scope.get("raw_path", b"").decode("ascii", "replace")
        part, _, rest = path.partition("?")[0].lstrip("/").partition("/")
        # Browsers encode what our IRIs keep, letters of every script: both are the same.
        iri = f"{source.names.base}{part}/{iri_part(unquote(rest))}"
        named = request.query_params.get("format")
        if named is not None and named not in SHORT_FORMS:
            return PlainTextResponse(f"expected format={'|'.join(SHORT_FORMS)}", 400)
        accept = PAGE_FORMS[SHORT_FORMS[named]] if named else request.headers.get("accept", "")
        forms = preferred(accept, PAGE_FORMS)
        if not forms:
            return PlainTextResponse(f"this page is given as {', '.join(PAGE_FORMS)}", 406)
        source.refresh()
        try:
            if forms[0] != "text/html":
                return await graph_of(iri, forms[0], request)
            shown = await page(iri, source.names.base, lambda asked: ask(asked, request))
        except protocol.Refused as error:
            return protocol.refusal(error)
        if shown is None:
            return PlainTextResponse(f"the graph says nothing of {iri}", 404)
        return HTMLResponse(shown, headers={"Vary": "Accept"})

    async def graph_of(iri: str, form: str, request: Request) -> Response:
        known = node(iri)
        formats = {"text/turtle": "turtle", "application/ld+json": "jsonld"}
        wanted = formats.get(form, "ntriples")
        if known is not None:
            there = await ask(Asked(f"ASK {{ {known} ?p ?o }}", formats=("table",)), request)
            if there.body == b"true\n":
                reply = await ask(Asked(describe(known), formats=(wanted,)), request)
                return Response(reply.body, media_type=form, headers={"Vary": "Accept"})
        return PlainTextResponse(f"the graph says nothing of {iri}", 404)

    async def home(_: Request) -> Response:
        source.refresh()
        return HTMLResponse(source.page, headers={"Content-Security-Policy": MAP_POLICY})

    static = StaticFiles(directory=str(files("graph.serving") / "static"))
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
        Middleware(_Headers),
    ]
    if origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Content-Type"],
            )
        )
    routes = [
        Route("/", home),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", editor),
        *(Route(f"/{part}/{{rest:path}}", thing) for part in ("entity", "fact", "document")),
        Mount("/static", static),
    ]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


class _Headers:
    """Gives every answer ``HEADERS``, but those that it has of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
