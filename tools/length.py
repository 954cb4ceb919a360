"""Time against the length of a sentence: what parse and extraction take for each token.

    python tools/length.py

Prints, for sentences of 100 to 10,000 tokens of several makes, the CPU time a token of the parse
and of the extraction (entities, rules, qualifiers), the least of three runs. Where time is linear,
the numbers of a row are alike.
"""

from __future__ import annotations

import time

from extractors.extract import extraction_of
from extractors.facts import Document
from extractors.nlp import load, parse

LENGTHS = (100, 300, 1_000, 3_000, 10_000)
RUNS = 3

# What a sentence begins with, what is repeated in it, and what it ends with.
SENTENCES: dict[str, tuple[str, str, str]] = {
    "joined clauses": (
        "",
        "the mayor met the judge and the guard closed the gate and ",
        "it rained.",
    ),
    "list of nouns": ("The store sold ", "ripe apples, old pears, ", "and bread."),
    "list of names": ("The king met ", "Ann Lee, Bob Roe, Carla Diaz, ", "and Eve Kim."),
    "nested clauses": ("", "Ann said that Bob thought that ", "the ship sank."),
    "relative clauses": (
        "The man who met ",
        "the woman who saw the dog that bit ",
        "the mayor left.",
    ),
    "of upon of": ("The friend ", "of the brother of the mayor ", "left."),
    "infinitives": ("The mayor wanted ", "to ask the judge to help the guard ", "."),
    "no verb": ("", "the red house near the old port with a small garden ", "."),
    "capitals": ("", "NORWAY SENDS SHIPS TO PERU AND ", "CHILE WAITS."),
    "commas": ("The mayor left ", ", ", "."),
    "brackets": ("The mayor ", "( who ", "left."),
    "numbers": ("", "12 345 7.5 ", "."),
    "numbered": ("The mayor left ", "1. ", "and the judge stayed."),
    "one word": ("", "buffalo herds buffalo ", "."),
    "scores": ("", "Oslo 3-1 Rome, ", "."),
}


def sentence(make: str, tokens: int) -> str:
    """A sentence of this make with about as many tokens; a sign counts as one."""
    begin, middle, end = SENTENCES[make]
    size = len(middle.replace(",", " ,").split())
    return begin + middle * max(1, tokens // size) + end


def timed(text: str) -> tuple[int, float, float]:
    """How many tokens a text has, and the CPU seconds of parsing it and of extracting from it."""
    document = Document.of(text, "text.txt")
    parsing: list[float] = []
    extracting: list[float] = []
    for _ in range(RUNS):
        began = time.process_time()
        ((_, docs),) = parse([document], load())
        parsed = time.process_time()
        extraction_of(document, docs)
        extracting.append(time.process_time() - parsed)
        parsing.append(parsed - began)
    return sum(map(len, docs)), min(parsing), min(extracting)


def main() -> None:
    """Print a table: a make of sentence a line, parse and extraction for each length."""
    timed("Ann met Bob.")  # the model is loaded, the word lists are read
    print(" " * 17 + "".join(f"{length:>16,}" for length in LENGTHS))
    print(" " * 17 + "   parse  extract" * len(LENGTHS))
    for make in SENTENCES:
        cells = []
        for length in LENGTHS:
            tokens, parsing, extracting = timed(sentence(make, length))
            cells.append(f"{1e6 * parsing / tokens:8.0f} {1e6 * extracting / tokens:8.0f}")
        print(f"{make:17}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
