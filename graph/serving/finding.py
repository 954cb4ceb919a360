"""``/search``: who or what a name may mean, as JSON; what the boxes on our pages ask as one types.

Asked of the index of names, which has a bound on what a look-up may cost, so it needs no process
of its own and does not wait behind queries.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request
from starlette.responses import Response

from extractors.facts import KINDS
from graph.search.match import Match
from graph.serving.endpoint import Handler
from graph.serving.protocol import Refused
from graph.serving.replies import refusal, tagged
from graph.serving.service import Service
from graph.serving.shown import local
from graph.store import StoreError

LONGEST = 300
"""Characters of a name that is looked for."""

MOST = 100
"""Entities of an answer."""

WAITING = 64
"""Look-ups that may wait for their turn."""

PARAMETERS = ("q", "limit", "kind", "named")


def search(service: Service, desk: Desk) -> Handler:
    """What answers at ``/search?q=NAME``, with ``limit=``, ``kind=`` (several) and ``named=1``."""

    async def answer(request: Request) -> Response:
        try:
            text, limit, kinds, named = _asked(request)
            found = await desk.find(text, limit, kinds, named)
        except Refused as error:
            return refusal(error)
        base = service.state.names.base
        body = {"query": text, "results": [_result(match, base) for match in found]}
        return tagged(request, json.dumps(body, ensure_ascii=False).encode(), "application/json")

    return answer


class Desk:
    """One look-up after the other, in a thread beside the event loop."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._waiting = 0

    async def find(self, text: str, limit: int, kinds: tuple[str, ...], named: bool) -> list[Match]:
        """What is found. Raises Refused: 503 where too many wait, 500 where it cannot be said."""
        if self._waiting >= WAITING:
            raise Refused(503, "too many names are looked up at once; ask again in a moment")
        state = self._service.state
        loop = asyncio.get_running_loop()
        self._waiting += 1
        try:
            return await loop.run_in_executor(
                self._thread, lambda: state.find(text, limit, kinds, named)
            )
        except (StoreError, sqlite3.Error) as error:
            raise Refused(503, f"the names cannot be looked up now ({error})") from None
        finally:
            self._waiting -= 1


def _asked(request: Request) -> tuple[str, int, tuple[str, ...], bool]:
    given = request.query_params
    for name in given:
        if name not in PARAMETERS:
            raise Refused(400, f"there is no parameter {name!r}; expected {', '.join(PARAMETERS)}")
        if name != "kind" and len(given.getlist(name)) > 1:
            raise Refused(400, f"{name} is given more than once")
    text = given.get("q")
    if text is None:
        raise Refused(400, "give a name: /search?q=NAME")
    if len(text) > LONGEST:
        raise Refused(400, f"the name is longer than {LONGEST} characters")
    limit = given.get("limit", "10")
    if not (limit.isascii() and limit.isdigit() and len(limit) < 4 and 0 < int(limit) <= MOST):
        raise Refused(400, f"limit is a number from 1 to {MOST}")
    kinds = tuple(sorted(set(given.getlist("kind"))))
    for kind in kinds:
        if kind not in KINDS:
            raise Refused(400, f"there is no kind {kind!r}; expected {', '.join(KINDS)}")
    named = given.get("named", "0")
    if named not in ("0", "1"):
        raise Refused(400, "named is 0 or 1")
    return text, int(limit), kinds, named == "1"


def _result(match: Match, base: str) -> dict[str, object]:
    """A match as it is given: ``page`` is where it is described here."""
    return {
        "iri": match.iri,
        "page": "/" + local(match.iri, base).removeprefix("../"),
        "label": match.label,
        "name": match.name,
        "kind": match.kind,
        "named": match.named,
        "wikidata": match.wikidata,
        "match": match.how,
        "score": match.score,
        "facts": match.facts,
        "documents": match.documents,
    }
