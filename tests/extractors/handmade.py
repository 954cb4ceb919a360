"""Parses written by hand, for tests of single functions: ``parsed("Rain/NN/nsubj/fell fell/VBD")``.

A token is ``word[=lemma]/TAG[/dependency[/head[/entity type]]]``; the head is the first token with
that word, ``word#2`` the second. Without a dependency a token is the root.
"""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc as SpacyDoc

from extractors.nlp import BLOCKS, OFFSETS
from extractors.tokens import Doc, Token

VOCAB = spacy.blank("en").vocab
COARSE = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "MD": "AUX",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "POS": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART", "WDT": "PRON", "WP": "PRON",
    "WP$": "DET", "WRB": "SCONJ",
}  # fmt: skip
AUXILIARIES = ("aux", "auxpass")


def _head(words: list[str], named: str) -> int:
    word, _, number = named.partition("#")
    places = [i for i, other in enumerate(words) if other == word]
    return places[int(number or 1) - 1]


def parsed(notation: str, block: str = "paragraph", offsets: Sequence[int] = ()) -> Doc:
    """The Doc that ``notation`` describes, as one block of this kind, its words at ``offsets``."""
    return Doc(parsed_by_spacy(notation, block, offsets))


def parsed_by_spacy(
    notation: str, block: str = "paragraph", offsets: Sequence[int] = ()
) -> SpacyDoc:
    """The same as a pipeline would hand it on."""
    rows = [(*token.split("/"), "", "", "")[:5] for token in notation.split()]
    words = [row[0].partition("=")[0] for row in rows]
    deps = [row[2] or "ROOT" for row in rows]
    tags = [row[1] for row in rows]
    doc = SpacyDoc(
        VOCAB,
        words=words,
        lemmas=[row[0].partition("=")[2] or row[0].lower() for row in rows],
        tags=tags,
        pos=[_pos(tag, dep) for tag, dep in zip(tags, deps, strict=True)],
        deps=deps,
        heads=[_head(words, row[3]) if row[3] else i for i, row in enumerate(rows)],
        ents=[f"B-{row[4]}" if row[4] else "O" for row in rows],
    )
    doc.user_data[BLOCKS] = ((0, block),)
    if offsets:
        doc.user_data[OFFSETS] = offsets
    return doc


def _pos(tag: str, dep: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if dep in AUXILIARIES else "VERB"
    return COARSE.get(tag, "PUNCT")


def token(doc: Doc, word: str) -> Token:
    """The first token with this word. Raises StopIteration without one."""
    return next(token for token in doc if token.text == word)


def texts(tokens: object) -> list[str]:
    """The words of several tokens."""
    return [token.text for token in tokens]  # type: ignore[attr-defined]
