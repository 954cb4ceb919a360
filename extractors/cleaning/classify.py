"""What each line of an article is, by its form, its place and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.cleaning import asides
from extractors.cleaning.bylines import byline_authors, looks_like_name, named_author
from extractors.cleaning.datelines import dateline_length, is_date_line
from extractors.cleaning.lines import Line
from extractors.words import words

BlockKind = Literal[
    "title", "byline", "dateline", "caption", "heading", "teaser", "credit", "sources", "paragraph"
]
Span = tuple[BlockKind, int, int]

_LONGEST_TITLE = 200
_LONGEST_HEADING = 12  # words
_LONGEST_CAPTION = 25  # words
_SHORTEST_RUN = 3
# The first one may be a caption or a summary that was not told apart.
_DATELINED = 2
# Where a smaller share of the text stands in lines that end as sentences do, a missing full
# stop says nothing.
_PUNCTUATED = 0.25


@dataclass(slots=True)
class _State:
    """What the lines so far have told about the place in the article."""

    title: bool = False
    paragraphs: int = 0
    datelined: bool = False  # a paragraph began with a date line
    below: BlockKind | None = None  # a list of teasers or sources that is not over

    @property
    def body(self) -> bool:
        return self.paragraphs > 0


def classify(lines: Sequence[Line], title: str | None = None) -> list[Span]:
    """The kind, start and end of each part of ``lines``, in text order.

    ``title`` is what the source says the title is; the line that repeats it is one.
    """
    labels = Counter(found for line in lines if (found := asides.label(line.text)))
    repeated = frozenset(name for name, number in labels.items() if number > 1)
    finals = sum(len(line.text) for line in lines if line.final)
    punctuated = finals >= _PUNCTUATED * sum(len(line.text) for line in lines)
    last = max((i for i, line in enumerate(lines) if line.final), default=len(lines))
    state = _State()
    spans: list[Span] = []
    for index, line in enumerate(lines):
        kind = _aside(line, state, repeated, lines, index)
        if kind is None:
            kind = _article(lines, index, state, title, punctuated, index > last)
        if kind == "paragraph":
            spans += _paragraph(line, state)
        elif kind == "caption":
            spans += _caption(line)
        else:
            spans.append((kind, line.start, line.end))
    return spans


def begins_aside(text: str) -> bool:
    """Whether a line by itself, whatever its neighbours, is one beside the article."""
    return (
        asides.is_teaser(text, frozenset())
        or asides.is_teaser_head(text)
        or asides.is_source_head(text)
        or asides.is_credit(text)
        or asides.is_source(text)
        or is_date_line(text)
        or byline_authors(text) is not None
    )


def _aside(
    line: Line, state: _State, repeated: frozenset[str], lines: Sequence[Line], index: int
) -> BlockKind | None:
    """What a line is that stands beside the article; None where it may belong to it."""
    text = line.text
    if asides.is_source_head(text) and state.body:
        state.below = "sources"
        return "sources"
    if asides.is_teaser_head(text):
        state.below = "teaser"
        return "teaser"
    if is_date_line(text) and state.below != "sources":
        return "dateline"
    if byline_authors(text) or (not state.body and named_author(text)):
        return "byline"
    if not state.body and looks_like_name(text) and _before_date(lines, index, state):
        return "byline"
    if asides.is_credit(text):
        return "credit"
    if state.body or state.title or index:
        # The first line is never a teaser for its label alone: "BREAKING: …" is a title.
        if asides.is_teaser(text, repeated):
            return "teaser"
    elif asides.is_leading_teaser(text):
        return "teaser"
    if asides.is_source(text):
        return "sources"
    if state.below == "sources":
        if asides.is_listed_source(text):
            return "sources"
        state.below = None
    if state.below == "teaser":
        if not line.final and len(text) <= _LONGEST_TITLE:
            return "teaser"
        state.below = None
    return None


def _before_date(lines: Sequence[Line], index: int, state: _State) -> bool:
    """Whether a name stands between the title and a date line, as a byline without "By" does."""
    return state.title and index + 1 < len(lines) and is_date_line(lines[index + 1].text)


def _article(
    lines: Sequence[Line],
    index: int,
    state: _State,
    title: str | None,
    punctuated: bool,
    after_last: bool,
) -> BlockKind:
    """What a line of the article itself is."""
    line = lines[index]
    text = line.text
    number = len(text.split())
    if title and " ".join(text.split()).casefold() == " ".join(title.split()).casefold():
        state.title = True
        return "title"
    alone = len(lines) == 1
    if not state.title and not state.body and not alone and _titular(lines, index):
        state.title = True
        return "title"
    if asides.credit_start(text) >= 0 or asides.is_caption(text):
        return "caption"
    if text[0].islower() and line.after_blank and number <= _LONGEST_CAPTION:
        follows = index > 0 and not lines[index - 1].final and len(lines[index - 1].text) > 100
        if not follows:
            return "caption"
    if not punctuated or line.final or _is_sentence(text, number):
        return "paragraph"
    if after_last and _in_run(lines, index):
        return "teaser"
    return "heading" if not alone else "paragraph"


def _titular(lines: Sequence[Line], index: int) -> bool:
    """Whether a line has the form of a title: a single word ("Home") before one has not."""
    text = lines[index].text
    if len(text) > _LONGEST_TITLE or text.endswith((".", ",", ";", ":")):
        return False
    if len(text.split()) == 1 and index + 1 < len(lines):
        return len(lines[index + 1].text.split()) == 1 or not _titular(lines, index + 1)
    return any(char.isalpha() for char in text)


def _is_sentence(text: str, number: int) -> bool:
    """Whether a line without a full stop is a sentence all the same."""
    if number > _LONGEST_HEADING:
        return True
    if text.endswith((":", ",", ";")):
        return number >= 5
    verbs = words("finite_verbs")
    return number >= 5 and any(word in verbs for word in text.split()) and not text.istitle()


def _in_run(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of several at the end that all lack a full stop: a list of links."""
    tail = 0
    for line in reversed(lines):
        if line.final:
            break
        tail += 1
    return tail >= _SHORTEST_RUN and len(lines[index].text) <= _LONGEST_TITLE


def _paragraph(line: Line, state: _State) -> list[Span]:
    """A paragraph, without the date line that one at the head may begin with."""
    near = state.paragraphs < _DATELINED and not state.datelined
    cut = dateline_length(line.text) if near else 0
    state.paragraphs += 1
    if not cut or line.start + cut >= line.end:
        return [("paragraph", line.start, line.end)]
    state.datelined = True
    end = line.start + len(line.text[:cut].rstrip())
    return [("dateline", line.start, end), ("paragraph", line.start + cut, line.end)]


def _caption(line: Line) -> list[Span]:
    """A caption, without the credit at its end."""
    cut = asides.credit_start(line.text)
    if cut < 0:
        return [("caption", line.start, line.end)]
    end = line.start + len(line.text[:cut].rstrip())
    return [("caption", line.start, end), ("credit", line.start + cut, line.end)]
