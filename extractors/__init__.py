"""News text to facts. Knows language (spaCy), never RDF.

``extract(documents)`` streams an ``Extraction`` for each document; ``fingerprint()`` names the code
and the model that made it. Importing this package is cheap: spaCy is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.facts import Document, Entity, Evidence, Extraction, Fact, Mention

if TYPE_CHECKING:
    from extractors.extract import extract, fingerprint

__all__ = [
    "Document",
    "Entity",
    "Evidence",
    "Extraction",
    "Fact",
    "Mention",
    "extract",
    "fingerprint",
]


def __getattr__(name: str) -> Any:
    if name in ("extract", "fingerprint"):
        import importlib

        return getattr(importlib.import_module("extractors.extract"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
