"""From extractions to the page: `render` makes the text, `write` the file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extractors.facts import KINDS, Extraction
from graph.files import replacing
from graph.map import look
from graph.map.data import day, payload
from graph.map.page import Page
from graph.map.views import Bundle, View, view
from graph.network import entities_of, evidence_of, in_order, named_ties, ties

OPENING = 300  # entities drawn when the page opens


def render(
    extractions: Iterable[Extraction],
    *,
    title: str | None = None,
    limit: int = OPENING,
    names_only: bool = True,
    dark: bool | None = None,
) -> str:
    """The map of ``extractions`` as one HTML page (HTML Living Standard, UTF-8).

    It opens on the ``limit`` most connected entities; search brings in the others. ``names_only``
    opens it on the named entities and what runs between them, where there is any of it; the switch
    in the page shows everything. ``dark`` is None to follow the reader's system. ``title`` is by
    default the title of the only article. Raises ValueError for a ``limit`` below 1.
    """
    if limit < 1:
        raise ValueError(f"limit is the number of entities to open with, at least 1, not {limit}")
    documents = in_order(extractions)
    entities = entities_of(documents)
    evidence = evidence_of(documents, entities)
    entities = {id: entity for id, entity in entities.items() if evidence[id]}
    views = {
        "names": view(named_ties(documents, entities), entities, evidence, limit),
        "all": view(ties(documents, entities), entities, evidence, limit),
    }
    knowledge = payload(documents, entities, evidence)
    knowledge["title"] = title or _title(documents)
    knowledge["dates"] = sorted({d for e in documents if (d := day(e.document))})
    knowledge["kinds"] = {
        kind: {"label": look.LOOKS[kind].plural, "colour": look.LOOKS[kind].colour}
        | {"shape": look.LOOKS[kind].shape}
        for kind in KINDS
    }
    knowledge["certainties"] = look.CERTAINTIES
    knowledge["opens"] = "names" if names_only and views["names"].bundles else "all"
    knowledge["dark"] = dark
    page = Page(knowledge)
    _draw(page, views, list(entities), knowledge)
    html: str = page.generate_html("map.html")
    return html


def _title(documents: Sequence[Extraction]) -> str:
    if len(documents) == 1 and documents[0].document.title:
        return documents[0].document.title
    return "Relationship map"


def _draw(
    page: Page, views: dict[str, View], order: Sequence[str], knowledge: dict[str, Any]
) -> None:
    """Every entity that has a line becomes a node of pyvis, and every bundle an edge."""
    node = {id: f"n{i}" for i, id in enumerate(order)}
    tied = {name: set(v.order) for name, v in views.items()}
    for i, id in enumerate(order):
        entity = knowledge["entities"][i]
        seen_in = [name for name in views if id in tied[name]]
        if not seen_in:
            continue
        style = look.LOOKS[entity["kind"]]
        places = {name: v.places[id] for name, v in views.items() if id in v.places}
        x, y = places.get(knowledge["opens"], (0, 0))
        page.add_node(
            node[id],
            label="\n".join(look.lines(entity["label"])),
            shape=style.shape,
            color=style.colour,
            size=look.size(entity["facts"], entity["kind"]),
            x=x,
            y=y,
            entity=i,
            views=seen_in,
            places=places,
        )
    fact_place = {fact["id"]: i for i, fact in enumerate(knowledge["facts"])}
    for name, v in views.items():
        for i, (bundle, bend) in enumerate(zip(v.bundles, v.bends, strict=True)):
            page.add_edge(
                node[bundle.source],
                node[bundle.target],
                id=f"{name}{i}",
                view=name,
                label=bundle.label,
                bend=bend,
                tone=bundle.tone,
                certainties=bundle.certainties,
                ties=_ties(bundle, fact_place),
            )

        for i, (thing, owner) in enumerate(v.belongings):
            page.add_edge(
                node[thing],
                node[owner],
                id=f"{name}-of-{i}",
                view=name,
                label="",
                bend=0.0,
                tone=None,
                certainties=(),
                ties=[],
                arrows="",
            )


def _ties(bundle: Bundle, fact_place: dict[str, int]) -> list[list[Any]]:
    return [[fact_place[tie.fact.id], look.words(tie.relation)] for tie in bundle.ties]


def write(path: str | os.PathLike[str], extractions: Iterable[Extraction], **wishes: Any) -> Path:
    """Writes the page (UTF-8) whole or not at all and returns its path.

    ``wishes`` are the keyword arguments of `render`. Raises OSError where the folder cannot be
    written.
    """
    target = Path(path)
    text = render(extractions, **wishes)
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as file:
        file.write(text)
    return target
