"""How fast who is meant is found, beside the parse: sentences a second, and time against length.

    python tools/sieve.py [ARTICLE.txt…]

Prints the sentences a second of ``entities.resolve`` (mentions, names, pronouns, nominals) over the
articles, then for texts of 1,000 to 100,000 words of several makes the microseconds a word; where
time is linear, the numbers of a row are alike. Parses are not part of the times.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from extractors.entities import resolve
from extractors.facts import Document
from extractors.nlp import load, parse
from extractors.repair import repair
from extractors.tokens import Doc

LENGTHS = (1_000, 10_000, 30_000, 100_000)  # words
RUNS = 3
SYLLABLES = ("ba", "do", "ke", "li", "mu", "ra", "so", "ti", "vo", "za")


def name(number: int) -> str:
    """A made-up word with a capital, another one for each number below 100,000."""
    letters = "".join(SYLLABLES[int(digit)] for digit in f"{number:05d}")
    return letters.capitalize()


def distinct(number: int) -> str:
    """A sentence of two people whom no other sentence names."""
    return f"Anna {name(2 * number)} met Peter {name(2 * number + 1)} in Lima on Monday. "


def same(number: int) -> str:
    """A sentence of people whom all sentences name; ``number`` changes nothing."""
    del number
    return "Anna Dahl met Peter Holm, and Dahl told Holm of the plan. "


def family(number: int) -> str:
    """A sentence of one more person of one family name."""
    return f"{name(number)} Dahl met Dahl in Lima on Monday. "


def pronouns(number: int) -> str:
    """A sentence with several pronouns and a name now and then."""
    begin = "Anna Dahl met Peter Holm. " if number % 10 == 0 else ""
    return f"{begin}She told him that they had seen it, and he gave her his word. "


MAKES = {"distinct names": distinct, "one name": same, "one family": family, "pronouns": pronouns}


def text_of(make: str, words: int) -> str:
    """A text of this make with about as many words."""
    found: list[str] = []
    count = number = 0
    while count < words:
        found.append(MAKES[make](number))
        count += len(found[-1].split())
        number += 1
    return "".join(found)


def read_out(document: Document) -> list[Doc]:
    """The parse of a document, repaired, as the extraction has it."""
    ((_, docs),) = parse([document], load())
    return [repair(Doc(doc)) for doc in docs]


def seconds(docs: Sequence[Doc], document: Document, runs: int = RUNS) -> float:
    """The CPU seconds of resolving a parsed document, the least of several runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        resolve(docs, document)
        times.append(time.process_time() - began)
    return min(times)


def sentences_a_second(documents: Sequence[Document]) -> float:
    """How many sentences of the documents are resolved in a second."""
    parsed = [(document, read_out(document)) for document in documents]
    number = sum(sum(1 for _ in doc.sents) for _, docs in parsed for doc in docs)
    return number / sum(seconds(docs, document) for document, docs in parsed)


def main(sources: list[str]) -> None:
    """Print the speed on ``sources``, text files, and a table of time against length."""
    texts = [Path(source).read_text(encoding="utf-8") for source in sources]
    documents = [Document.of(text, f"{i}.txt") for i, text in enumerate(texts)]
    resolve(read_out(Document.of("Ann met Bob.", "warm.txt")), Document.of("", "warm.txt"))
    if documents:
        print(f"{sentences_a_second(documents):,.0f} sentences/s over {len(documents)} articles")
    print(" " * 15 + "".join(f"{length:>12,}" for length in LENGTHS))
    for make in MAKES:
        cells = []
        for length in LENGTHS:
            document = Document.of(text_of(make, length), "text.txt")
            took = seconds(read_out(document), document, runs=1)
            cells.append(f"{1e6 * took / length:9.1f} µs")
        print(f"{make:15}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
