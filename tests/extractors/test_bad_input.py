"""Text that is none, or hardly: no crash, and no fact rather than a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.facts import Document
from tests.extractors.always import check

pytestmark = pytest.mark.model

NOTHING = {
    "no verb": "The red house near the old port. Two dead. A garden, a gate, a lake.",
    "only quotes": '"We will win." “They will lose.” "Nobody knows."',
    "signs": "… — “” ?! ,,, --- ((( *** ///",
    "ten thousand commas": "," * 10_000,
    "emoji": "🎉🎉🎉 😀😀\n👍👍👍\n",
    "numbers": "1 2 3 4 5 6 7 8 9 10 11 12 13\n12.5, 13.7, 14.9, 1,000 and 2,000\n",
    "results": "Oslo 3-1 Bergen\nLima 2-2 Quito\nRome 0 Paris 1",
    "stock prices": "ABC 189.30 +1.2% DEF 410.11 -0.4% GHI 199.01 +3.3%",
    "a table": "| Port | Ships |\n|---|---|\n| Oslo | 12 |\n| Malta | 3 |\n",
    "tabs": "Port\tShips\tCrews\nOslo\t12\t9\nMalta\t3\t2\n",
    "a program": "def sail(ship):\n    print(ship.name)\n    return ship.speed == 12\n",
    "JSON": '{"name": "Ann", "city": "Oslo", "born": 1990, "likes": ["Bob", "Carl"]}',
    "a query": "SELECT name, age FROM ships WHERE age > 30 ORDER BY name;",
    "a formula": "x = y + 2; f(x) = 3x^2 - 4; E = mc^2",
    "links": "Home News Sport Weather Business Politics Contact us About us Privacy Terms",
    "letters apart": "T H E   M A Y O R   M E T   T H E   J U D G E",
    "one word again and again": "no no no no no. yes yes yes. ha ha ha ha. Ann Ann Ann Ann.",
    "a blob": "aGVsbG8g" * 2_000,
    "addresses": "press@example.org https://example.org/a?b=c www.example.com #oslo @ann_lee",
    "hashtags that act": "#BreakingNews shared #Oslo",
}

# What is still said where something else disturbs it: subject, relation, object.
STILL = {
    "The mayor 😀 met 🎉 the judge.": {("mayor", "meet", "judge")},
    "The mayor,,,,,,,,,, met the judge!!!!!!!!!": {("mayor", "meet", "judge")},
    "The navy (which (as a paper (in Oslo) wrote) left) found the wreck.": {
        ("navy", "find", "wreck"),
        ("navy", "leave", None),
    },
    "Norway lost 0-2 to Spain on Sunday.": {("Norway", "lose to", "Spain")},
    "The judge left. The firm posted the video at https://example.org/v on Monday.": {
        ("judge", "leave", None),
        ("firm", "post", "video"),
    },
    "NORWAY SENDS SHIPS TO PERU": {
        ("Norway", "send", "ships"),
        ("Norway", "send ships to", "Peru"),
    },
    "| Port | Ships |\n|---|---|\n| Oslo | 12 |\n\nThe navy found the wreck.": {
        ("navy", "find", "wreck")
    },
}  # fmt: skip


def said(text: str, name: str = "text.txt") -> set[tuple[str, str, str | None]]:
    (extraction,) = extract([Document.of(text, name)])
    check(extraction)
    return {
        (fact.subject.label, fact.relation.label, fact.object and fact.object.label)
        for fact in extraction.facts
    }


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
@pytest.mark.parametrize("sort", NOTHING)
def test_nothing_is_said(sort: str, name: str) -> None:
    assert said(NOTHING[sort], name) == set()


@pytest.mark.parametrize("text", STILL)
def test_what_is_said_between(text: str) -> None:
    assert said(text) == STILL[text]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that " * 125 + "the ship sank.",
        "The mayor met " + "the judge, " * 170 + "and the guard.",
        "The man who met " + "the woman who saw " * 125 + "the mayor left.",
        "(" * 500 + "The mayor left" + ")" * 500,
        'He said "we left. ' * 60,
        "the mayor met the judge and the guard " * 60,
    ],
    ids=["said that", "a list", "relatives", "brackets", "open quotes", "no sentence ends"],
)
def test_sentences_of_500_words(text: str) -> None:
    said(text)


# Pieces of text that mean something to one part or another, beside any character at all.
SIGNS = "\"'“”‘’()[]{}|#*_`~<>-—.,;:!?\n\t\r\x00\u200b🚢İé"
WORDS = """
said who that he and of NATO The mayor killed was found will send by Ann Lee on Monday MET THE JUDGE
1. 3-1 $2m https://x.org |---|---| ``` 𝔗𝔥𝔢
""".split()  # fmt: skip  # noqa: SIM905
PIECES = st.sampled_from([*SIGNS, *WORDS, "\n\n"])
TEXTS = st.lists(st.one_of(PIECES, PIECES, st.text(max_size=5)), max_size=60)


@settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(TEXTS, st.sampled_from(("", " ")), st.sampled_from(("a.txt", "a.md")))
def test_any_text_at_all(pieces: list[str], between: str, name: str) -> None:
    text = between.join(pieces)
    said(text, name)
    assert said(text, name) == said(text, name)
