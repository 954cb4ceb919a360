"""Names in headings, credits and date lines: article in, mentions beside the article out."""

import pytest

from extractors.clean import NAMING, blocks
from extractors.extract import extract
from extractors.facts import Document

ARTICLE = """Floods reach Tarvo

TARVO, Norway — Mayor Ann Lee said on Monday that the river Elv had flooded half of Tarvo in Norway.

Image: Ann Lee.

What Lee asks of the Elv Board

The Elv Board (EB) answered on Tuesday that Lee had been warned twice that week.
"""


def mentions(text: str) -> set[tuple[str, str, str]]:
    """Label, words and kind of block of all that is mentioned beside the article of a text."""
    document = Document.of(text, "test.txt")
    beside = [block for block in blocks(document) if block.kind in NAMING]
    (extraction,) = extract([document])
    found = set()
    for entity in extraction.entities:
        for resolved in entity.mentions:
            mention = resolved.mention
            assert text[mention.start : mention.end] == mention.text
            kinds = [b.kind for b in beside if b.start <= mention.start < b.end]
            found.update((entity.label, mention.text, kind) for kind in kinds)
    return found


@pytest.mark.model
def test_names_of_the_article_are_found_beside_it() -> None:
    assert mentions(ARTICLE) == {
        ("Tarvo", "TARVO", "dateline"),
        ("Norway", "Norway", "dateline"),
        ("Ann Lee", "Ann Lee", "credit"),
        ("Ann Lee", "Lee", "heading"),
        ("Elv Board", "Elv Board", "heading"),
        ("Elv", "Elv", "heading"),  # the river, within the board's name
    }


@pytest.mark.model
def test_a_name_that_two_bear_is_left_alone() -> None:
    text = ARTICLE.replace("Mayor Ann Lee", "Mayor Ann Lee, with her brother Bob Lee,")
    labels = {label for label, said, _ in mentions(text) if said == "Lee"}
    assert not labels & {"Ann Lee", "Bob Lee"}


@pytest.mark.model
@pytest.mark.parametrize("heading", ["Lee's plan", "Lee’s plan", "A plan of Lee"])
def test_a_possessive_is_no_part_of_the_name(heading: str) -> None:
    text = ARTICLE.replace("What Lee asks of the Elv Board", heading)
    assert ("Ann Lee", "Lee", "heading") in mentions(text)


@pytest.mark.model
def test_mentions_stand_in_text_order() -> None:
    (extraction,) = extract([Document.of(ARTICLE, "test.txt")])
    for entity in extraction.entities:
        starts = [resolved.mention.start for resolved in entity.mentions]
        assert starts == sorted(starts)
