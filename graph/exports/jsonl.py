"""JSON Lines: one claim a line, as in ``facts.jsonl``, for scripts and notebooks."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from graph.exports.base import Exporter
from graph.lines import Only, Readable
from graph.records import write_facts
from graph.statements import stands


def write(store: Readable, out: BinaryIO, only: Only) -> None:
    """All claims, or ("edges") those that have a plain edge, in the order of documents."""
    for extraction in store.extractions():
        if only == "edges":
            kept = tuple(fact for fact in extraction.facts if stands(fact, store.edges))
            extraction = replace(extraction, facts=kept)
        write_facts([extraction], out)


EXPORTER = Exporter(".jsonl", "application/jsonl", "one claim a line, for programs", write)
