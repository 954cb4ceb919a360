"""Rows of tables and lines of code are no article; lists and prose stay."""

from __future__ import annotations

import pytest

from extractors.clean import blocks
from extractors.cleaning.tables import rows, without
from extractors.facts import Document

TABLES = {
    "Markdown": "| Port | Ships |\n|---|---:|\n| Oslo | 12 |\n| Malta |  |",
    "bars without ends": "Port | Ships | Crews\n-----|-------|------\nOslo | 12 | 9\nMalta | 3 | 2",
    "drawn": "+------+----+\n| Oslo | 12 |\n+------+----+\n| Lima | 13 |\n+------+----+",
    "tabs": "Port\tShips\nOslo\t12\nMalta\t\t3",
    "commas": "port,ships,crews\nOslo,12,9\nSan Marino,0,0",
    "columns": "Port        Ships   Crews\nOslo           12       9\nMalta           3       2",
    "a program": "def sail(ship):\n    while ship.afloat():\n        ship.speed = 12\n",
    "JSON": '{"port": "Oslo", "ships": [{"name": "Astrid", "crew": 12}]}',
    "C": "for (int i = 0; i < n; i++) { sum += ships[i]; }",
}
PROSE = {
    "one line with a bar": "Sport | The ferry won the race",
    "a dialogue with dashes": "- Where is it?\n- In Malta.",
    "a list with commas": "Ann Lee, Norway, 10.32\nBob Roe, Italy, 10.41\nEva Paz, Chile, 10.55",
    "a signature": "OSLO (AP) — The navy (which lost it) searched off Malta; nobody was hurt.",
    "numbers": "The firm paid $2 million (€1.9m), or 12% of its sales = a record.",
    "two spaces after a full stop": "It sank.  All left it.  \nThe navy came.  It found it.",
    "cells with sentences": "Mon\tThe navy found the wreck off Malta.\nTue\tIts crew left Malta.",
    "markup, which a title may hold": '<b class="x">alert</b>',
    "a quotation": "\"No,\" he said, \"we won't (ever) leave; it's our 'home'.\"",
}


@pytest.mark.parametrize("sort", TABLES)
def test_rows_are_found(sort: str) -> None:
    text = TABLES[sort]
    lines = [text[start:end] for start, end in rows(text)]
    kept = [line for line in text.splitlines() if line not in lines]
    assert kept in ([], ["    while ship.afloat():", "        ship.speed = 12"])


@pytest.mark.parametrize("sort", PROSE)
def test_prose_is_no_table(sort: str) -> None:
    assert rows(PROSE[sort]) == []


@pytest.mark.parametrize("name", ["article.md", "article.txt"])
@pytest.mark.parametrize("sort", [sort for sort in TABLES if sort != "a program"])
def test_only_the_article_around_a_table_is_read(sort: str, name: str) -> None:
    before, after = "The port published its figures on Monday.", "The mayor praised the crews."
    text = f"{before}\n\n{TABLES[sort]}\n\n{after}\n"
    found = blocks(Document.of(text, name))
    assert [text[block.start : block.end] for block in found] == [before, after]


def test_the_text_keeps_its_length() -> None:
    text = "One.\nOslo\t12\nMalta\t3\nTwo."
    assert without(text, rows(text)) == "One.\n       \n       \nTwo."
