"""CSV (RFC 4180, UTF-8, with a head): one claim a row, for spreadsheets and data frames.

A text that a spreadsheet would run as a formula, because it begins with = + - @, a tab or a
carriage return, gets an apostrophe before it, numbers do not. One that begins with apostrophes and
such a sign gets one more, so that taking one away (``unguarded``) gives every text back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from extractors.facts import Argument, End, Extraction, Fact
from extractors.values import Amount
from graph.exports.base import Exporter
from graph.lines import Only, Readable
from graph.names_only import named_edges
from graph.statements import Edges, stands
from graph.terms import sendable

COLUMNS = (
    *("id", "document", "title", "published"),
    *("subject_id", "subject", "subject_kind", "subject_mention"),
    *("relation", "phrase", "event"),
    *("object_id", "object", "object_kind", "object_mention"),
    *("arguments", "attributed_to", "attribution_cue", "polarity", "modality", "tense"),
    *("time", "time_start", "time_end", "place"),
    *("quantity", "quantity_low", "quantity_high", "comparison", "unit", "circumstances"),
    *("confidence", "rule", "extractor", "plain_edge"),
    *("named_subject", "named_relation", "named_object"),
    *("start", "end", "sentence"),
)
_FORMULA = re.compile(r"'*(?![+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-][0-9]+)?\Z)[=+\-@\t\r]")
"""Numbers are none."""


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """All claims, or ("edges") those that have a plain edge, in the order of documents."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    for extraction in store.extractions():
        writer.writerows(_rows(extraction, only, store.edges))
        out.write(held.getvalue().encode("utf-8"))
        held.seek(0)
        held.truncate()
    out.write(held.getvalue().encode("utf-8"))


def _rows(extraction: Extraction, only: Only, edges: Edges) -> Iterator[list[str]]:
    entities = {entity.id: entity for entity in extraction.entities}
    document = extraction.document
    for fact in extraction.facts:
        plain = stands(fact, edges)
        if only == "edges" and not plain:
            continue
        among = named_edges(fact, entities)
        cells = (
            *(fact.id, document.name, document.title, document.published),
            *_end(fact.subject),
            *(fact.relation.label, fact.relation.phrase, fact.relation.event),
            *_end(fact.object),
            "; ".join(_argument(argument) for argument in fact.arguments),
            *_qualifiers(fact),
            "true" if plain else "false",
            *((among.subject_label, among.relation, among.object_label) if among else ("",) * 3),
            *(fact.evidence.start, fact.evidence.end, fact.evidence.sentence),
        )
        yield [guarded(cell) for cell in cells]


def _end(end: End | None) -> tuple[str, str, str, str]:
    return (end.id, end.label, end.kind, end.mention.text) if end else ("", "", "", "")


def _argument(argument: Argument) -> str:
    words = " ".join(part for part in (argument.preposition, argument.end.mention.text) if part)
    return f"{argument.role}: {words}"


def _qualifiers(fact: Fact) -> tuple[object, ...]:
    return (
        fact.attributed_to.label if fact.attributed_to else None,
        fact.attribution_cue,
        *(fact.polarity, fact.modality, fact.tense),
        fact.time,
        *((fact.interval.start, fact.interval.end) if fact.interval else (None, None)),
        fact.place,
        fact.quantity,
        *_amount(fact.amount),
        "; ".join(clause.text for clause in fact.circumstances),
        *(fact.confidence, fact.rule, fact.extractor),
    )


def _amount(amount: Amount | None) -> tuple[object, ...]:
    if amount is None:
        return (None,) * 4
    bounds = (None if value is None else f"{value:.15g}" for value in (amount.low, amount.high))
    return (*bounds, amount.comparison, amount.unit)


def guarded(value: object) -> str:
    """A value as the text of a cell that no spreadsheet runs; None is empty."""
    text = sendable("" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of which ``guarded`` made a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


EXPORTER = Exporter(".csv", "text/csv", "a table of claims, for spreadsheets", write)
