"""What services have answered, a line each, so that nothing is asked twice.

A line bears the hash of service and query, both, and the candidates; the manifest of a service is
kept the same way. Lines are sorted by their hash: the same answers give the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.facts import content_hash
from graph.files import replacing
from graph.reconciliation.manifest import Manifest, manifest
from graph.reconciliation.queries import Candidate, Query, candidates

FILE = "reconciled.jsonl"


@dataclass
class Cache:
    """The answers in the file ``path``; ``damaged`` are the numbers of lines that are none."""

    path: Path
    lines: dict[str, dict[str, Any]] = field(default_factory=dict)
    damaged: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Cache:
        """The file's answers; none where it is not there. Raises OSError and UnicodeDecodeError."""
        cache = cls(path)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cache
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                one = json.loads(line)
                cache.lines[str(one["key"])] = one
            except (ValueError, TypeError, KeyError, RecursionError):
                cache.damaged.append(number)
        return cache

    def manifest(self, service: str) -> Manifest | None:
        """What a service said of itself, if it was asked."""
        said = self.lines.get(_key(service), {}).get("manifest")
        address = said.get("address") if isinstance(said, dict) else None
        return manifest(said, address if isinstance(address, str) else service)

    def keep_manifest(self, service: str, said: Manifest) -> None:
        """Add what a service says of itself."""
        key = _key(service)
        self.lines[key] = {"key": key, "service": service, "manifest": said.record()}

    def answer(self, service: str, query: Query) -> tuple[Candidate, ...] | None:
        """What a service answered, None where it was not asked this."""
        return candidates(self.lines.get(query.key(service), {}).get("candidates"))

    def keep(self, service: str, query: Query, found: tuple[Candidate, ...]) -> None:
        """Add an answer."""
        key = query.key(service)
        self.lines[key] = {
            "key": key,
            "service": service,
            "query": query.record(),
            "candidates": [one.record() for one in found],
        }

    def write(self) -> None:
        """Write the file, whole or not at all. Raises OSError."""
        with replacing(self.path) as stream:
            for key in sorted(self.lines):
                stream.write(json.dumps(self.lines[key], ensure_ascii=False, sort_keys=True) + "\n")


def _key(service: str) -> str:
    return content_hash(service, "manifest")
