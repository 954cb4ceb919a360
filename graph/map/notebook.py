"""The map inside a notebook: a sandboxed frame that holds the whole page.

Raw HTML would leak its style into the notebook, and frames to files are refused by VS Code and
Colab; ``srcdoc`` works offline in all of them. What is not trusted shows the plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from extractors.facts import Extraction
from graph.map.render import render

# Scripts of the page run in an origin of their own, apart from the notebook; links open outside.
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"


def notebook_html(page: str, *, height: int = 620, title: str = "Relationship map") -> str:
    """An ``iframe`` element that shows ``page`` (the text of `render`), ``height`` pixels high."""
    return (
        f'<iframe title="{escape(title)}" sandbox="{_SANDBOX}" width="100%" height="{int(height)}" '
        f'style="border:1px solid #d5dbe1;border-radius:8px" srcdoc="{escape(page)}"></iframe>'
    )


class Map:
    """A map that shows itself where it is the last value of a notebook's cell.

    ``extractions`` are read once; ``height`` is in pixels; ``wishes`` are the keyword arguments of
    `render`.
    """

    def __init__(
        self, extractions: Iterable[Extraction], *, height: int = 620, **wishes: Any
    ) -> None:
        self._extractions = list(extractions)
        self._height = height
        self.page = render(self._extractions, **wishes)

    def __repr__(self) -> str:
        facts = sum(len(extraction.facts) for extraction in self._extractions)
        return f"<relationship map: {facts} facts of {len(self._extractions)} articles>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """What Jupyter shows: the frame, or the text where HTML is not trusted."""
        return {
            "text/plain": repr(self),
            "text/html": notebook_html(self.page, height=self._height),
        }

    def _repr_html_(self) -> str:
        return notebook_html(self.page, height=self._height)
