"""Cleaning: an article told from what surrounds it, without moving a character."""

import random

import pytest

from extractors.clean import ARTICLE, blocks, describe, parse_text
from extractors.facts import Document


def parts(text: str, source: str = "a.txt", **known: str) -> list[tuple[str, str]]:
    """The kind and the words of every block."""
    document = Document.of(text, source, **known)
    return [(block.kind, text[block.start : block.end]) for block in blocks(document)]


def kinds(text: str, source: str = "a.txt") -> list[str]:
    return [kind for kind, _ in parts(text, source)]


def only(kind: str, text: str) -> list[str]:
    return [words for found, words in parts(text) if found == kind]


def article(line: str) -> str:
    """An article with ``line`` on a line of its own between two paragraphs."""
    return (
        "Ferry strike ends in Bergen\n"
        "The strike of ferry workers ended on Thursday after nine days of talks.\n"
        f"{line}\n"
        "The minister welcomed the deal and thanked both sides.\n"
    )


def kind_of(line: str) -> str:
    """What ``line`` is taken for in the middle of an article."""
    found = [kind for kind, words in parts(article(line)) if words in line]
    assert len(found) == 1, parts(article(line))
    return found[0]


class TestAWholeArticle:
    WIRE = """\
Exclusive: Harbour city signs ferry deal with Norway

By Ingrid Solberg and Tom O'Hara

BERGEN, May 7 (Reuters) - The harbour city of Bergen signed a deal on Thursday
with two Norwegian shipyards, the mayor said, ending months of dispute over who
would build the ferries.

"We are glad," Mayor Anna Lie said. The yards will deliver three ships by 2027,
and the Norwegian government pays half.

RELATED: Ferry strike enters its third week

The opposition called the price too high. Shares of the yard rose.
(Reporting by Ingrid Solberg; Editing by Mark Heinrich)
"""

    def test_of_a_wire(self) -> None:
        assert kinds(self.WIRE) == [
            "title",
            "byline",
            "dateline",
            "paragraph",
            "paragraph",
            "teaser",
            "paragraph",
            "credit",
        ]

    SITE = """\
Skip to main content
Home
Ferry strike ends in Bergen
Written by Jane Roe, Staff Writer
Published May 7, 2015 at 10:30 am GMT
3 min read
Facebook Twitter WhatsApp Email
Workers load a ferry in Bergen. Photo: AFP
The strike of ferry workers ended on Thursday after nine days. Unions agreed on higher pay.
Advertisement
ALSO READ: Why the fish market moved
What the unions won
Workers get 4 percent more. The owners said the deal was "fair".
Read more: Ferry strike enters third week
Sign up for our daily newsletter and never miss a story.
The minister welcomed the deal.
Related stories
Fish market moves to the hills
Mayor wants a tunnel
Tunnel opens in 2031
Copyright © 2015 Daily Gull. All rights reserved.
"""

    def test_of_a_site(self) -> None:
        assert [words for kind, words in parts(self.SITE) if kind in ARTICLE] == [
            "Ferry strike ends in Bergen",
            "Workers load a ferry in Bergen.",
            "The strike of ferry workers ended on Thursday after nine days. "
            "Unions agreed on higher pay.",
            'Workers get 4 percent more. The owners said the deal was "fair".',
            "The minister welcomed the deal.",
        ]
        document = describe(Document.of(self.SITE, "a.txt"))
        assert document.title == "Ferry strike ends in Bergen"
        assert document.author == "Jane Roe"
        assert document.published == "2015-05-07"

    def test_with_sources_and_links_below(self) -> None:
        text = (
            "Storm hits coast\n\nSaturday, September 12, 2015\n\n"
            "A storm hit the coast on Friday, killing two people.\n\n"
            'Sources\n\n    Jane Roe. "Storm kills two" — Daily Gull, September 12, 2015\n\n'
            "External links\n\n    http://example.org/storm\n"
        )
        assert kinds(text) == ["title", "dateline", "paragraph", *["sources"] * 4]


