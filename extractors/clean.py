"""Which spans of a text are article, what the text says about itself, and what the parser sees.

Nothing here changes a document's text: offsets stay offsets of what was read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from extractors.cleaning.bylines import byline_authors, named_author
from extractors.cleaning.classify import BlockKind, begins_aside, classify
from extractors.cleaning.dates import find_date
from extractors.cleaning.lines import logical_lines
from extractors.cleaning.markup import front_matter, plain_characters, plain_spaces, unmarked
from extractors.cleaning.tables import rows, without
from extractors.facts import Document

__all__ = ["ARTICLE", "NAMING", "Block", "BlockKind", "blocks", "describe", "parse_text"]

# The kinds of block that facts are taken from.
ARTICLE: frozenset[BlockKind] = frozenset(("title", "caption", "paragraph"))
# Those that only name: "LIMA, Peru —" and "Image: Ana Vega" are mentions, but claim nothing.
NAMING: frozenset[BlockKind] = frozenset(("heading", "dateline", "credit"))


@dataclass(frozen=True, slots=True)
class Block:
    """One span of a document's text; ``start`` and ``end`` are characters, end exclusive.

    It begins and ends with a character that is neither space nor markup; a paragraph that was
    wrapped by hand is one block with its line breaks in it.
    """

    kind: BlockKind
    start: int
    end: int


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of ``document`` in text order; they do not overlap, nor touch a line break.

    What no block covers is space, markup, rows of tables and code.
    """
    return _blocks(document.text, document.title, _is_markdown(document))


def describe(document: Document) -> Document:
    """``document`` with title, author and date from its text, where the source had none.

    The title is the title block's, the authors are those of the bylines ("A B, C D" for two), the
    date (ISO 8601) the first one of a date line or byline. Id and text stay as they are.
    """
    text = document.text
    markdown = _is_markdown(document)
    shown = unmarked(text, markdown=markdown)
    matter = _front_matter_values(text) if markdown else {}
    title = document.title or matter.get("title")
    author = document.author or matter.get("author")
    published = document.published or find_date(matter.get("date") or "")
    authors: list[str] = []
    for block in _blocks(text, title, markdown):
        words = " ".join(shown[block.start : block.end].split())
        if block.kind == "title":
            title = title or words
        elif block.kind == "byline":
            authors += byline_authors(words) or named_author(words) or (words,)
        if block.kind in ("byline", "dateline"):
            published = published or find_date(words)
    author = author or ", ".join(dict.fromkeys(authors)) or None
    return replace(document, title=title, author=author, published=published)


def parse_text(document: Document) -> str:
    """What the parser is given: as long as ``document.text``, character for character.

    Breaks, control characters and markup are spaces, typographic quotation marks are straight.
    """
    return plain_characters(unmarked(document.text, markdown=_is_markdown(document)))


@lru_cache(maxsize=4)
def _blocks(text: str, title: str | None, markdown: bool) -> tuple[Block, ...]:
    shown = plain_spaces(unmarked(text, markdown=markdown))
    shown = without(shown, rows(text))
    lines = logical_lines(text, shown, begins_aside)
    return tuple(Block(kind, start, end) for kind, start, end in classify(lines, title))


def _is_markdown(document: Document) -> bool:
    return PurePosixPath(document.source).suffix.lower() == ".md"


def _front_matter_values(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in front_matter(text, markdown=True).splitlines())
    return {
        key.strip().lower(): value.strip(" \t\"'[]") for key, mark, value in pairs if mark and value
    }
