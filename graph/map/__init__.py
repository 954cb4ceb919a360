"""The relationship map: one self-contained HTML page in which every line leads to its sentence."""

from graph.map.notebook import Map, notebook_html
from graph.map.render import OPENING, render, write

__all__ = ["OPENING", "Map", "notebook_html", "render", "write"]