class TestTitles:
    def test_the_first_line_where_it_is_no_sentence(self) -> None:
        assert parts("Rebels attack village\n\nThey came at night.\n")[0] == (
            "title",
            "Rebels attack village",
        )

    def test_a_question_or_a_label_in_front_is_a_title_still(self) -> None:
        for title in ("What is a ferry?", "BREAKING: Ferry sinks off Bergen", "Explainer: Ferries"):
            assert parts(f"{title}\nThe ferry sank on Thursday.\n")[0] == ("title", title)

    def test_a_sentence_is_none(self) -> None:
        assert kinds("They came at night.\nNobody saw them.\n") == ["paragraph", "paragraph"]

    def test_a_single_line_is_text(self) -> None:
        assert kinds("Rebels attack village near Bergen") == ["paragraph"]

    def test_the_title_that_the_source_names(self) -> None:
        text = "They came at night.\nRebels attack village.\nNobody saw them.\n"
        found = parts(text, title="Rebels attack village.")
        assert found[1] == ("title", "Rebels attack village.")


class TestTeasers:
    @pytest.mark.parametrize(
        "line",
        [
            "READ ALSO: Minister hit by ball at football match",
            "Also read: Minister hit by ball",
            "ALSO READ | Minister hit by ball",
            "See also – Minister hit by ball",
            "Related: Is the minister to go?",
            "MORE FROM BERGEN: Minister hit by ball",  # by its capitals
            "TOP PICK: Minister hit by ball",
            "Minister hit by ball at match »",
            "Minister hit by ball at match … Read more",
            "Related stories",
            "Advertisement",
            "Story continues below",
            "Sign up for our newsletter.",
            "Follow us on the networks for more.",
            "Share on Facebook",
            "Facebook Twitter Email Print",
        ],
    )
    def test_lead_away_from_the_article(self, line: str) -> None:
        assert kind_of(line) == "teaser"

    @pytest.mark.parametrize(
        "line",
        [
            "OBAMA: I think that we will win this.",
            "He said this: the ferry sails at noon.",
            "NATO: We will answer if we are asked to.",
            "The scientists hope that they will learn more.",
            "Related to this is the question of the tunnel.",
            "Share prices rose on Thursday.",
            "Follow-up talks are planned for May.",
            "Listen to the people, the mayor said to him.",
        ],
    )
    def test_sentences_that_look_like_one_are_none(self, line: str) -> None:
        assert kind_of(line) == "paragraph"

    def test_a_label_unknown_to_any_list_is_known_by_repetition(self) -> None:
        text = (
            "Ferry strike ends\nThe strike ended on Thursday.\n"
            "Gull tip: How to sail\nThe minister welcomed the deal.\n"
            "Gull tip: What to wear\nThe owners did not.\n"
        )
        assert only("teaser", text) == ["Gull tip: How to sail", "Gull tip: What to wear"]

    def test_never_glue_themselves_to_the_next_sentence(self) -> None:
        text = article("READ ALSO: Minister hit by ball at football match in the north of the town")
        assert parts(text)[3] == (
            "paragraph",
            "The minister welcomed the deal and thanked both sides.",
        )

    def test_a_wrapped_teaser_is_one_block(self) -> None:
        teaser = "READ ALSO: Minister hit by ball at a football match that nobody\nwanted to see"
        assert only("teaser", article(teaser)) == [teaser]

    def test_a_list_of_headlines_at_the_end(self) -> None:
        text = (
            article("The owners agreed.") + "Fish market moves\nMayor wants tunnel\nBus is late\n"
        )
        assert len(only("teaser", text)) == 3


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "authors"),
        [
            ("By Eniola Amadu", "Eniola Amadu"),
            ("BY JANE ROE", "JANE ROE"),
            ("By Jane Roe and John Doe", "Jane Roe, John Doe"),
            ("By Jane Roe, John Doe & Ann Lee", "Jane Roe, John Doe, Ann Lee"),
            ("By Jane Roe in Lagos", "Jane Roe"),
            ("By Jane Roe, Reuters", "Jane Roe"),
            ("By Jane Roe | AFP | May 7, 2015", "Jane Roe"),
            ("By Ludwig van der Berg", "Ludwig van der Berg"),
            ("By J. K. O'Neill-Smith Jr.", "J. K. O'Neill-Smith Jr."),
            ("By María Núñez", "María Núñez"),
            ("Written by Jane Roe, Staff Writer", "Jane Roe"),
            ("Author: Jane Roe", "Jane Roe"),
            ("By Jane Roe (Reuters)", "Jane Roe"),
            ("By Reuters", "Reuters"),
            ("By Our Correspondent", "Our Correspondent"),
            ("Jane Roe, Political Editor", "Jane Roe"),
            ("Jane Roe | jane.roe@example.org", "Jane Roe"),
        ],
    )
    def test_become_the_author(self, line: str, authors: str) -> None:
        text = f"Ferry strike ends\n{line}\nThe strike ended on Thursday.\n"
        assert only("byline", text) == [line]
        assert describe(Document.of(text, "a.txt")).author == authors

    @pytest.mark.parametrize(
        "line",
        [
            "By Monday evening, the rebels had left the town.",
            "By the sea they met again.",
            "By Thursday the Norwegian Navy had sent three ships to Bergen.",
        ],
    )
    def test_sentences_with_by_are_none(self, line: str) -> None:
        assert kind_of(line) == "paragraph"

    def test_one_at_the_very_start_is_no_title(self) -> None:
        document = describe(Document.of("By Eniola Amadu\nThe strike ended.\n", "a.txt"))
        assert (document.title, document.author) == (None, "Eniola Amadu")


