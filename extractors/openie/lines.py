"""Lines of text to parsed sentences, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp import LONGEST, make_doc
from extractors.tree import forget

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
WORDS = "triplewire_words"


def written(span: Iterable[int], doc: Doc) -> str:
    """The tokens with these indexes as they stood in the line, joined by single spaces."""
    words = doc.user_data.get(WORDS)
    return " ".join(words[i] if words is not None else doc[i].text for i in span)


def _tokens(line: str, nlp: Language) -> Iterator[Doc]:
    words = line.split()
    for first in range(0, len(words), LONGEST):
        kept = _without_scare_quotes(words[first : first + LONGEST])
        if not kept:
            continue
        starts = [i == 0 for i in range(len(kept))]
        signs = [SIGNS.get(word, word) for word in kept]
        doc = Doc(nlp.vocab, words=signs, sent_starts=starts)  # type: ignore[arg-type]
        doc.user_data[WORDS] = kept
        yield doc


def _without_scare_quotes(words: list[str]) -> list[str]:
    """The words without the marks around five quoted words or fewer, which derail the parse."""
    dropped: set[int] = set()
    opened: int | None = None
    for place, word in enumerate(words):
        sign = SIGNS.get(word, word)
        if sign != '"':
            continue
        if opened is not None and word != "``":
            inside = words[opened + 1 : place]
            if 0 < len(inside) <= 5 and not {".", "!", "?"} & set(inside):
                dropped |= {opened, place}
            opened = None
        elif word != "''":
            opened = place
    return [word for place, word in enumerate(words) if place not in dropped]


def _text(line: str, nlp: Language) -> Iterator[Doc]:
    while line.strip():
        cut = len(line)
        if cut > SEGMENT:
            stop = max(line.rfind(mark, 0, SEGMENT) for mark in (". ", "! ", "? "))
            cut = stop + 1 if stop > 0 else max(line.rfind(" ", 0, SEGMENT), 0) or SEGMENT
        if line[:cut].strip():
            yield make_doc(nlp, line, [(0, cut, "paragraph")])
        line = line[cut:]


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
    for doc, number in nlp.pipe(docs, as_tuples=True, batch_size=BATCH):
        for span in doc.sents:
            if any(token.is_alpha for token in span):
                yield number, span
        forget(doc)
