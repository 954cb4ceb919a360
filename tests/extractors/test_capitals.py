"""All capitals or none in, what an editor would have written out."""

from __future__ import annotations

import pytest

from extractors.capitals import (
    dictionary,
    in_small_letters,
    shouts,
    whispers,
    with_capitals,
    written,
)
from extractors.extract import extract
from extractors.facts import Document
from extractors.nlp import load

pytestmark = pytest.mark.model

WRITTEN = {
    # Known names, also of several words; what stays an abbreviation
    "NORWAY SENDS SHIPS TO SOUTH AFRICA": "Norway sends ships to South Africa",
    "US AND UK SIGN TRADE DEAL": "US and UK sign trade deal",
    "PERUVIAN FIRM SUES IBM IN QUITO": "Peruvian firm sues IBM in Quito",
    # Given names, and what follows them
    "JOHN BROWN ELECTED PRESIDENT OF THE UN": "John Brown elected president of the UN",
    "MARY WINS RACE": "Mary wins race",
    # What no dictionary has
    "THE ZORBANIANS MET IN XYLOPOLIS ON MONDAY": "The Zorbanians met in Xylopolis on Monday",
    # Sentences begin with a capital; clitics and initials
    'IT SANK. SHE SAID "WE DIDN\'T KNOW." THE': 'It sank. She said "we didn\'t know." The',
    "RUSSIA'S FLEET LEFT, SAYS O'NEILL": "Russia's fleet left, says O'Neill",
    "ÉCOLE İZMİR STRASSE ẞ": "École İZMİR Strasse ẞ",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_capitals_become_small_letters(text: str) -> None:
    known = dictionary(load())
    assert known is not None
    assert in_small_letters(text, known, {}) == WRITTEN[text]


def test_the_document_knows_better() -> None:
    article = "On Friday the mayor of Bergen, Ms Fire, met the eBay board. A fire broke out."
    forms = written(article)
    assert forms["bergen"] == "Bergen"
    assert forms["ebay"] == "eBay"
    known = dictionary(load())
    assert known is not None
    assert in_small_letters("EBAY SUES BERGEN", known, forms) == "eBay sues Bergen"


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("FERRY SINKS OFF MALTA", True),
        ("FERRY SINKS OFF MALTA, 3 m DEEP", True),
        ("BREAKING: The ferry sank.", False),
        ("NATO AND THE EU", True),
        ("NATO HQ", False),
        ("12,000 — 3/4", False),
    ],
)
def test_who_shouts(text: str, loud: bool) -> None:
    assert shouts(text) is loud


def test_facts_of_capitals_keep_their_offsets() -> None:
    text = "NORWAY SENDS SHIPS TO PERU\n\nThe mayor of Lima thanked the crews.\n"
    (extraction,) = extract([Document.of(text, "a.txt")])
    said = {
        (fact.subject.label, fact.relation.label, fact.object and fact.object.label)
        for fact in extraction.facts
    }
    assert ("Norway", "send", "ships") in said
    (sent,) = [fact for fact in extraction.facts if fact.relation.label == "send"]
    assert sent.evidence.sentence == "NORWAY SENDS SHIPS TO PERU"
    assert sent.subject.mention.text == "NORWAY"
    assert text[sent.subject.mention.start : sent.subject.mention.end] == "NORWAY"


WHISPERED = {
    "norway sends ships to the black sea, president emmanuel macron told us": (
        "Norway sends ships to the Black Sea, president Emmanuel Macron told us"
    ),
    "the shop in darmstadt sold an apple and a shell to my friend": (
        "The shop in Darmstadt sold an apple and a shell to my friend"
    ),
    "opec said on monday that it hoped for peace. officials in lima agreed.": (
        "OPEC said on Monday that it hoped for peace. Officials in Lima agreed."
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("text", WHISPERED)
def test_text_without_capitals_gets_those_of_its_names(text: str) -> None:
    known = dictionary(load())
    assert known is not None
    assert whispers(text)
    assert with_capitals(text, known) == WHISPERED[text]


@pytest.mark.parametrize("text", ["ships to Peru, and so on for a while, he said", "see page two"])
def test_a_capital_or_a_few_words_are_no_whisper(text: str) -> None:
    assert not whispers(text)


@pytest.mark.model
def test_who_is_meant_in_an_article_without_capitals() -> None:
    text = "president emmanuel macron visited berlin on monday. he met olaf scholz in the rain."
    (extraction,) = extract([Document.of(text, "low.txt")])
    meant = {
        resolved.mention.text: entity.label
        for entity in extraction.entities
        for resolved in entity.mentions
    }
    assert meant["he"] == meant["president emmanuel macron"] == "Emmanuel Macron"
    assert meant["berlin"] == "Berlin"
    assert meant["olaf scholz"] == "Olaf Scholz"