class TestDatelines:
    @pytest.mark.parametrize(
        ("line", "iso"),
        [
            ("Saturday, September 12, 2015", "2015-09-12"),
            ("12 September 2015", "2015-09-12"),
            ("Sept. 12, 2015", "2015-09-12"),
            ("September 12th, 2015", "2015-09-12"),
            ("2015-09-12", "2015-09-12"),
            ("Published: 12 September 2015 at 10:30 am GMT", "2015-09-12"),
            ("Last updated on Saturday 12 September 2015, 10:30", "2015-09-12"),
            ("Bergen, September 12, 2015", "2015-09-12"),
            ("30/9/2015", "2015-09-30"),
            ("9/12/2015", None),  # September 12 or December 9
        ],
    )
    def test_on_a_line_of_their_own(self, line: str, iso: str | None) -> None:
        text = f"Ferry strike ends\n\n{line}\n\nThe strike ended on Thursday.\n"
        assert only("dateline", text) == [line]
        assert describe(Document.of(text, "a.txt")).published == iso

    @pytest.mark.parametrize(
        "prefix",
        [
            "BERGEN (Reuters) -",
            "BERGEN, May 7 (Xinhua) --",
            "BERGEN, Norway (AP) —",
            "NEW YORK —",
            "Taipei, Taiwan —",
            "Bergen, Vestland, Norway -",
            "(CNN) —",
            "OSLO, Feb 12 /TASS/.",
            "Thursday, May 7, 2015",
            "May 7, 2015 –",
        ],
    )
    def test_in_front_of_the_first_sentence_are_cut_off(self, prefix: str) -> None:
        sentence = "The strike of ferry workers ended on Thursday, the mayor said."
        assert parts(f"Ferry strike ends\n\n{prefix} {sentence}\n")[1:] == [
            ("dateline", prefix),
            ("paragraph", sentence),
        ]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Putin — a former spy — said that he would go.",
            "NATO – Russia's old rival – said that it would not.",
            "UNESCO – Paris's guest – said that it would not.",
            "On May 7, 2015 Obama said that he would go.",
            "May 7, 2015 was a cold day in Bergen.",
            "Nigeria - Africa's largest economy - grew last year.",
            "Kim Jong Un, the leader of North Korea - Russia's ally - came.",
        ],
    )
    def test_asides_and_dates_of_a_sentence_stay(self, sentence: str) -> None:
        assert parts(f"Ferry strike ends\n\n{sentence}\n")[1:] == [("paragraph", sentence)]

    def test_a_full_date_gives_the_document_its_date(self) -> None:
        text = "Ferry strike ends\n\nThursday, May 7, 2015 On Tuesday, the strike ended.\n"
        assert describe(Document.of(text, "a.txt")).published == "2015-05-07"

    def test_impossible_dates_give_none(self) -> None:
        text = "Ferry strike ends\n\nFebruary 31, 2015\n\nThe strike ended.\n"
        assert describe(Document.of(text, "a.txt")).published is None


