"""A fact as lines of text that a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Document, Fact
from extractors.values import Amount
from graph.table import on_one_line

SHORT_ID = 8


def statement(fact: Fact) -> str:
    """The fact in one line: ``Kim Jong Un — meet → Vladimir Putin · in Beijing``."""
    words = f"{fact.subject.label} — {fact.relation.label}"
    if fact.object is not None:
        words += f" → {fact.object.label}"
    for argument in fact.arguments:
        words += f" · {argument.preposition or argument.role + ':'} {argument.end.label}"
    return on_one_line(words)


def amount_words(amount: Amount | None) -> str:
    """The amount in one line: ``at least 107 people``, ``10–20 ships``; empty for none."""
    if amount is None:
        return ""
    bounds = [value for value in (amount.low, amount.high) if value is not None]
    number = "–".join(dict.fromkeys(f"{round(value, 4):,.15g}" for value in bounds))
    if amount.comparison == "about" and amount.high is None:
        number += " or more"
    how = "" if amount.comparison in ("exactly", "between") else amount.comparison
    return on_one_line(" ".join(part for part in (how, number, amount.unit) if part))


def manner(fact: Fact) -> str:
    """How it is meant: ``denied, possible, says KCNA``; empty for what the article asserts."""
    said = ["denied"] if fact.polarity == "negative" else []
    if fact.modality != "asserted":
        said.append(fact.modality)
    if fact.attributed_to is not None:
        said.append(f"says {fact.attributed_to.label}")
    return on_one_line(", ".join(said))


def details(fact: Fact) -> str:
    """Days, amount and clauses beside it: ``2024-10-17 · at least 107 people · because …``."""
    found = [str(fact.interval or ""), amount_words(fact.amount)]
    found += [clause.text for clause in fact.circumstances]
    return on_one_line(" · ".join(part for part in found if part))


def fact_lines(fact: Fact, document: Document) -> Iterator[str]:
    """The statement, its details, its sentence, and where that stands (offsets in characters)."""
    meant = manner(fact)
    yield statement(fact) + (f"  [{meant}]" if meant else "")
    known = details(fact)
    if known:
        yield f"    {known}"
    yield f"    “{on_one_line(fact.evidence.sentence)}”"
    place = f"{document.name}, characters {fact.evidence.start}–{fact.evidence.end}"
    yield f"    {on_one_line(place)} · fact {fact.id[:SHORT_ID]}"
