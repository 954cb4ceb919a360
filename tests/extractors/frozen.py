"""Parses kept in a file, and a pipeline that gives them back: rule tests need no model.

``tests/corpus/parses.jsonl`` has one text a line, as the installed model parsed it when
``python -m tests.freeze_parses`` was last run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.clean import describe
from extractors.extract import extraction_of
from extractors.facts import Document, Extraction
from extractors.nlp import parse, tune_tokenizer

PARSES = Path(__file__).parent.parent / "corpus" / "parses.jsonl"
REFREEZE = "run `python -m tests.freeze_parses`"
LAYERS = ["LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
Row = dict[str, Any]


def frozen(doc: Doc) -> Row:
    """What the rules read of a parse: words, and a column a layer. Heads are relative."""
    return {
        "words": [token.text for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "tags": " ".join(token.tag_ for token in doc),
        "pos": " ".join(token.pos_ for token in doc),
        "deps": " ".join(token.dep_ or "_" for token in doc),
        "heads": " ".join(str(token.head.i - token.i) for token in doc),
        "ents": " ".join("-".join(filter(None, (t.ent_iob_, t.ent_type_))) or "O" for t in doc),
    }


def thaw(doc: Doc, row: Row) -> Doc:
    """``doc``, whose tokens are the row's words, with the frozen layers written on it."""
    kept = Doc(
        doc.vocab,
        words=row["words"],
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=row["lemmas"],
        tags=row["tags"].split(),
        pos=row["pos"].split(),
        deps=["" if dep == "_" else dep for dep in row["deps"].split()],
        heads=[i + int(head) for i, head in enumerate(row["heads"].split())],
        ents=row["ents"].split(),
    )
    return doc.from_array(LAYERS, kept.to_array(LAYERS))


@lru_cache(maxsize=1)
def parses() -> dict[tuple[str, ...], Row]:
    """The frozen parses by their words."""
    with PARSES.open(encoding="utf-8") as lines:
        return {tuple(row["words"]): row for row in map(json.loads, lines)}


@Language.component("frozen_parses")
def frozen_parses(doc: Doc) -> Doc:
    """The pipe that stands for tagger, parser and the rest."""
    if not len(doc):
        return doc
    row = parses().get(tuple(token.text for token in doc))
    if row is None:
        raise KeyError(f"no parse is kept of {doc.text[:60]!r}; {REFREEZE}")
    return thaw(doc, row)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """An English pipeline without a model: the tokenizer, and the frozen parses."""
    nlp = spacy.blank("en")
    tune_tokenizer(nlp)
    nlp.add_pipe("frozen_parses")
    return nlp


def extract_frozen(documents: Iterable[Document]) -> Iterator[Extraction]:
    """``extractors.extract`` from kept parses: everything but the model is the real thing."""
    for document, segments in parse(map(describe, documents), pipeline()):
        yield extraction_of(document, segments)