class TestCaptionsAndCredits:
    @pytest.mark.parametrize(
        ("line", "caption", "credit"),
        [
            ("A booth in Bergen. Image: Nina Holt.", "A booth in Bergen.", "Image: Nina Holt."),
            ("The ferry at sea (Photo by Jane Roe/Getty Images)", "The ferry at sea",
             "(Photo by Jane Roe/Getty Images)"),
            ("The ferry at sea. AP Photo/Jane Roe", "The ferry at sea.", "AP Photo/Jane Roe"),
        ],
    )  # fmt: skip
    def test_the_credit_is_cut_off_the_caption(self, line: str, caption: str, credit: str) -> None:
        found = parts(article(line))
        assert ("caption", caption) in found
        assert ("credit", credit) in found

    @pytest.mark.parametrize(
        "line",
        [
            "The ferry in Bergen; file photo, 2008.",
            "Mayor Anna Lie (left) with the minister in Oslo.",
        ],
    )
    def test_captions_by_what_they_say_of_themselves(self, line: str) -> None:
        assert kind_of(line) == "caption"

    def test_a_short_line_that_begins_in_lower_case_is_a_caption(self) -> None:
        text = "Ferry strike ends\n\npassengers at the pier in 2008.\n\nThe strike ended.\n"
        assert kinds(text) == ["title", "caption", "paragraph"]

    @pytest.mark.parametrize(
        "line",
        [
            "Photo: AFP",
            "Image credit: Jane Roe / Daily Gull",
            "(Reporting by Jane Roe; Editing by John Doe)",
            "Jane Roe contributed to this report.",
            "Copyright © 2015 Daily Gull. All rights reserved.",
            "This article was originally published in the Daily Gull.",
            "E-mail: desk@example.org",
        ],
    )
    def test_credits(self, line: str) -> None:
        assert kind_of(line) == "credit"

    @pytest.mark.parametrize(
        "line",
        [
            "The photo shows the minister at the pier, and he smiles.",
            "The image: a minister who cannot swim.",
            "The rights group said that the video was made by soldiers.",
            "He made two films, both produced by Anna Lie and edited by her son.",
            "Reporting by the newspaper showed that the ferry was old.",
        ],
    )
    def test_sentences_about_pictures_are_text(self, line: str) -> None:
        assert kind_of(line) == "paragraph"


class TestHeadingsAndSources:
    @pytest.mark.parametrize(
        "line", ["What the unions won", "Costs", "Reaction from abroad", "THE DEAL IN FIGURES"]
    )
    def test_headings(self, line: str) -> None:
        assert kind_of(line) == "heading"

    @pytest.mark.parametrize(
        "line",
        [
            "The owners said that they would pay",
            "He wrote in his statement to the press on Thursday:",
        ],
    )
    def test_sentences_without_a_full_stop_are_text(self, line: str) -> None:
        assert kind_of(line) == "paragraph"

    def test_where_nothing_has_a_full_stop_its_absence_says_nothing(self) -> None:
        text = "rebels left\n\nThe rebels left the town\n\nThe army came\n\nNobody was hurt\n"
        assert kinds(text)[1:] == ["paragraph"] * 3

    @pytest.mark.parametrize(
        "line", ["https://example.org/a", "Source: Reuters", "- www.example.org"]
    )
    def test_sources(self, line: str) -> None:
        assert kind_of(line) == "sources"

    def test_an_article_goes_on_after_a_list_of_links(self) -> None:
        text = article("Links\nhttps://example.org/a")
        assert kinds(text) == ["title", "paragraph", "sources", "sources", "paragraph"]


class TestWrappedLines:
    def test_a_wrapped_paragraph_is_one_block(self) -> None:
        text = (
            "The harbour city of Bergen signed a deal on Thursday with two\n"
            "Norwegian shipyards, the mayor said. It ends months of dispute.\n"
            "The ferries will sail from 2027, and the government pays for half\n"
            "of them.\n"
        )
        assert parts(text) == [("paragraph", text.strip())]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_with_any_line_ends(self, end: str) -> None:
        text = f"The harbour city of Bergen signed a deal on Thursday with{end}two shipyards there."
        assert parts(text + end) == [("paragraph", text)]

    def test_a_break_before_a_name_is_one_where_the_text_is_wrapped(self) -> None:
        text = (
            "The harbour city of Bergen signed a deal on Thursday with the\n"
            "shipyards of two towns in the north, which had waited for the\n"
            "order for two years and more than that, as the mayor said at\n"
            "a meeting.\n\n"
            "One captain, John Doe, met the owners of the yards that day on\n"
            "Friday night.\n"
        )
        assert kinds(text) == ["paragraph", "paragraph"]

    def test_a_line_that_is_whole_ends_a_block(self) -> None:
        text = "The strike of the ferry workers ended on Thursday.\nThe minister was glad of it.\n"
        assert kinds(text) == ["paragraph", "paragraph"]


MARKDOWN = """\
---
title: "Bridge opens"
author: Jane Roe
date: 2021-03-04
---
# Bridge *opens* at Gullport

The **mayor** of [Gullport](https://example.org/g "a town") opened the _new_ bridge. `Boats` pass.

- First, boats may pass.

> "It took nine years," she said.

```python
print("The code said nothing.")
```

<div class="ad">It cost 2 million\\* dollars.</div>

[1]: https://example.org/ref
"""


