"""Texts that names are hard to find in: no harm is done, and what can be found is."""

import pytest

from tests.extractors.reading import Reading, read

pytestmark = pytest.mark.model

TEXT = "President Ann Lee met Peter Holm in Lima. Lee said she was glad. Holm agreed."


def names(text: Reading) -> set[str]:
    return {entity.label for entity in text.resolution.entities() if entity.named}


def test_all_capitals_are_read_as_they_would_be_written() -> None:
    text = read(TEXT.upper())
    assert {"Ann Lee", "Lima"} <= names(text)
    assert text.labels("Lee", 2) == ["Ann Lee"]


def test_all_small_letters_make_no_false_names() -> None:
    found = names(read(TEXT.lower()))
    assert {"Ann Lee", "Lima"} <= found <= {"Ann Lee", "Peter Holm", "Holm", "Lima"}


@pytest.mark.parametrize(
    "text",
    [
        "😀 Ann Lee 😀 met 🇺🇦 Peter Holm. 😀 Lee left. 🚀",
        "Ann Lee met Владимир Путин and 習近平 in Lima. Lee left.",
        "Ann Lee (الرئيس) met François Ñandú in Łódź. Lee left.",
        "Ann Lee\u200b met Peter\u00a0Holm. Lee left.",
        "Ann Lee: “We won.” — ‘Yes,’ said Lee … Lee left.",
        "Ann Lee/Peter Holm/Eva Dahl met. Lee left.",
    ],
)
def test_emoji_and_other_scripts(text: str) -> None:
    reading = read(text)
    last = sum(1 for doc in reading.docs for token in doc if token.text == "Lee")
    assert reading.labels("Lee", last) == ["Ann Lee"]
    for entity in reading.resolution.entities():
        for resolved in entity.mentions:
            mention = resolved.mention
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There is hope, and a will, and a bill in May.", "hope"),
        ("The page turned and a rose fell in March.", "rose"),
        ("Swift action followed in May.", "Swift"),
        ("They marched in March and may march in May.", "May"),
    ],
)
def test_words_that_are_names_elsewhere_are_words_here(text: str, word: str) -> None:
    assert not [entity for entity in read(text).entities(word) if entity.kind == "person"]
    assert not names(read(text))
