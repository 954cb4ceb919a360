"""Articles in bracket notation become the lines that scorers of entities read.

``python tests/entities_gold/brackets.py ARTICLES.txt… > gold.jsonl`` prints one article a line:
id, text, and mentions with start, end, head (characters), entity, type, named, pronoun, wikidata.
The notation and what was marked: README.md beside this file. Standard library only.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PRONOUN = re.compile(
    r"i|me|my|mine|myself|we|us|ours?|ourselves|yours?|you|yourself|yourselves|he|him|his|himself"
    r"|she|hers?|herself|its?|itself|they|them|theirs?|themselves|this",
    re.IGNORECASE,
)
_AFTER_HEAD = re.compile(
    r",|of|in|on|at|to|for|from|with|by|against|between|over|near|about|who|which|whose|that"
)
_TYPE = re.compile(r"person|organization|place|object|event|abstract|substance")
_MARK = re.compile(r"\[|\^|\|(?P<entity>\w+)(?P<plain>-?)\]|\||\]")
_WORD = re.compile(r"[\w&$]+(?:[-.,'][\w&]+)*\.?|,")


class BadBrackets(Exception):
    """A file that does not keep the notation; the message names file and place."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An entity of the head of a file: its type and its Wikidata item, where one is certain."""

    type: str
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """A mention in the text; ``head`` where a caret stands, ``plain`` for ``|entity-]``."""

    start: int
    end: int
    head: int | None
    entity: str
    plain: bool


@dataclass(slots=True)
class Open:
    """A mention whose bracket is not yet closed; ``head`` is where a caret stands."""

    start: int
    head: int | None = None


def article(path: Path) -> dict[str, Any]:
    """One file as one line of gold. Raises BadBrackets."""
    head, found, body = path.read_text(encoding="utf-8").partition("\n---\n")
    if not found:
        raise BadBrackets(f"{path}: no line --- between the entities and the text")
    declared = {}
    for line in head.splitlines():
        if line.strip() and not line.startswith("desk:"):
            id, type, *wikidata = line.split()
            if not _TYPE.fullmatch(type) or id in declared:
                raise BadBrackets(f"{path}: {line!r} is no new entity with a known type")
            declared[id] = Declared(type, wikidata[0] if wikidata else None)
    text, spans = unbracketed(body.strip() + "\n", str(path))
    mentions = [mention(text, span, declared, str(path)) for span in sorted(spans, key=_order)]
    unused = sorted(set(declared) - {one["entity"] for one in mentions})
    if unused:
        raise BadBrackets(f"{path}: declared but never marked: {', '.join(unused)}")
    return {"id": path.stem, "text": text, "mentions": mentions}


def unbracketed(body: str, name: str) -> tuple[str, list[Span]]:
    """The text without notation, and where its mentions are, in the order of their ends."""
    text: list[str] = []
    length = at = 0
    stack: list[Open] = []
    spans: list[Span] = []
    for found in _MARK.finditer(body):
        text.append(body[at : found.start()])
        length += found.start() - at
        at = found.end()
        where = f"{name}: at {body[max(0, found.start() - 30) : found.end() + 20]!r}"
        if found[0] == "[":
            stack.append(Open(length))
        elif not stack:
            raise BadBrackets(f"{where}: {found[0]} outside of a mention")
        elif found[0] == "^":
            stack[-1].head = length
        elif found["entity"] is None:
            raise BadBrackets(f"{where}: a mention must end with |entity] or |entity-]")
        else:
            one = stack.pop()
            spans.append(Span(one.start, length, one.head, found["entity"], bool(found["plain"])))
    if stack:
        raise BadBrackets(f"{name}: {len(stack)} brackets are never closed")
    return "".join([*text, body[at:]]), spans


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def mention(text: str, span: Span, declared: dict[str, Declared], name: str) -> dict[str, Any]:
    """A mention as scorers read it. Raises BadBrackets for an entity that is not declared."""
    words = text[span.start : span.end]
    known = declared.get(span.entity)
    if known is None:
        raise BadBrackets(f"{name}: entity {span.entity!r} of {words!r} is not declared")
    pronoun = is_pronoun(words)
    head = span.start + head_in(words) if span.head is None else span.head
    return {
        "start": span.start,
        "end": span.end,
        "head": head,
        "entity": span.entity,
        "type": known.type,
        "named": text[head].isupper() and not pronoun and not span.plain,
        "pronoun": pronoun,
        "wikidata": known.wikidata,
    }


def is_pronoun(words: str) -> bool:
    """Whether the words are a personal, possessive or reflexive pronoun, or "this" alone."""
    return _PRONOUN.fullmatch(words) is not None


def head_in(words: str) -> int:
    """Where the head starts: the last word before a comma, a preposition or a relative."""
    last = 0
    for found in _WORD.finditer(words):
        if found.start() and _AFTER_HEAD.fullmatch(found[0]):
            break
        if found[0][0].isalnum():
            last = found.start()
    return last


def main(arguments: list[str] | None = None) -> int:
    """Print the articles named on the command line as JSON Lines."""
    paths = sys.argv[1:] if arguments is None else arguments
    for path in sorted(map(Path, paths)):
        sys.stdout.write(json.dumps(article(path), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