class TestMarkup:
    def test_markdown_becomes_spaces(self) -> None:
        shown = parse_text(Document.of(MARKDOWN, "a.md"))
        assert " ".join(shown.split()) == (
            "Bridge opens at Gullport The mayor of Gullport opened the new bridge. Boats pass. "
            'First, boats may pass. "It took nine years," she said. It cost 2 million * dollars.'
        )

    def test_every_word_stays_where_it_was(self) -> None:
        shown = parse_text(Document.of(MARKDOWN, "a.md"))
        for word in ("mayor", "Gullport opened", "bridge", "First"):
            start = shown.find(word)
            if start >= 0:
                assert MARKDOWN[start : start + len(word)] == word

    def test_front_matter_is_what_the_source_says(self) -> None:
        document = describe(Document.of(MARKDOWN, "a.md"))
        assert (document.title, document.author) == ("Bridge opens", "Jane Roe")
        assert document.published == "2021-03-04"

    def test_blocks_begin_and_end_inside_their_marks(self) -> None:
        text = "# Bridge opens\n\n**The mayor came.**\n"
        assert parts(text, "a.md") == [("title", "Bridge opens"), ("paragraph", "The mayor came.")]

    def test_plain_text_loses_only_marks_that_are_nothing_else(self) -> None:
        text = "The snake_case_name, #hashtag, 5 * 3 * 2, a footnote* and <b> stay; **bold** goes."
        assert parse_text(Document.of(text, "a.txt")) == text.replace("**", "  ")

    def test_a_fence_after_a_title_goes(self) -> None:
        text = "The Art of Ferries```\n\nFerries are an art."
        assert parts(text)[0] == ("title", "The Art of Ferries")


class TestParseText:
    def test_quotes_and_spaces_become_plain(self) -> None:
        text = "“It’s ‘fine’,”\u00a0she\u2009said.\u200b\r\n\tYes…\x07 — no\u2028so"
        assert parse_text(Document.of(text, "a")) == "\"It's 'fine',\" she said.    Yes…  — no so"

    PIECES = (
        *"aB .:,-*_#[]()`>~|\"'\\",
        *"“”’—\u00a0\u2028\x00\x1b\t\n\ufeff😀א\u0301",
        *("\r\n", "\n\n", "READ ALSO: ", "By Jane Roe", "May 7, 2015 ", "https://e.org", "<b>"),
        *("---", "Photo: AFP", "(Reuters) - ", "```", "**", "[a](b)", "Sources\n"),
    )

    @pytest.mark.parametrize("seed", range(20))
    def test_whatever_the_text_lengths_and_blocks_fit(self, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(100):
            text = "".join(chance.choices(self.PIECES, k=chance.randint(1, 60)))
            document = Document.of(text, chance.choice(["a.txt", "a.md"]))
            shown = parse_text(document)
            assert len(shown) == len(text)
            assert not set("\n\r\t\x00\x1b\u2028\u00a0’“") & set(shown)
            reached = 0
            for block in blocks(document):
                assert reached <= block.start < block.end <= len(text)
                assert not shown[block.start].isspace()
                assert not shown[block.end - 1].isspace()
                reached = block.end
            described = describe(document)
            assert (described.id, described.text) == (document.id, text)


class TestDescribe:
    def test_what_the_source_said_comes_first(self) -> None:
        text = "Ferry strike ends\nBy Jane Roe\nMay 7, 2015\nThe strike ended.\n"
        known = {"title": "Strike", "author": "Ann Lee", "published": "2014-01-01"}
        document = Document.of(text, "a.txt", **known)
        assert describe(document) == document

    def test_a_title_keeps_its_words_without_marks(self) -> None:
        text = "# “Ferry”   strike **ends**\n\nThe strike ended.\n"
        assert describe(Document.of(text, "a.md")).title == "“Ferry” strike ends"

    @pytest.mark.parametrize("odd", ["<script>alert(1)</script>", 'a "b" \\ c', "l'été – 😀"])
    def test_odd_titles_survive_as_text(self, odd: str) -> None:
        assert describe(Document.of(f"{odd} x\n\nThe strike ended.\n", "a.txt")).title == f"{odd} x"

    def test_long_bad_texts_are_not_slow(self) -> None:
        for piece in ("[", "**a", "(", "By A", "~", "<", "January 1 ", "A: b c\n", "a\n"):
            text = (piece * 100_000)[:200_000]
            document = Document.of(text, "a.md")
            assert len(parse_text(document)) == len(text)
            assert blocks(document) is not None
