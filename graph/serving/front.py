"""The map, and the page where questions are asked."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup
from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from graph.map.page import library
from graph.questions import questions
from graph.serving.asking import table
from graph.serving.drawing import Undrawn
from graph.serving.endpoint import Handler
from graph.serving.middleware import MAP_POLICY
from graph.serving.pages import template
from graph.serving.protocol import Refused
from graph.serving.queries import TERMS, documents_of
from graph.serving.replies import refusal, tagged
from graph.serving.service import Service
from graph.terms import iri_part
from graph.turtle import Shortener
from graph.vocabulary import KIND_CLASSES, TW, prefixes

EXAMPLE = """# Who does what to whom, and who says so
SELECT ?who ?does ?whom ?says WHERE {
  ?claim rdf:subject/rdfs:label ?who ;
    rdf:predicate/rdfs:label ?does ;
    rdf:object/rdfs:label ?whom
  OPTIONAL { ?claim prov:wasAttributedTo/rdfs:label ?says }
} LIMIT 100
"""
MOST_DOCUMENTS = 500  # in which an entity's surroundings are drawn


def map_page(service: Service) -> Handler:
    """``/``: the map; with ``?around=`` and an entity's id, that of its surroundings."""

    async def answer(request: Request) -> Response:
        state = service.state
        around = request.query_params.get("around")
        try:
            if around is None:
                drawn = await state.maps.whole()
            else:
                part = iri_part(around)
                drawn = await state.maps.around(part, await near(request, part))
        except Undrawn as error:
            return refusal(Refused(503, str(error)))
        except Refused as error:
            return refusal(error)
        told = {"Content-Security-Policy": MAP_POLICY, "Cache-Control": "no-cache"}
        return FileResponse(drawn, media_type="text/html", headers=told)

    async def near(request: Request, part: str) -> Sequence[str]:
        base = service.state.names.base
        found = await table(service, request, documents_of(NamedNode(f"{base}entity/{part}")))
        if not found:
            raise Refused(404, "the graph says nothing of this entity")
        return [row["document"].removeprefix(f"{base}document/") for row in found[:MOST_DOCUMENTS]]

    return answer


def editor(service: Service) -> Handler:
    """``/query``: SPARQL and the named questions in the browser."""

    async def answer(request: Request) -> Response:
        try:
            found = await table(service, request, TERMS)
        except Refused as error:
            return refusal(error)
        base = service.state.names.base
        shorten = Shortener(prefixes(base))
        ours = [TW[name] for name in TW.__annotations__ if not name.startswith("_")]
        iris = [*(row["t"] for row in found), *ours, *KIND_CLASSES.values()]
        terms = sorted({shorten(f"<{iri}>") for iri in iris})
        known = _known(base, terms)
        shown = template("query.html").render(up="", questions=questions(), known=known)
        return HTMLResponse(shown, headers={"Vary": "Accept"})

    return answer


def _known(base: str, terms: Sequence[str]) -> Markup:
    """What the page's script knows, as JSON that cannot close its element."""
    named = [
        {
            "name": one.name,
            "help": one.help,
            "parameters": [
                {"name": p.name, "kind": p.kind, "help": p.help, "default": p.default}
                for p in one.parameters
            ],
        }
        for one in questions()
    ]
    held = {"base": base, "prefixes": prefixes(base), "questions": named, "example": EXAMPLE}
    return Markup(json.dumps({**held, "terms": terms}).replace("<", "\\u003c"))


async def vis_network(request: Request) -> Response:
    """The library that draws networks, as the map has it."""
    return tagged(request, library().encode(), "text/javascript")


async def missing(request: Request, error: Exception) -> Response:
    """The answer for an address that there is not."""
    return PlainTextResponse("there is nothing here; see / and /sparql", 404)
