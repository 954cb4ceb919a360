"""Why a claim is in the graph: its sentence among those around it, and the rules that read it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.facts import Extraction, Fact
from graph.serving.articles import Articles
from graph.serving.shown import marked
from graph.terms import iri_part

AROUND = 400  # characters before and after the sentence
_NAME = 13  # width of the column of names in an explanation


@dataclass(frozen=True, slots=True)
class Why:
    """The text around a claim in marked pieces, and the rows of its explanation."""

    context: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


class Explanations:
    """Reads the documents of the store in ``place`` when they are asked for. Thread-safe."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lock = threading.Lock()

    def why(self, document: str, fact: str) -> Why | None:
        """Why a fact of a document is in the graph; both are named by the end of their IRIs.

        None where the document has changed meanwhile and has it no more.
        """
        with self._lock:
            articles = Articles(self._place)
            try:
                for extraction in articles.extractions([document]):
                    for one in extraction.facts:
                        if iri_part(one.id) == fact:
                            return _why(extraction, one, articles)
            finally:
                articles.close()
        return None


def _why(extraction: Extraction, fact: Fact, articles: Articles) -> Why:
    from graph.commands.explain import lines

    rows: list[tuple[str, str]] = []
    for line in list(lines(extraction, fact, articles.joins(extraction.document.id)))[2:]:
        rows.append((line[:_NAME].strip(), line[_NAME:].strip()))
    return Why(tuple(_context(extraction.document.text, fact)), tuple(rows))


def _context(text: str, fact: Fact) -> Sequence[tuple[str, str]]:
    """The sentence with its ends marked, and what stands before and after it."""
    start, end = fact.evidence.start, fact.evidence.end
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    mentions = {"subject": fact.subject.mention}
    if fact.object is not None:
        mentions["object"] = fact.object.mention
    ends = {name: f"#char={one.start},{one.end}" for name, one in mentions.items()}
    pieces = [(piece, mark or "sentence") for piece, mark in marked(text[start:end], start, ends)]
    before = ("… " if first else "") + text[first:start]
    after = text[end:last] + (" …" if last < len(text) else "")
    return [(before, ""), *pieces, (after, "")]
