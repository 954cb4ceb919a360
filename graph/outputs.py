"""The files beside a store: facts, mentions, the map and the graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from graph.files import replacing, replacing_bytes
from graph.map.render import render
from graph.records import write_facts, write_mentions
from graph.store import Store
from graph.turtle import write_store

Stage = Literal["read", "kept", "stored", "identified", "writing"]
Progress = Callable[[Stage, str], None]


def ignore(*_: object) -> None:
    """A listener that does not listen."""


def write(store: Store, output: Path, progress: Progress = ignore) -> None:
    """Write what is beside the store: each file whole or not at all.

    Raises OSError where ``output`` cannot be written.
    """
    extractions = list(store.extractions())
    progress("writing", "facts.jsonl")
    with replacing_bytes(output / "facts.jsonl") as out:
        write_facts(extractions, out)
    progress("writing", "mentions.jsonl")
    with replacing_bytes(output / "mentions.jsonl") as out:
        write_mentions(extractions, out)
    progress("writing", "graph.html")
    with replacing(output / "graph.html") as page:
        page.write(render(extractions))
    # Last, because a reader takes it for the sign that a build has come to its end.
    progress("writing", "graph.ttl")
    with replacing_bytes(output / "graph.ttl") as out:
        write_store(store, out)
