"""``triplewire facts``: what the graph says, each fact with its sentence."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING, Any

import click

from graph.commands.choice import chosen, selection_options
from graph.commands.shared import opened, output_option, result_stream, store_option

if TYPE_CHECKING:
    from extractors.facts import Document, Extraction, Fact

COLUMNS = (
    "id",
    "document",
    "subject",
    "relation",
    "event",
    "object",
    "arguments",
    "attributed_to",
    "polarity",
    "modality",
    "time",
    "interval",
    "place",
    "quantity",
    "amount",
    "circumstances",
    "confidence",
    "rule",
    "start",
    "end",
    "sentence",
)


@click.command("facts")
@selection_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs (as in facts.jsonl), or for a spreadsheet.",
)
@output_option
@store_option
def command(place: str, output: str, form: str, **wishes: Any) -> None:
    """List facts, by article and in the order of its text.

    Names are matched in any case, with their aliases; --about also finds what belongs to the name.

    \b
    Examples:
      triplewire facts --about "Kim Jong Un"
      triplewire facts --between "North Korea" Ukraine
      triplewire facts --source KCNA --modality planned
      triplewire facts --event CONSULT
      triplewire facts --min-confidence 0.8
      triplewire facts --format csv -o facts.csv
    """
    with opened(place) as store:
        found = chosen(store, **wishes)
    with result_stream(output) as stream:
        {"text": write_text, "jsonl": write_jsonl, "csv": write_csv}[form](found, stream)


def write_text(found: list[Extraction], stream: IO[str]) -> None:
    """Each fact with its sentence and place, a blank line between facts."""
    from graph.commands.readable import fact_lines

    facts = [(fact, extraction.document) for extraction in found for fact in extraction.facts]
    for number, (fact, document) in enumerate(facts):
        stream.write("\n" if number else "")
        stream.writelines(line + "\n" for line in fact_lines(fact, document))


def write_jsonl(found: list[Extraction], stream: IO[str]) -> None:
    """The lines of ``facts.jsonl``."""
    from graph.records import fact_record, json_line

    for extraction in found:
        for fact in extraction.facts:
            stream.write(json_line(fact_record(fact, extraction.document)).decode())


def write_csv(found: list[Extraction], stream: IO[str]) -> None:
    """One row a fact (RFC 4180), with a head; no cell is a formula (see ``graph.exports.csv``)."""
    from graph.exports.csv import guarded

    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for extraction in found:
        for fact in extraction.facts:
            writer.writerow(map(guarded, row(fact, extraction.document)))


def row(fact: Fact, document: Document) -> list[str]:
    """The values of ``COLUMNS``; arguments as ``in Beijing; with Russia``.

    The interval is written as in EDTF, the amount as ``at least 107 people``.
    """
    from graph.commands.readable import amount_words

    arguments = (f"{one.preposition or one.role} {one.end.label}" for one in fact.arguments)
    return [
        fact.id,
        document.name,
        fact.subject.label,
        fact.relation.label,
        fact.relation.event or "",
        fact.object.label if fact.object else "",
        "; ".join(arguments),
        fact.attributed_to.label if fact.attributed_to else "",
        fact.polarity,
        fact.modality,
        fact.time or "",
        str(fact.interval or ""),
        fact.place or "",
        fact.quantity or "",
        amount_words(fact.amount),
        "; ".join(clause.text for clause in fact.circumstances),
        f"{fact.confidence:.2f}",
        fact.rule,
        str(fact.evidence.start),
        str(fact.evidence.end),
        fact.evidence.sentence,
    ]
