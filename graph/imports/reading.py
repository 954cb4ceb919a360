"""RDF from elsewhere, read strictly and as a stream: its graphs, as lines of canonical N-Triples.

Literals are as the engine keeps them ("007" is 7), so that equal triples are equal lines. There
are no blank nodes anywhere: each becomes a Skolem IRI (RDF 1.1 Concepts, section 3.5),
``<base>.well-known/genid/HASH``, of the content's hash and the place at which the node occurs
first among the blank nodes. The same content gives the same IRIs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from graph.imports.content import Content, ImportProblem
from graph.imports.entities import check_entities

PARSED = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
"""The formats of ``graph.imports.formats``."""

VERSION = "1"
"""Counts up when the same file gives other triples."""

MOST_ERRORS = 5
_LOOKING = 10_000  # statements that are read after an error to find others
_CHUNK = 20_000  # statements that are held
_CONTINUING = (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.TRIG)

Part = tuple[str, list[str]]
"""The IRI of a graph, and lines of it without " .", sorted."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How content is read: in ``format``, what has no graph goes into ``graph``.

    With ``only`` everything does. ``base`` is where Skolem IRIs live.
    """

    format: str
    graph: str
    base: str
    only: bool = False

    def parts(self, content: Content) -> Iterator[Part]:
        """The graphs of ``content``, some statements at a time. Raises ImportProblem."""
        known = PARSED[self.format]
        if known is RdfFormat.RDF_XML:
            check_entities(content.stream)
            content.rewind()
        skolem = Skolem(self.base, content.digest)
        held: list[Quad] = []
        for quad in _parsed(content, known):
            held.append(skolem(quad))
            if len(held) >= _CHUNK:
                yield from self._lines(held)
                held = []
        yield from self._lines(held)

    def _lines(self, quads: Iterable[Quad]) -> Iterator[Part]:
        for iri, lines in canonical(quads, NamedNode(self.graph) if self.only else None):
            yield iri or self.graph, lines


class Skolem:
    """Gives blank nodes their IRIs, in the order in which they occur."""

    def __init__(self, base: str, digest: str) -> None:
        self._base, self._digest = base, digest
        self._known: dict[BlankNode, NamedNode] = {}

    def __call__(self, quad: Quad) -> Quad:
        """``quad`` without blank nodes. Raises ImportProblem where it is not of RDF 1.1."""
        subject, predicate, value, graph = quad
        if isinstance(value, Triple) or isinstance(subject, Triple):
            raise ImportProblem(
                f"the triple term in a statement of {subject} is of RDF 1.2; "
                "only RDF 1.1 can be imported (rdf:Statement instead of a reifier)"
            )
        if isinstance(value, Literal) and value.direction is not None:
            raise ImportProblem(
                f"the text with a direction in a statement of {subject} is of RDF 1.2; "
                "only RDF 1.1 can be imported"
            )
        if not (
            isinstance(subject, BlankNode)
            or isinstance(value, BlankNode)
            or isinstance(graph, BlankNode)
        ):
            return quad
        return Quad(
            self._named(subject) if isinstance(subject, BlankNode) else subject,
            predicate,
            self._named(value) if isinstance(value, BlankNode) else value,
            self._named(graph) if isinstance(graph, BlankNode) else graph,
        )

    def _named(self, node: BlankNode) -> NamedNode:
        iri = self._known.get(node)
        if iri is None:
            seen = f"{self._digest} {len(self._known)}".encode()
            hash = blake2b(seen, digest_size=12).hexdigest()
            iri = self._known[node] = NamedNode(f"{self._base}.well-known/genid/{hash}")
        return iri


def canonical(quads: Iterable[Quad], only: NamedNode | None = None) -> Iterator[Part]:
    """Quads without blank nodes as sorted lines, graph by graph; "" is the default graph.

    With ``only`` all are of this graph.
    """
    held = Store()
    held.extend(
        quads
        if only is None
        else (Quad(one.subject, one.predicate, one.object, only) for one in quads)
    )
    names = [DefaultGraph(), *sorted(held.named_graphs(), key=str)]
    for name in names:
        text = (held.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"").decode("utf-8")
        lines = sorted(line[:-2] for line in text.split("\n") if line)
        if lines:
            yield name.value if isinstance(name, NamedNode) else "", lines


def _parsed(content: Content, format: RdfFormat) -> Iterator[Quad]:
    """Every statement, before the first error. Raises ImportProblem with the first errors."""
    statements = pyoxigraph.parse(content.stream, format)
    wrong: list[str] = []
    after = 0
    while len(wrong) < MOST_ERRORS and after < _LOOKING:
        try:
            quad = next(statements, None)
        except SyntaxError as error:
            wrong.append(_said(error))
            if format not in _CONTINUING:
                break
            continue
        except MemoryError:  # a token that is longer than the parser's buffer of 16 MB
            wrong.append("a single text or IRI in it is longer than 16 MB")
            break
        except (ValueError, OSError, EOFError) as error:
            wrong.append(" ".join(str(error).split()))
            break
        if quad is None:
            break
        if wrong:
            after += 1
        else:
            yield quad
    if wrong:
        raise ImportProblem("; ".join(dict.fromkeys(wrong)))


def _said(error: SyntaxError) -> str:
    """The parser's words, shortened, after the place where it has one."""
    words = " ".join(str(error.msg).split())
    if "LoadDocumentCallback" in words:
        return (
            "its @context stands elsewhere, and nothing is fetched from the network; "
            "write the context into the file"
        )
    words = words.partition(": ")[2] if words.startswith("Parser error") else words
    words = words if len(words) <= 200 else words[:200] + "…"
    return words if error.lineno is None else f"line {error.lineno}, column {error.offset}: {words}"
