"""The named questions as they are measured: each with values that have a long answer.

Names are those of ``tools.made_corpus``, whose countries come up in a tenth of the articles and
more. Questions over the whole graph are asked for a page of rows where they take a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.query import Question, questions
from graph.store import Answer, Bindings, Store
from graph.terms import Names

PAGE = "100"
VALUES = {
    "name": "Country 12",
    "a": "Country 0",
    "b": "Country 12",
    "event": "CONSULT",
    "relation": "tell",
    "since": "2018-03-01",
    "until": "2018-03-31",
    "unit": "soldiers",
    "limit": PAGE,
}


@dataclass
class Overheard:
    """A store that is asked, and what it was asked: the text of the last query."""

    store: Store
    names: Names = field(init=False)
    text: str = ""

    def __post_init__(self) -> None:
        self.names = self.store.names

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See ``Store.query``."""
        self.text = sparql
        return self.store.query(sparql, bindings)

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)


def asked() -> Iterator[tuple[Question, dict[str, str]]]:
    """Every question with its values."""
    for question in questions():
        names = [parameter.name for parameter in question.parameters]
        yield question, {name: VALUES[name] for name in names}


def plain(text: str) -> str:
    """A question as rdflib is asked it: without the names of graphs, through which it would walk.

    Over the union of all graphs the answer is the same, unless it is graphs that are counted.
    """
    if "DISTINCT ?g)" in text or "GRAPH ?iri" in text:
        return text
    return re.sub(r"GRAPH \?\w+ \{", "{", text)
