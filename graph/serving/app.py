"""The web application: its routes, and what lies around all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.serving.endpoint import dataset, endpoint
from graph.serving.finding import Desk, search
from graph.serving.front import editor, map_page, missing, vis_network
from graph.serving.graphstore import graph_store, methods
from graph.serving.linked import thing
from graph.serving.listing import index
from graph.serving.middleware import Headers
from graph.serving.reconciling import reconciliation
from graph.serving.service import Service
from graph.serving.shown import PARTS
from graph.serving.source import Source
from graph.serving.writing import Writer

EXPOSED = ("ETag", "Link", "Retry-After")


def application(
    source: Source,
    *,
    origins: Sequence[str] = ("*",),
    hosts: Sequence[str] = ("*",),
    token: str | None = None,
) -> Starlette:
    """The application that serves ``source``, which it closes when it ends.

    ``origins`` may read from scripts of other sites (CORS), ``hosts`` are the names that a request
    may call the server by. Whoever has ``token`` may write graphs of users; nobody without one.
    """
    service = Service(source)
    writer = Writer(service, token) if token else None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await source.start()
            yield
        finally:
            await source.close()

    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(Headers),
    ]
    if origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Content-Type", "If-None-Match"],
                expose_headers=EXPOSED,
            )
        )
    asking = editor(service)
    desk = Desk(service)
    routes = [
        Route("/", map_page(service)),
        Route("/sparql", endpoint(service, asking, writer), methods=["GET", "POST"]),
        Route("/graph-store", graph_store(service, writer), methods=methods(writer)),
        Route("/.well-known/void", dataset(service)),
        Route("/query", asking),
        Route("/search", search(service, desk)),
        *reconciliation(service, desk),
        *(Route(f"/{what}", index(service, what)) for what in ("entities", "documents")),
        *(Route(f"/{part}/{{rest:path}}", thing(service)) for part in PARTS),
        Route("/static/vis-network.js", vis_network),
        Mount("/static", StaticFiles(directory=str(files("graph.serving") / "static"))),
    ]
    return Starlette(
        routes=routes,
        middleware=middleware,
        lifespan=lifespan,
        exception_handlers={404: missing},
    )
