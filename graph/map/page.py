"""The HTML page: one file that opens with no network and lets no text of an article run.

pyvis holds nodes, edges and options and brings vis-network; the template is ours. A
Content-Security-Policy (W3C, Level 3) in the page allows the page's own scripts and styles by
their SHA-256 and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import MutableMapping, Sequence
from functools import cache
from importlib import resources
from types import CodeType
from typing import Any

import pyvis.network
from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.node import Node

_SCRIPTS = (
    "state",
    "canvas",
    "labels",
    "cards",
    "panel",
    "filters",
    "search",
    "saving",
    "table",
    "main",
)
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "multiselect": False,
        "tooltipDelay": 200,
        "keyboard": False,
    },
    "nodes": {"borderWidth": 2, "labelHighlightBold": False, "font": {"size": 0}},
    "edges": {"width": 1.4, "selectionWidth": 0, "hoverWidth": 0, "font": {"size": 0}},
}


class Page(pyvis.network.Network):  # type: ignore[misc]
    """A pyvis network that renders our template, which loads nothing."""

    def __init__(self, knowledge: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = _OPTIONS
        self.path = "template.html"
        self.templateEnv = Environment(
            loader=_OwnTemplates(), autoescape=True, undefined=StrictUndefined
        )
        self.templateEnv.globals.update(knowledge=knowledge, data=as_json, **_fixed())

    # pyvis looks every id up in a list, which takes seconds for some thousand nodes.
    def add_node(self, n_id: str, label: str | None = None, **options: Any) -> None:
        """Adds a node once. ``options`` are vis-network's, and ours for the page's script."""
        if n_id not in self.node_map:
            node = Node(n_id, options.pop("shape", "dot"), label=label or "", **options).options
            self.nodes.append(node)
            self.node_ids.append(n_id)
            self.node_map[n_id] = node

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Adds an edge between two nodes that are there. Raises KeyError for others."""
        for end in (source, to):
            if end not in self.node_map:
                raise KeyError(f"edge to an unknown node: {end}; add the node first")
        self.edges.append(Edge(source, to, self.directed, **options).options)


class _OwnTemplates(BaseLoader):
    """The templates of this package, each compiled once in a process."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        code = _compiled(name)
        return environment.template_class.from_code(environment, code, globals or {})


@cache
def _compiled(name: str) -> CodeType:
    return Environment(autoescape=True).compile(own_file(name), name)


@cache
def _fixed() -> dict[str, Any]:
    """What is the same on every page: scripts, style, and the policy that allows no others."""
    scripts = [library(), *(own_file(f"scripts/{name}.js") for name in _SCRIPTS)]
    style = own_file("style.css")
    return {
        "scripts": [Markup(script) for script in scripts],
        "style": Markup(style),
        "policy": _policy(scripts, [style]),
    }


def own_file(name: str) -> str:
    """A file of this package as text."""
    return resources.files("graph.map").joinpath(name).read_text(encoding="utf-8")


@cache
def library() -> str:
    """vis-network 9.1.2 as pyvis ships it, without the address of its source map."""
    folder = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    text = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    # Not splitlines: the bundle has U+2028 inside a string.
    return "\n".join(x for x in text.split("\n") if not x.startswith("//# sourceMappingURL"))


def as_json(value: Any) -> Markup:
    """``value`` as ASCII JSON that cannot close the script element it stands in."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True)
    for character in "<>&'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    def sources(texts: Sequence[str]) -> str:
        digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
        return " ".join(f"'sha256-{base64.b64encode(d).decode('ascii')}'" for d in digests)

    return (
        f"default-src 'none'; script-src {sources(scripts)}; style-src {sources(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
