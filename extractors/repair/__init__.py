"""Mends the parser's frequent mistakes before entities and rules look at the parse.

A repair is a small function that takes a sentence of the draft and changes it where general cues
(labels that cannot stand together, marks, word lists) say that the parser went wrong. They run in
the order of ``REPAIRS``, once each. A sentence stays one tree; where sentences begin and end is
left alone.
"""

from __future__ import annotations

from extractors.repair.attachments import ATTACHMENTS
from extractors.repair.clauses import CLAUSES
from extractors.repair.conjuncts import CONJUNCTS
from extractors.repair.draft import Repair, Sentence
from extractors.repair.headlines import HEADLINES
from extractors.repair.lists import LISTS
from extractors.repair.nouns import NAMES
from extractors.repair.participles import PARTICIPLES
from extractors.tokens import Doc

REPAIRS: tuple[Repair, ...] = (
    *HEADLINES,
    *NAMES,
    *PARTICIPLES,
    *CLAUSES,
    *CONJUNCTS,
    *LISTS,
    *ATTACHMENTS,
)


def repair(doc: Doc) -> Doc:
    """The same Doc with heads, labels and tags mended; a second run changes nothing more."""
    for span in doc.sents:
        if len(span) > 2:
            sentence = Sentence(span)
            for mend, labels in REPAIRS:
                if not labels.isdisjoint(sentence.labels):
                    mend(sentence)
            sentence.write()
    return doc
