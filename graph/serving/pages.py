"""Linked Data: a page for each entity, claim and document, as HTML, Turtle or JSON-LD.

Every text of the graph goes through the template's escaping.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, Template

from graph.serving.messages import Reply, Request
from graph.serving.queries import claims_about, claims_in, node, properties
from graph.vocabulary import prefixes

Ask = Callable[[Request], Awaitable[Reply]]
"""Asks the pool."""


@cache
def template(name: str) -> Template:
    """A file of ``templates/``; everything that is put into it is escaped."""

    def load(name: str) -> str:
        return (files("graph.serving") / "templates" / name).read_text(encoding="utf-8")

    return Environment(loader=FunctionLoader(load), autoescape=True).get_template(name)


@dataclass(frozen=True, slots=True)
class Value:
    """A value on a page: its text, and where it leads ("" for literals)."""

    text: str
    link: str = ""


async def page(iri: str, base: str, ask: Ask) -> str | None:
    """The HTML page of what has this IRI, None where the graph says nothing of it."""
    thing = node(iri)
    if thing is None:
        return None
    said = await _rows(ask, properties(thing))
    if not said:
        return None
    known = [_property(row, base) for row in said]
    query = claims_in(thing) if iri.startswith(f"{base}document/") else claims_about(thing)
    claims = [] if iri.startswith(f"{base}fact/") else await _rows(ask, query)
    labels = [value.text for name, value in known if name.text == "rdfs:label"]
    return template("thing.html").render(
        title=labels[0] if labels else short(iri, base),
        iri=iri,
        path=local(iri, base),
        properties=known,
        claims=[_claim(row, base) for row in claims],
    )


async def _rows(ask: Ask, query: str) -> list[dict[str, dict[str, str]]]:
    """The rows of a SELECT, as SPARQL's JSON has them. Raises ValueError where there is none."""
    reply = await ask(Request(query, formats=("json",), ours=True))
    if reply.problem is not None:
        raise ValueError(reply.body.decode())
    found: list[dict[str, dict[str, str]]] = json.loads(reply.body)["results"]["bindings"]
    return found


def _property(row: dict[str, dict[str, str]], base: str) -> tuple[Value, Value]:
    iri = row["property"]["value"]
    value = row["value"]
    if value["type"] != "uri":
        return Value(short(iri, base), iri), Value(value["value"])
    label = row.get("label", {}).get("value") or short(value["value"], base)
    return Value(short(iri, base), iri), Value(label, local(value["value"], base))


def _claim(row: dict[str, dict[str, str]], base: str) -> dict[str, Any]:
    texts = {name: held["value"] for name, held in row.items()}
    for end in ("claim", "subject", "object"):
        if end in texts:
            texts[end] = local(texts[end], base)
    for name in ("polarity", "modality"):
        texts[name] = texts[name].rsplit("#", 1)[-1].lower()
    return texts


def local(iri: str, base: str) -> str:
    """Where a link on a page leads: to our own page for what is ours, else to the IRI itself."""
    for part in ("entity/", "fact/", "document/"):
        if iri.startswith(base + part):
            return "/" + iri[len(base) :]
    return iri if iri.startswith(("http://", "https://")) else ""


def short(iri: str, base: str) -> str:
    """An IRI with its prefix, where we have one."""
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
