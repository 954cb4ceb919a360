"""Does a graph have the shape that it promises? SHACL (W3C Recommendation), said in plain words.

The validator (shacl-rust) is handed the statements as they come, a graph at a time, so that a
large store needs little memory; what its report names is looked up afterwards.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse, serialize
from rdflib import RDF, RDFS, SH, Graph

from graph.vocabulary import OA, TW, ontology, prefixes, shapes

Term = NamedNode | BlankNode | Literal
Ask = Callable[[str], Any]
"""Answers a SELECT over the union of all graphs."""

_BY_NODE = f"<{SH.NodeConstraintComponent}>"
_QUOTED = "<http://www.w3.org/ns/prov#wasQuotedFrom>"
_LONGEST = 200  # characters of a value that are shown

_WORDS = {
    "MinCountConstraintComponent": "has no {path}, or too few",
    "MaxCountConstraintComponent": "has several values of {path}, which can have one",
    "DatatypeConstraintComponent": "has the wrong datatype in {path}: {value}",
    "InConstraintComponent": "has a value in {path} that is none of those allowed: {value}",
    "ClassConstraintComponent": "points by {path} to what is of another class: {value}",
    "NodeConstraintComponent": "points by {path} to what is not whole itself: {value}",
    "NodeKindConstraintComponent": "has a term of the wrong kind in {path}: {value}",
    "MinInclusiveConstraintComponent": "has too small a number in {path}: {value}",
    "MaxInclusiveConstraintComponent": "has too large a number in {path}: {value}",
    "LessThanConstraintComponent": "has in {path} what comes not before its end: {value}",
    "LessThanOrEqualsConstraintComponent": "has in {path} what comes after its end: {value}",
    "MinLengthConstraintComponent": "has an empty text in {path}",
    "PatternConstraintComponent": "has a text in {path} of the wrong form: {value}",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong with one subject.

    ``subject`` is its IRI, shortened; ``words`` what is wrong; ``claim`` and ``sentence`` what the
    subject says and where, "" where it is no claim.
    """

    subject: str
    words: str
    claim: str = ""
    sentence: str = ""

    def __str__(self) -> str:
        said = f" ({self.claim})" if self.claim else ""
        quoted = f"\n    “{self.sentence}”" if self.sentence else ""
        return f"{self.subject}{said} {self.words}{quoted}"


def violations(data: Graph, base: str) -> list[Violation]:
    """What is wrong with a graph by our shapes, sorted; nothing where it conforms.

    Raises ImportError without shacl-rust.
    """
    held = Store()
    text = data.serialize(format="nt", encoding="utf-8")
    held.bulk_load(text, RdfFormat.N_TRIPLES)
    return violations_in(lambda: [text], held.query, base)


def violations_in(ntriples: Callable[[], Iterable[bytes]], ask: Ask, base: str) -> list[Violation]:
    """The same for statements in chunks of N-Triples, of which ``ask`` answers questions.

    A chunk may end anywhere. They are gone through once where nothing is wrong, and again to find
    out what is wrong with what is pointed to. Raises ImportError without shacl-rust.
    """
    looked_at: set[str] = set()
    while True:
        found = results(ntriples(), "".join(sorted(looked_at)))
        pointed_to = set(_not_whole(found))
        if pointed_to <= looked_at:
            break
        looked_at |= pointed_to
    said = {_violation(result, ask, base) for result in found}
    return sorted(said, key=lambda one: (one.subject, one.words, one.sentence))


class _Chunks(io.RawIOBase):
    """Chunks of bytes as a file."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._held = memoryview(chunk)
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def _not_whole(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What has the validator look at each node that another one finds fault with by ``sh:node``."""
    for result in found:
        value = result.get("value", "")
        if result["sourceConstraintComponent"] == _BY_NODE and value.startswith("<"):
            for shape in _shapes_of(result.get("resultPath", "")):
                yield f"{shape} <{SH.targetNode}> {value} .\n"


@cache
def _shapes_of(path: str) -> tuple[str, ...]:
    """The shapes that the values of a property must have by ``sh:node``."""
    held = Store()
    held.bulk_load(shapes().encode(), RdfFormat.TURTLE)
    query = f"SELECT ?shape ?path {{ ?p <{SH.path}> ?path ; <{SH.node}> ?shape }}"
    rows: Any = held.query(query)
    return tuple(sorted(str(row["shape"]) for row in rows if str(row["path"]) == path))


def results(ntriples: Iterable[bytes], targets: str = "") -> list[dict[str, Any]]:
    """The results of the validator, whose terms are as in N-Triples.

    ``targets`` are further statements of the shapes.
    """
    import shacl_rust

    known = serialize(parse(ontology(), RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""
    with TemporaryDirectory() as folder:
        rules = Path(folder) / "shapes.ttl"
        rules.write_text(shapes() + targets, encoding="utf-8")
        report = shacl_rust.validate_file(
            io.BufferedReader(_Chunks(chain(ntriples, [known]))),
            str(rules),
            data_format="nt",
            experimental_index=True,  # a sixth of the memory, half the time
        )
    found: list[dict[str, Any]] = report["results"]
    return found


def _violation(result: dict[str, Any], ask: Ask, base: str) -> Violation:
    focus: str = result.get("focusNode", "")
    component = result["sourceConstraintComponent"].strip("<>").rsplit("#", 1)[-1]
    value = result.get("value")
    shown = "" if value is None else _short(value, base)[:_LONGEST]
    words = _WORDS.get(component, "breaks a rule ({component}) in {path}: {value}")
    path: str = result.get("resultPath", "")
    named = _short(path, base) if path.startswith("<") else "a path"
    said = words.format(path=named, value=shown, component=component)
    if not focus.startswith("<"):
        return Violation(focus or "something", said)
    return Violation(_short(focus, base), said, _claim(focus, ask), _sentence(focus, ask))


def _short(term: str, base: str) -> str:
    """A term of N-Triples for people."""
    if not term.startswith("<"):
        return f"“{_text(term)}”"
    iri = term[1:-1]
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return term


def _text(literal: str) -> str:
    line = f"<x:s> <x:p> {literal} ."
    return next(str(quad.object.value) for quad in parse(line, RdfFormat.N_TRIPLES))


def _claim(focus: str, ask: Ask) -> str:
    """ "Kim Jong Un — meet → Vladimir Putin", as far as the labels are there."""
    row = _first(
        f"SELECT ?s ?p ?o ?subject ?predicate ?object WHERE {{ {focus} a <{TW.Claim}> "
        + "".join(
            f"OPTIONAL {{ {focus} <{RDF[name]}> ?{name[0]} "
            f"OPTIONAL {{ ?{name[0]} <{RDFS.label}> ?{name} }} }} "
            for name in ("subject", "predicate", "object")
        )
        + "}",
        ask,
    )
    if row is None:
        return ""
    labels = [_said(row[name] or row[name[0]]) for name in ("subject", "predicate", "object")]
    return f"{labels[0]} — {labels[1]} → {labels[2]}"


def _said(term: Term | None) -> str:
    return "…" if term is None else str(term.value)


def _sentence(focus: str, ask: Ask) -> str:
    row = _first(
        f"SELECT ?exact WHERE {{ {focus} {_QUOTED} ?span . ?span <{OA}hasSelector> ?selector . "
        f"?selector <{OA}exact> ?exact }}",
        ask,
    )
    return "" if row is None else _said(row["exact"])


def _first(query: str, ask: Ask) -> Any:
    """The first row of an answer, by order; None where there is none."""
    return next(iter(ask(f"{query} LIMIT 1")), None)
