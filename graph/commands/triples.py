"""``triplewire triples``: plain triples of the sentences on standard input, without a graph."""

from __future__ import annotations

import io
import sys

import click

from graph.commands.choice import min_confidence_option
from graph.commands.shared import Refused, output_option, result_stream


@click.command("triples")
@click.option(
    "--shape",
    type=click.Choice(["folded", "clauses"]),
    default="folded",
    show_default=True,
    help="folded: binary, inner objects and prepositions in the relation; clauses: n-ary.",
)
@click.option("--pretokenized", is_flag=True, help="A line is one sentence, words apart by spaces.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English.")
@min_confidence_option
@output_option
def command(
    shape: str, pretokenized: bool, model: str | None, min_confidence: float | None, output: str
) -> None:
    """Open-IE triples of standard input, tab-separated.

    One line a triple: line number (from 1), confidence, subject, relation, object, further
    arguments.

    \b
    Examples:
      echo "Kim met Putin in Beijing." | triplewire triples
      triplewire triples --shape clauses < article.txt
      triplewire triples --min-confidence 0.7 < article.txt
      triplewire triples --pretokenized --shape folded < sentences.txt > triples.tsv
    """
    from extractors.nlp import ModelError
    from extractors.triples import triples

    # Only a line feed ends a line, so that line numbers are those of other tools.
    text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    lines = (line.rstrip("\r\n") for line in text)
    try:
        with result_stream(output) as stream:
            for row in triples(
                lines,
                shape=shape,
                pretokenized=pretokenized,
                model=model,
                min_confidence=min_confidence or 0.0,
            ):
                stream.write("\t".join(_cell(part) for part in row) + "\n")
    except ModelError as error:
        raise Refused(str(error)) from None


def _cell(part: object) -> str:
    """A cell that keeps its row in one line and its columns apart."""
    return " ".join(str(part).split())
