"""Asking the graph for a page, and reading what the page's address says."""

from __future__ import annotations

import json

from starlette.requests import Request

from graph.serving.messages import Request as Asked
from graph.serving.protocol import Refused
from graph.serving.service import Service

PAGES = 100_000


async def table(service: Service, request: Request, query: str) -> list[dict[str, str]]:
    """The rows of a query of ours, their values as text, and what kind of term ``value`` is.

    Raises Refused.
    """
    reply = await service.ask(request, Asked(query, formats=("json",), ours=True))
    if reply.problem is not None:
        raise Refused(500, reply.body.decode())
    rows = json.loads(reply.body)["results"]["bindings"]
    return [
        {name: held["value"] for name, held in row.items()}
        | ({"value type": row["value"]["type"]} if "value" in row else {})
        for row in rows
    ]


def number(request: Request, name: str) -> int:
    """The number of a page, 1 where none is given. Raises Refused."""
    given = request.query_params.get(name, "1")
    if not (given.isascii() and given.isdecimal() and len(given) < 7 and 0 < int(given) <= PAGES):
        raise Refused(400, f"{name}={given[:20]!r} is no number of a page")
    return int(given)
