"""Claims and values as pages show them: texts with links, and sentences with their ends marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from graph.vocabulary import KIND_CLASSES, RELATION, prefixes

ENDS = ("subject", "relation", "object", "by")
"""What of a claim has a label, as ``queries.details`` names it."""
PARTS = ("entity", "fact", "document", "relation")
_SPAN = re.compile(r"#char=(\d+),(\d+)")
_KINDS = {str(iri): kind for kind, iri in KIND_CLASSES.items()}


@dataclass(frozen=True, slots=True)
class Value:
    """A value on a page: its text, and where it leads ("" for literals)."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in a list. ``sentence`` is in pieces, each with the class of its mark or ""."""

    link: str
    subject: Value
    relation: Value
    object: Value | None
    marks: tuple[str, ...]
    by: Value | None
    sentence: tuple[tuple[str, str], ...]
    document: Value
    date: str

    @property
    def statement(self) -> str:
        """The claim in a line: ``Kim Jong Un — meet → Vladimir Putin``."""
        rest = f" → {self.object.text}" if self.object else ""
        return f"{self.subject.text} — {self.relation.text}{rest}"


def local(iri: str, base: str) -> str:
    """Where a link on a page of a thing leads: to our own page for what is ours, else to the IRI.

    Links are relative to a page one level down, so that the server can stand below any path.
    """
    for part in PARTS:
        start = RELATION if part == "relation" else f"{base}{part}/"
        if iri.startswith(start):
            name = iri[len(start) :].partition("#")[0]
            return f"../{part}/{quote(name, safe='%')}"
    return iri if iri.startswith(("http://", "https://")) else ""


def short(iri: str, base: str) -> str:
    """An IRI with its prefix, where we have one."""
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def kind(iri: str) -> str:
    """The kind of entity that a class stands for: person, country …, "" for others."""
    return _KINDS.get(iri, "")


def claim(row: Mapping[str, str], labels: Mapping[str, str], base: str) -> Said:
    """A claim from a row of ``queries.details``; ``labels`` are those of its ``ENDS`` by IRI."""

    def value(name: str) -> Value | None:
        iri = row.get(name)
        return Value(labels.get(iri) or short(iri, base), local(iri, base)) if iri else None

    subject, relation = value("subject"), value("relation")
    assert subject is not None
    assert relation is not None
    marks = [row[name].rsplit("#", 1)[-1].lower() for name in ("polarity", "modality")]
    told = tuple(
        "denied" if mark == "negative" else mark
        for mark in marks
        if mark not in ("positive", "asserted")
    )
    start = place(row["span"])[0]
    ends = {
        name: row.get(f"{name}_mention")
        or _by_label(row["sentence"], start, labels.get(row.get(name, ""), ""))
        for name in ("subject", "object")
    }
    return Said(
        local(row["claim"], base),
        subject,
        relation,
        value("object"),
        told,
        value("by"),
        tuple(marked(row["sentence"], start, ends)),
        Value(row["name"], local(row["document"], base)),
        row.get("date", "")[:10],
    )


def place(iri: str) -> tuple[int, int]:
    """The characters that a span or a mention stands for (RFC 5147), (0, 0) for another IRI."""
    match = _SPAN.search(iri)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _by_label(text: str, start: int, label: str) -> str:
    """Where an end is that has no mention: at its label; "" where the text has that otherwise."""
    found = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) if label else None
    return f"#char={start + found.start()},{start + found.end()}" if found else ""


def marked(text: str, start: int, ends: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """``text``, which begins at ``start`` of its document, in pieces with their marks.

    ``ends`` are mentions by the class of their mark; where they overlap the shorter one counts.
    """
    found = sorted((*place(iri), name) for name, iri in ends.items())
    inside = [(first - start, last - start, name) for first, last, name in found]
    spans = [span for span in inside if 0 <= span[0] < span[1] <= len(text)]
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span[:2])})
    for first, last in pairwise(cuts):
        over = [span for span in spans if span[0] <= first and last <= span[1]]
        shortest = min(over, key=lambda span: span[1] - span[0], default=(0, 0, ""))
        yield text[first:last], shortest[2]


def in_order(
    ids: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    labels: Mapping[str, str],
    base: str,
) -> list[tuple[str, Said]]:
    """Claims from the rows of ``queries.details`` in the order of their IRIs in ``ids``."""
    known: dict[str, Said] = {}
    for row in rows:
        if row["claim"] not in known:
            known[row["claim"]] = claim(row, labels, base)
    return [(id, known[id]) for id in ids if id in known]
