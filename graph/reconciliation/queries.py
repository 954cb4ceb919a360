"""What is asked about an entity, and what a service answers, in both versions of the API."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from extractors.facts import content_hash

CANDIDATES = 5
"""How many candidates a service is asked for."""
_LONGEST = 300
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]{0,11})")


@dataclass(frozen=True, slots=True)
class Query:
    """A name, the type it shall have in the service's terms, and properties as (id, value).

    A value is a string, or the id of an entity of the service with ``id:`` before it.
    """

    name: str
    type: str | None = None
    properties: tuple[tuple[str, str], ...] = ()

    def key(self, service: str) -> str:
        """What an answer is kept by: the hash of the service's address and of the query."""
        return content_hash(service, json.dumps(self.record(), sort_keys=True))

    def record(self) -> dict[str, Any]:
        """The query as version 0.2 writes it."""
        found: dict[str, Any] = {"query": self.name, "limit": CANDIDATES}
        if self.type is not None:
            found["type"] = self.type
        if self.properties:
            found["properties"] = [{"pid": pid, "v": _value(v)} for pid, v in self.properties]
        return found

    def conditions(self) -> dict[str, Any]:
        """The query as the draft of version 1.0 writes it."""
        name = {"matchType": "name", "v": self.name}
        more = [{"matchType": "property", "pid": p, "v": _value(v)} for p, v in self.properties]
        found: dict[str, Any] = {"conditions": [name, *more], "limit": CANDIDATES}
        return found if self.type is None else {**found, "type": self.type}


def _value(said: str) -> str | dict[str, str]:
    return {"id": said.removeprefix("id:")} if said.startswith("id:") else said


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service offers for a query. ``score`` is in the service's own measure, often 0 to 100.

    ``match`` says that the service is certain.
    """

    id: str
    name: str
    score: float | None = None
    match: bool = False
    types: tuple[str, ...] = ()
    description: str = ""

    @property
    def item(self) -> str | None:
        """The Wikidata item that the id names, bare or as an address, if it names one."""
        found = _ITEM.fullmatch(self.id)
        return found[1] if found else None

    def record(self) -> dict[str, Any]:
        """The candidate as it is kept."""
        return {
            "id": self.id,
            "name": self.name,
            "score": self.score,
            "match": self.match,
            "type": list(self.types),
            "description": self.description,
        }


def body(queries: Sequence[Query], draft: bool) -> tuple[bytes, str]:
    """A batch as the body of a POST, and its media type: a form field, in the draft plain JSON."""
    if draft:
        batch = {"queries": [query.conditions() for query in queries]}
        return json.dumps(batch, ensure_ascii=False).encode(), "application/json"
    form = {f"q{number}": query.record() for number, query in enumerate(queries)}
    said = urlencode({"queries": json.dumps(form, ensure_ascii=False)})
    return said.encode("ascii"), "application/x-www-form-urlencoded; charset=utf-8"


def answers(said: Any, count: int, draft: bool) -> list[tuple[Candidate, ...] | None]:
    """The candidates of each query of a batch, in its order, None where there is no answer to it.

    Raises ValueError, with words for it, where ``said`` is no answer to a batch at all.
    """
    if not isinstance(said, dict):
        raise ValueError("answered no results")
    key = "candidates" if draft else "result"
    results = said.get("results") if draft else [said.get(f"q{number}") for number in range(count)]
    if not isinstance(results, list) or not any(isinstance(one, dict) for one in results):
        told = said.get("message")
        raise ValueError(f"answered no results{f' ({told})' if isinstance(told, str) else ''}")
    found = [*results, *[None] * count][:count]
    return [candidates(one.get(key)) if isinstance(one, dict) else None for one in found]


def candidates(said: Any) -> tuple[Candidate, ...] | None:
    """The well-formed ones of a list of candidates, best first; None where there is no list."""
    if not isinstance(said, list):
        return None
    found = [_candidate(one) for one in said if isinstance(one, dict)]
    kept = [one for one in found if one is not None]
    # Stable: of as many points, the order of the service.
    return tuple(sorted(kept, key=lambda c: (not c.match, -(c.score or 0.0))))


def _candidate(said: dict[str, Any]) -> Candidate | None:
    id, name, score = said.get("id"), said.get("name"), said.get("score")
    if not isinstance(id, str) or not id or len(id) > _LONGEST or not isinstance(name, str):
        return None
    number = None
    if isinstance(score, int | float) and not isinstance(score, bool) and math.isfinite(score):
        number = float(score)
    types = said.get("type")
    told = said.get("description")
    return Candidate(
        id,
        name[:_LONGEST],
        number,
        said.get("match") is True,
        tuple(filter(None, map(_type, types if isinstance(types, list) else [types]))),
        told[:_LONGEST] if isinstance(told, str) else "",
    )


def _type(said: Any) -> str:
    found = said.get("id") if isinstance(said, dict) else said
    return found[:_LONGEST] if isinstance(found, str) else ""
