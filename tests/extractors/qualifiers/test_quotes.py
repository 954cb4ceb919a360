"""Where quotations begin and end, also where a mark is missing."""

from __future__ import annotations

import pytest
import spacy

from extractors.nlp import make_doc
from extractors.qualifiers.quotes import Quotations
from extractors.tokens import Doc

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")

SAID = {
    'The mayor said "we will build the bridge." He left.': ["we will build the bridge ."],
    "“We will build the bridge,” she said. “It will last.”": [
        "We will build the bridge ,",
        "It will last .",
    ],
    # Left open: to the end of its sentence, as somebody forgot the other mark
    'The mayor said "we will build the bridge. The council met.': ["we will build the bridge ."],
    # A mark that closes what was never opened opens nothing
    'The mayor left." The judge came. "The bank will close soon," Ann said.': [
        "The bank will close soon ,"
    ],
    # Only its place among the others tells that an ill-spaced mark opens
    'He said so," For years we paid for the bridge", and left.': [
        "For years we paid for the bridge"
    ],
}


def quoted(*paragraphs: str) -> list[str]:
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append((len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph + "\n"
    doc = Doc(NLP(make_doc(NLP, text, spans)))
    return [" ".join(doc.texts[q.first : q.last + 1]) for q in Quotations(doc).all]


@pytest.mark.parametrize("text", SAID)
def test_what_is_quoted(text: str) -> None:
    assert quoted(text) == SAID[text]


def test_a_quotation_of_two_paragraphs_is_opened_again() -> None:
    first, second = "Ann said: “It sank. We left it there.", "“Nobody saw us that day.”"
    assert quoted(first, second) == ["It sank . We left it there .", "Nobody saw us that day ."]
    assert quoted(first, "The navy saw them leave.") == []  # too short to be told from a term
