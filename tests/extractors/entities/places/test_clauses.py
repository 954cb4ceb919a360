"""Capitals by their role in the clause: acting, the state; located, the city (see clauses.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.facts import Document, Entity

TABLE = Path(__file__).with_name("clauses.tsv").read_text(encoding="utf-8")
CLAUSES = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]


def meant(text: str, name: str) -> Entity:
    """The entity of the smallest mention that holds the first occurrence of a name."""
    at = text.index(name)
    (extraction,) = extract([Document.of(text, "test.txt")])
    found = [
        (resolved.mention.end - resolved.mention.start, entity)
        for entity in extraction.entities
        for resolved in entity.mentions
        if resolved.mention.start <= at < resolved.mention.end
    ]
    return min(found, key=lambda pair: pair[0])[1]


@pytest.mark.model
@pytest.mark.parametrize(("name", "role", "text"), CLAUSES)
def test_a_capital_in_its_clause(name: str, role: str, text: str) -> None:
    assert ("state" if meant(text, name).kind == "country" else "city") == role


def test_the_table_is_whole() -> None:
    assert len(CLAUSES) >= 75
    assert {role for _, role, _ in CLAUSES} == {"state", "city"}
