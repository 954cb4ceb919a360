"""``/reconcile``: names of a table matched with entities, as OpenRefine and others ask for it.

The W3C Reconciliation Service API v0.2 (Final Community Group Report of 2023): the manifest,
batches of queries, and suggestions of entities and types. Ids are the last parts of our IRIs, types
our kinds. Properties of a query are not looked at. Answers go to scripts of other sites by CORS,
not by JSONP, which would run them as code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractors.facts import KINDS
from graph.search.match import Match
from graph.serving import protocol
from graph.serving.endpoint import Handler
from graph.serving.finding import LONGEST, MOST, Desk
from graph.serving.protocol import Refused
from graph.serving.replies import refusal, tagged
from graph.serving.service import Service
from graph.vocabulary import KIND_CLASSES, TW

BATCH = 50
"""Queries that may be asked at once."""

SUGGESTED = 20
"""Entities that are suggested at once."""

_LIMIT = 5  # candidates of a query that names no number
_KIND_OF = {str(iri): kind for kind, iri in KIND_CLASSES.items()}


def reconciliation(service: Service, desk: Desk) -> list[Route]:
    """The routes of the service."""
    asked = _Reconciliation(service, desk)
    return [
        Route("/reconcile", _refusing(asked.batch), methods=["GET", "POST"]),
        Route("/reconcile/suggest/entity", _refusing(asked.entities)),
        Route("/reconcile/suggest/type", _refusing(asked.types)),
    ]


def _refusing(handler: Handler) -> Handler:
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as error:
            return refusal(error)

    return answer


class _Reconciliation:
    """Answers what is asked of ``service``, by its ``desk``."""

    def __init__(self, service: Service, desk: Desk) -> None:
        self._service = service
        self._desk = desk

    async def batch(self, request: Request) -> Response:
        """The candidates of each query; the manifest where there is none."""
        given = await protocol.said(request, self._service.limits)
        text = given.one("queries")
        if text is None:
            root = str(request.url.replace(path="/", query="", fragment=""))
            return _json(request, self._manifest(root))
        found = {
            name: {"result": await self._candidates(query)}
            for name, query in _queries(text).items()
        }
        return _json(request, found)

    def _manifest(self, root: str) -> dict[str, Any]:
        base = self._service.state.names.base
        suggest = {"service_url": root.rstrip("/")}
        return {
            "versions": ["0.1", "0.2"],
            "name": "Triplewire",
            "identifierSpace": f"{base}entity/",
            "schemaSpace": str(TW),
            "defaultTypes": [_type(kind) for kind in KINDS],
            "view": {"url": f"{root}entity/{{{{id}}}}"},
            "suggest": {
                "entity": {**suggest, "service_path": "/reconcile/suggest/entity"},
                "type": {**suggest, "service_path": "/reconcile/suggest/type"},
            },
            "batchSize": BATCH,
        }

    async def _candidates(self, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        name, limit = query.get("query"), query.get("limit", _LIMIT)
        if not isinstance(name, str) or len(name) > LONGEST:
            raise Refused(400, f"a query is a name of at most {LONGEST} characters")
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
            raise Refused(400, "the limit of a query is a number from 1")
        kinds = _kinds(query.get("type"))
        if kinds == ():
            return []
        found = await self._desk.find(name, min(limit, MOST), kinds or (), False)
        same = [match for match in found if match.how == "exact"]
        return [
            {
                "id": self._id(match),
                "name": match.label,
                "type": [_type(match.kind)],
                "score": round(100 * match.score),
                "match": same == [match],
                "description": _description(match),
            }
            for match in found
        ]

    async def entities(self, request: Request) -> Response:
        """What may be meant by the beginning of a name."""
        prefix = request.query_params.get("prefix", "")
        cursor = request.query_params.get("cursor", "0")
        if len(prefix) > LONGEST:
            raise Refused(400, f"the name is longer than {LONGEST} characters")
        if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 4):
            raise Refused(400, "the cursor is a number up to 999")
        found = await self._desk.find(prefix, int(cursor) + SUGGESTED, (), False)
        told = [
            {
                "id": self._id(match),
                "name": match.label,
                "description": _description(match),
                "notable": [_type(match.kind)],
            }
            for match in found[int(cursor) :]
        ]
        return _json(request, {"result": told})

    async def types(self, request: Request) -> Response:
        """The kinds that begin so."""
        prefix = request.query_params.get("prefix", "").casefold()
        return _json(request, {"result": [_type(k) for k in KINDS if k.startswith(prefix)]})

    def _id(self, match: Match) -> str:
        return match.iri.removeprefix(f"{self._service.state.names.base}entity/")


def _queries(text: str) -> dict[str, dict[str, Any]]:
    """The queries of a batch by their names. Raises Refused."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "queries is no JSON") from None
    if not isinstance(said, dict) or not all(isinstance(one, dict) for one in said.values()):
        raise Refused(400, 'queries is an object of queries: {"q0": {"query": "a name"}}')
    if len(said) > BATCH:
        raise Refused(413, f"{len(said)} queries are asked at once; ask {BATCH} at most")
    return said


def _kinds(types: Any) -> tuple[str, ...] | None:
    """The kinds that types are, None for any kind and none at all for types that are not ours."""
    if types in (None, "", []):
        return None
    given = types if isinstance(types, list) else [types]
    ids = [one.get("id") if isinstance(one, dict) else one for one in given]
    names = {_KIND_OF.get(one, one) for one in ids if isinstance(one, str)}
    return tuple(kind for kind in KINDS if kind in names)


def _type(kind: str) -> dict[str, str]:
    return {"id": kind, "name": kind.capitalize()}


def _description(match: Match) -> str:
    """What tells candidates of one name apart, in a line."""
    facts = f"{match.facts} fact{'' if match.facts == 1 else 's'}"
    articles = f"{match.documents} article{'' if match.documents == 1 else 's'}"
    item = f", Wikidata {match.wikidata}" if match.wikidata else ""
    alias = f", also “{match.name}”" if match.name != match.label else ""
    return f"{facts} in {articles}{item}{alias}"


def _json(request: Request, said: Any) -> Response:
    return tagged(request, json.dumps(said, ensure_ascii=False).encode(), "application/json")
