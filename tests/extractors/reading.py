"""Sentences in, what their words stand for out: what the tests of both rooms share."""

from __future__ import annotations

from functools import lru_cache

from extractors.entities import Resolution, resolve
from extractors.facts import Document, Entity
from extractors.nlp import load, parse
from extractors.tokens import Doc, Token


class Reading:
    """A text, parsed by the installed model and resolved."""

    def __init__(self, text: str):
        self.document = Document.of(text, "test.txt")
        ((_, parses),) = parse([self.document], load())
        self.docs = [Doc(parse) for parse in parses]
        self.resolution: Resolution = resolve(self.docs, self.document)

    def token(self, word: str, number: int = 1) -> Token:
        """The word's first, second … token. Fails where there are fewer."""
        found = [t for doc in self.docs for t in doc if t.text == word]
        assert len(found) >= number, f"{word!r} stands {len(found)} times in {self.document.text!r}"
        return found[number - 1]

    def entities(self, word: str, number: int = 1) -> tuple[Entity, ...]:
        return self.resolution.entities_of(self.token(word, number))

    def labels(self, word: str, number: int = 1) -> list[str]:
        return [entity.label for entity in self.entities(word, number)]

    def entity(self, word: str, number: int = 1) -> Entity:
        found = self.entities(word, number)
        assert len(found) == 1, f"{word!r} stands for {[e.label for e in found]}"
        return found[0]

    def clue(self, word: str, number: int = 1) -> str:
        return self.resolution.clue(self.token(word, number))


@lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """A text, read once for all tests."""
    return Reading(text)
