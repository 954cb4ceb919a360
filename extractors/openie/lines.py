"""Lines of text to parsed sentences, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from extractors.blas import one_thread
from extractors.capitals import dictionary, in_small_letters, shouts
from extractors.nlp import LONGEST, OFFSETS, make_doc
from extractors.repair import repair
from extractors.tokens import Doc, Span

SEGMENT = 40_000  # characters of free text parsed at once
BATCH = 64  # lines
# The treebanks' names of signs, and the signs that the parser was trained on.
SIGNS = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "(",
    "-RSB-": ")",
    "-LCB-": "(",
    "-RCB-": ")",
    "[": "(",
    "]": ")",
}
MARKS = frozenset({'"', "``", "''"})
WORDS, MARKED = "triplewire_words", "triplewire_marked"


def written(span: Iterable[int], doc: Doc, *, marks: bool = False) -> str:
    """The tokens with these indexes as they stood in the line, joined by single spaces.

    With ``marks`` the quotation marks around a few words that lie within are kept.
    """
    places = list(span)
    text = " ".join(doc.user_data[WORDS][i] for i in places)
    if marks:
        marked = " ".join(doc.user_data[MARKED].get(i, doc.user_data[WORDS][i]) for i in places)
        parts = marked.split()
        balanced = parts.count("``") == parts.count("''") and parts.count('"') % 2 == 0
        text = marked if balanced else text
    return text


def _tokens(line: str, nlp: Language) -> Iterator[SpacyDoc]:
    words = line.split()
    for first in range(0, len(words), LONGEST):
        piece = words[first : first + LONGEST]
        dropped = _scare_quotes(piece)
        kept = [place for place in range(len(piece)) if place not in dropped]
        if not kept:
            continue
        signs = _readable([SIGNS.get(piece[place], piece[place]) for place in kept], nlp)
        starts = [i == 0 for i in range(len(kept))]
        doc = SpacyDoc(nlp.vocab, words=signs, sent_starts=starts)  # type: ignore[arg-type]
        doc.user_data[WORDS] = [piece[place] for place in kept]
        doc.user_data[MARKED] = {
            i: " ".join(piece[p] for p in range(place - 1, place + 2) if p == place or p in dropped)
            for i, place in enumerate(kept)
            if {place - 1, place + 1} & dropped
        }
        yield doc


def _readable(words: list[str], nlp: Language) -> list[str]:
    """The words as the parser knows them: of a line that is all capitals, in small letters."""
    line = " ".join(words)
    known = dictionary(nlp) if shouts(line) else None
    return in_small_letters(line, known, {}).split(" ") if known is not None else words


def _scare_quotes(words: list[str]) -> set[int]:
    """Where marks stand around five quoted words or fewer, which derail the parse."""
    dropped: set[int] = set()
    opened: int | None = None
    for place, word in enumerate(words):
        if word not in MARKS:
            continue
        if opened is not None and word != "``":
            inside = words[opened + 1 : place]
            if 0 < len(inside) <= 5 and not {".", "!", "?"} & set(inside):
                dropped |= {opened, place}
            opened = None
        elif word != "''":
            opened = place
    return dropped


def _text(line: str, nlp: Language) -> Iterator[SpacyDoc]:
    while line.strip():
        cut = len(line)
        if cut > SEGMENT:
            stop = max(line.rfind(mark, 0, SEGMENT) for mark in (". ", "! ", "? "))
            cut = stop + 1 if stop > 0 else max(line.rfind(" ", 0, SEGMENT), 0) or SEGMENT
        if line[:cut].strip():
            doc = make_doc(nlp, line, [(0, cut, "paragraph")])
            starts = doc.user_data[OFFSETS]
            spans = [(s, s + len(t.text)) for s, t in zip(starts, doc, strict=True)]
            doc.user_data[WORDS] = [line[first:last] for first, last in spans]
            doc.user_data[MARKED] = _marked(spans, line)
            yield doc
        line = line[cut:]


def _marked(spans: list[tuple[int, int]], line: str) -> dict[int, str]:
    """The words with the marks beside them that are no tokens, by index."""
    found = {}
    for i, (first, last) in enumerate(spans):
        before = line[first - 1 : first] if i == 0 or spans[i - 1][1] < first else ""
        follows = i + 1 == len(spans) or spans[i + 1][0] > last
        after = line[last : last + 1] if follows else ""
        if '"' in (before, after):
            found[i] = " ".join(s for s in (before, line[first:last], after) if s.strip())
    return found


def sentences(
    lines: Iterable[str], nlp: Language, *, pretokenized: bool
) -> Iterator[tuple[int, Span]]:
    """Each sentence with the number (from 1) of its line; lines without words give none."""
    read = _tokens if pretokenized else _text
    docs = (
        (doc, number)
        for number, line in enumerate(lines, start=1)
        for doc in read(line, nlp)
        if len(doc)
    )
    with one_thread():
        for parsed, number in nlp.pipe(docs, as_tuples=True, batch_size=BATCH):
            for span in repair(Doc(parsed)).sents:
                if any(token.is_alpha for token in span):
                    yield number, span
