"""Linked Data: a page for each entity, relation, claim and document.

Every text of the graph goes through the template's escaping.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FunctionLoader, Template
from pyoxigraph import NamedNode
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS

from graph.serving import queries
from graph.serving.explaining import Why
from graph.serving.shown import ENDS, Said, Value, in_order, kind, local, short
from graph.vocabulary import TW

Rows = list[dict[str, str]]
Ask = Callable[[str], Awaitable[Rows]]
"""The rows of a query of ours, values as text."""
Explain = Callable[[str, str], Awaitable[Why | None]]
"""Why a document (the end of its IRI) has a claim (of its)."""

MOST = 50  # claims on a page
_TOLD = {
    str(iri)
    for iri in (RDF.type, RDFS.label, SDO.alternateName, SKOS.altLabel, OWL.sameAs, TW.named)
}
_TITLE = str(DCTERMS.title)


@cache
def template(name: str) -> Template:
    """A file of ``templates/``; everything that is put into it is escaped."""

    def load(name: str) -> str:
        return (files("graph.serving") / "templates" / name).read_text(encoding="utf-8")

    loader = FunctionLoader(load)
    return Environment(loader=loader, autoescape=True, trim_blocks=True).get_template(name)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of a page is asked for."""

    page: int = 1
    side: str | None = None
    relation: str | None = None


async def page(iri: str, base: str, ask: Ask, explain: Explain, wish: Wish) -> str | None:
    """The HTML page of what has this IRI, None where the graph says nothing of it."""
    thing = queries.node(iri)
    said = await ask(queries.properties(thing)) if thing is not None else []
    if thing is None or not said:
        return None
    what = next((part for part in ("document", "fact") if iri.startswith(f"{base}{part}/")), "")
    at = (wish.page - 1) * MOST
    head, more = _head(iri, said, base), dict[str, Any]()
    if what == "document":
        found = await ask(queries.claims_in(thing, at, MOST + 1))
    elif what == "fact":
        found = [{"claim": iri}]
    elif any(row["value"] == str(OWL.ObjectProperty) for row in said):
        what, found = "relation", await ask(queries.claims_with(thing, at, MOST + 1))
    else:
        what = "entity"
        only = queries.node(wish.relation) if wish.relation else None
        found = await ask(queries.claims_about(thing, wish.side, only, at, MOST + 1))
        more = await _surroundings(thing, base, ask)
    shown = found[:MOST]
    claims = await _claims([row["claim"] for row in shown], base, ask)
    if what == "fact" and claims:
        document = claims[iri].document.link.rsplit("/", 1)[-1]
        head["title"] = claims[iri].statement
        more = {"why": await explain(document, iri.removeprefix(f"{base}fact/"))}
    return template("thing.html").render(
        what=what,
        up="../",
        iri=iri,
        path=local(iri, base),
        **head,
        groups=_groups(shown, claims) if what == "entity" else [("", "", list(claims.values()))],
        wish=wish,
        pages=_pages(wish, len(found) > MOST),
        query=quote(f"DESCRIBE <{iri}>"),
        around=quote(iri.removeprefix(f"{base}entity/"), safe="%"),
        **more,
    )


async def _claims(ids: list[str], base: str, ask: Ask) -> dict[str, Said]:
    if not ids:
        return {}
    rows = await ask(queries.details(NamedNode(id) for id in dict.fromkeys(ids)))
    ends = dict.fromkeys(row[name] for row in rows for name in ENDS if name in row)
    named = await ask(queries.labels(map(NamedNode, ends))) if ends else []
    labels = {row["thing"]: row["label"] for row in named}
    return dict(in_order(ids, rows, labels, base))


async def _surroundings(thing: NamedNode, base: str, ask: Ask) -> dict[str, Any]:
    counted = await ask(queries.sides(thing))
    by_side = {
        side[1:]: [(row["label"], row["relation"], int(row["n"])) for row in rows]
        for side, rows in groupby(counted, key=lambda row: row["side"])
    }
    beside = await ask(queries.near(thing))
    near = {
        how: [Value(row["label"], local(row["thing"], base)) for row in rows]
        for how, rows in groupby(beside, key=lambda row: row["how"])
    }
    return {"sides": by_side, "near": near}


def _head(iri: str, said: Rows, base: str) -> dict[str, Any]:
    """What stands above the claims: the name, the kind, other names, and the rest as a table."""

    def values(*properties: object) -> list[str]:
        wanted = {str(one) for one in properties}
        return [row["value"] for row in said if row["property"] in wanted]

    labels = values(RDFS.label, _TITLE, DCTERMS.identifier)
    rest = [
        (Value(short(row["property"], base), row["property"]), _value(row, base))
        for row in said
        if row["property"] not in _TOLD
    ]
    return {
        "title": labels[0] if labels else short(iri, base),
        "kind": next(filter(None, map(kind, values(RDF.type))), ""),
        "aliases": sorted(set(values(SDO.alternateName, SKOS.altLabel)) - set(labels)),
        "same": [Value(one.rsplit("/", 1)[-1], local(one, base)) for one in values(OWL.sameAs)],
        "properties": rest,
    }


def _value(row: dict[str, str], base: str) -> Value:
    if row.get("value type") != "uri":
        return Value(row["value"])
    return Value(row.get("label") or short(row["value"], base), local(row["value"], base))


def _groups(rows: Rows, claims: dict[str, Said]) -> list[tuple[str, str, list[Said]]]:
    """Claims by side and relation: the side, the relation's words, and the claims."""
    known = [(row["side"][1:], claims[row["claim"]]) for row in rows if row["claim"] in claims]
    grouped = groupby(known, key=lambda one: (one[0], one[1].relation.text))
    return [(side, relation, [said for _, said in held]) for (side, relation), held in grouped]


def _pages(wish: Wish, more: bool) -> dict[str, str]:
    """The addresses of the page before and the next one, where there are such."""
    kept = {"side": wish.side, "relation": wish.relation}
    chosen = {name: value for name, value in kept.items() if value}
    numbers = {"before": wish.page - 1, "next": wish.page + 1 if more else 0}
    return {
        name: "?" + urlencode({**chosen, "page": number})
        for name, number in numbers.items()
        if number > 0
    }
