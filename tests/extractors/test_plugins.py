"""Extractors of others: found by entry point, used like ours, left out with a word when broken."""

import logging
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint

import pytest

from extractors import plugins
from extractors.facts import Document
from extractors.plugins import GROUP, extractors
from extractors.rules import RULES
from extractors.rules.base import Proposition, Sentence
from tests.extractors.corpus import line
from tests.extractors.frozen import extract_frozen

Install = Callable[..., None]
SENTENCE = "Norvik acquired Baltia in March."


def loudly(sentence: Sentence) -> Iterator[Proposition]:
    """Every verb shouts."""
    for clause in sentence.clauses.all:
        for subject in clause.subjects:
            verb = clause.verb
            yield Proposition("loud", subject, "shout", (verb,), None, verb, confidence=0.37)


NOT_A_RULE = "nothing to call"


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs entry points of our group for a test."""

    def points(**values: str) -> None:
        found = [EntryPoint(name, value, GROUP) for name, value in values.items()]
        monkeypatch.setattr(plugins, "entry_points", lambda group: found if group == GROUP else [])
        extractors.cache_clear()

    yield points
    extractors.cache_clear()


def facts() -> list[str]:
    (extraction,) = extract_frozen([Document.of(SENTENCE, "case.md")])
    return sorted(f"{fact.extractor}: {line(fact)}" for fact in extraction.facts)


def test_ours_come_through_the_same_door(install: Install) -> None:
    install(rules="extractors.rules:RULES")
    assert extractors() == (("rules", RULES),)
    assert facts() == ["rules: - Norvik | acquire | Baltia | time: March"]


def test_ours_are_there_without_being_installed(install: Install) -> None:
    install()
    assert extractors() == (("rules", RULES),)


def test_a_rule_of_others_adds_its_facts_under_its_name(install: Install) -> None:
    install(zebra="tests.extractors.test_plugins:loudly", rules="extractors.rules:RULES")
    assert [name for name, _ in extractors()] == ["rules", "zebra"]
    assert facts() == [
        "rules: - Norvik | acquire | Baltia | time: March",
        "zebra: - Norvik | shout | –",
    ]


def test_a_rule_of_others_says_itself_how_sure_it_is(install: Install) -> None:
    install(zebra="tests.extractors.test_plugins:loudly", rules="extractors.rules:RULES")
    (extraction,) = extract_frozen([Document.of(SENTENCE, "case.md")])
    ours, theirs = sorted(extraction.facts, key=lambda fact: fact.extractor)
    assert (theirs.confidence, theirs.signs) == (0.37, ())
    assert ours.signs
    assert ours.confidence != theirs.confidence


def test_what_two_extractors_say_alike_is_one_fact(install: Install) -> None:
    install(twin="extractors.rules:RULES", rules="extractors.rules:RULES")
    assert facts() == ["rules: - Norvik | acquire | Baltia | time: March"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("no_such_package:rules", "cannot be loaded and is left out"),
        ("tests.extractors.test_plugins:no_such_name", "cannot be loaded and is left out"),
        ("tests.extractors.test_plugins:NOT_A_RULE", "it must be a rule or a tuple of rules"),
    ],
)
def test_a_broken_one_is_named_and_left_out(
    install: Install, caplog: pytest.LogCaptureFixture, value: str, told: str
) -> None:
    install(rules="extractors.rules:RULES", broken=value)
    with caplog.at_level(logging.ERROR):
        assert [name for name, _ in extractors()] == ["rules"]
    assert "'broken'" in caplog.text
    assert told in caplog.text
