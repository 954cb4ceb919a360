"""The index pages: all entities with a name, and all documents."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from graph.serving import queries
from graph.serving.asking import number, table
from graph.serving.endpoint import Handler
from graph.serving.pages import template
from graph.serving.protocol import Refused
from graph.serving.replies import refusal, tagged
from graph.serving.service import Service
from graph.serving.shown import Value, kind, local
from graph.vocabulary import KIND_CLASSES, node

MOST = 100  # entries on a page


def index(service: Service, what: str) -> Handler:
    """``/entities`` or ``/documents``, by ``what``: a page of them, with ``page`` and ``kind``."""

    async def answer(request: Request) -> Response:
        try:
            at = number(request, "page")
            wanted = request.query_params.get("kind") or None
            if wanted is not None and (what != "entities" or wanted not in KIND_CLASSES):
                raise Refused(
                    400, f"there is no kind {wanted!r}; expected {', '.join(KIND_CLASSES)}"
                )
            known = node(KIND_CLASSES[wanted]) if wanted else None
            start = (at - 1) * MOST
            asked = (
                queries.entities(known, start, MOST + 1)
                if what == "entities"
                else queries.documents(start, MOST + 1)
            )
            found = await table(service, request, asked)
        except Refused as error:
            return refusal(error)
        base = service.state.names.base
        rows = [_entry(row, base) for row in found[:MOST]]
        chosen = {"kind": wanted} if wanted else {}
        numbers = {"before": at - 1, "next": at + 1 if len(found) > MOST else 0}
        pages = {
            name: "?" + urlencode({**chosen, "page": value})
            for name, value in numbers.items()
            if value > 0
        }
        shown = template("index.html").render(
            up="", what=what, rows=rows, pages=pages, kinds=list(KIND_CLASSES), wanted=wanted
        )
        return tagged(request, shown.encode(), "text/html")

    return answer


def _entry(row: dict[str, str], base: str) -> tuple[Value, str]:
    """What is listed, and what is told beside it."""
    iri = row.get("entity") or row["document"]
    text = row.get("label") or row.get("title") or row.get("name", "")
    beside = kind(row["kind"]) if "kind" in row else row.get("date", "")[:10]
    return Value(text, local(iri, base).removeprefix("../")), beside
